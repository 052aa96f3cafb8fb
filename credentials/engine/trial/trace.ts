import type { FlowRequest, HttpAnswer, Session, Transport } from '../tokenFlow';

/** What a request of an explained login was sent for. */
export type TracedStep = 'login' | 'renewal' | 'test call';

/** A request of an explained login, and its answer; without one no answer came. */
export interface TracedExchange {
	step: TracedStep;
	request: FlowRequest;
	answer?: HttpAnswer;
}

/** What happened in an explained login. It holds secrets: whoever shows it has to mask them. */
export interface Trace {
	exchanges: TracedExchange[];
	/** The session of the login itself. */
	login?: Session;
	/** What came of the renewal that was tried: its session, or words of its failure. */
	renewal?: Session | string;
	/** What came of the test call; empty: the API accepted the token. */
	testCall?: string;
}

/** A transport that notes what is sent through it and what is answered. */
export function traced(transport: Transport, trace: Trace, step: TracedStep): Transport {
	return async (request) => {
		const exchange: TracedExchange = { step, request };
		trace.exchanges.push(exchange);
		exchange.answer = await transport(request);
		return exchange.answer;
	};
}
