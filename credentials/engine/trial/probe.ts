/**
 * Asks the API whether a token is dead. HTTP Request can't judge an answer, and n8n makes it renew
 * and repeat the call after any failure. So the hooks ask the API first.
 */
import { isHtml, isTransientStatus, statusOf } from '../answers';
import { commonFailure } from '../failure/answerWords';
import type { ProbeVerdict, Probe } from '../session/state/sessionCache';
import type { SessionManager, Subject } from '../session/sessionManager';
import { requestFor } from './tryToken';
import type { HttpAnswer, TestCall, TokenFlow, Transport } from '../tokenFlow';

/**
 * Returns the function that asks about a token. Undefined if the credential has no harmless GET.
 */
export function probeFor(
	sessions: SessionManager,
	subject: Subject,
	transport: Transport,
): Probe | undefined {
	const { flow, stored } = subject;
	const call = flow.probe ?? flow.testCall;
	if (call === undefined || flow.source.kind === 'fixed') return undefined;
	return async (token) => {
		const session = stored?.token === token ? stored : sessions.peek(subject);
		try {
			const request = requestFor(flow, call, token, session?.values ?? {});
			return verdictOf(flow, call, await transport(request));
		} catch {
			return 'unavailable';
		}
	};
}

function verdictOf(flow: TokenFlow, { judge }: TestCall, answer: HttpAnswer): ProbeVerdict {
	if (flow.provesRejection(answer)) return 'dead';
	if (isTransientStatus(statusOf(flow, answer))) return 'unavailable';
	if (judge !== undefined) {
		const verdict = judge(answer);
		if (verdict === undefined) return 'alive';
		return verdict.outcome === 'rejected' ? 'dead' : 'unknown';
	}
	const failure = flow.failureIn(answer) ?? commonFailure(answer);
	return failure === undefined && answer.status < 300 && !isHtml(answer) ? 'alive' : 'unknown';
}
