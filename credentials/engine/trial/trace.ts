import type { FlowRequest, HttpAnswer, Session, Transport } from '../tokenFlow';

/** The purpose of a request in an explained login. */
export type TracedStep = 'login' | 'renewal' | 'test call';

/** A request of an explained login and its answer, which is absent if none came. */
export interface TracedExchange {
	step: TracedStep;
	request: FlowRequest;
	answer?: HttpAnswer;
}

/** The course of an explained login. It holds secrets, so it must be masked before it is shown. */
export interface Trace {
	exchanges: TracedExchange[];
	/** The session of the login itself. */
	login?: Session;
	/**
	 * The result of the renewal: its session, or the words of its failure. Absent: none was tried.
	 */
	renewal?: Session | string;
	/** The words with which the test call failed. Empty: the API accepted the token. */
	testCall?: string;
}

/** Returns a transport that records each request and its answer in the trace. */
export function traced(transport: Transport, trace: Trace, step: TracedStep): Transport {
	return async (request) => {
		const exchange: TracedExchange = { step, request };
		trace.exchanges.push(exchange);
		exchange.answer = await transport(request);
		return exchange.answer;
	};
}
