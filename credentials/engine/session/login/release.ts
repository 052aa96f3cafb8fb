import { statusAndWords } from '../../answers';
import { commonFailure } from '../../failure/answerWords';
import { releaseFailed } from '../../errors';
import { networkReason } from '../../networkReason';
import { maskedWords } from '../../maskedAnswer';
import { quote } from '../../secrets';
import { sentSecrets } from '../../loginSecrets';
import type { HttpAnswer, Session, TokenFlow, Transport } from '../../tokenFlow';

/**
 * Asks the provider to end a session. Returns false if this session can't be ended. A token that
 * the provider reports as dead already counts as ended. Rejects with a `TokenFlowError` if the
 * provider refuses or can't be reached; the token then stays live.
 */
export async function releaseSession(
	flow: TokenFlow,
	session: Session,
	transport: Transport,
): Promise<boolean> {
	const request = flow.release?.(session);
	if (request === undefined) return false;
	const { token, values = {} } = session;
	const ofSession = flow.sessionSecrets?.(token, values) ?? [];
	const sent = sentSecrets(request);
	const secrets = [...flow.secrets, token, session.refreshToken, ...ofSession, ...sent];
	let problem: string | undefined;
	try {
		const answer = await transport(request);
		if (flow.provesRejection(answer)) return true;
		const failureOf = (each: HttpAnswer) => flow.failureIn(each) ?? commonFailure(each);
		const failure = maskedWords(failureOf, answer, secrets);
		if (failure !== undefined || (answer.status >= 300 && !leadsOn(flow, answer)))
			problem = statusAndWords(answer.status, failure ?? '');
	} catch (error) {
		problem = networkReason(error);
	}
	if (problem !== undefined) throw releaseFailed(flow.provider, quote(problem, secrets));
	return true;
}

/**
 * Ends a session that a login has replaced, so that it does not keep a license occupied. Returns
 * whether the provider ended it. Never rejects, because the new session works in any case. After a
 * renewal nothing is ended, because the session at the provider is still the same.
 */
export async function releaseReplaced(
	flow: TokenFlow,
	previous: Session,
	next: Session,
	transport: Transport,
): Promise<boolean> {
	if (previous.token === next.token) return false;
	if (flow.source.kind !== 'login' || next.obtainedBy !== 'login') return false;
	try {
		return await releaseSession(flow, previous, transport);
	} catch {
		return false;
	}
}

/**
 * Whether a redirect after the logout is a success. It is if the login is a form that redirects
 * too.
 */
function leadsOn({ source }: TokenFlow, answer: HttpAnswer): boolean {
	const isSeeOther = answer.status === 302 || answer.status === 303;
	return isSeeOther && source.kind === 'login' && source.acceptsRedirect?.(answer) === true;
}
