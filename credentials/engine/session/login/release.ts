import { statusAndWords } from '../../answers';
import { commonFailure } from '../../failure/answerWords';
import { releaseFailed } from '../../errors';
import { networkReason } from '../../networkReason';
import { maskedWords } from '../../maskedAnswer';
import { quote } from '../../secrets';
import { sentSecrets } from '../../loginSecrets';
import type { HttpAnswer, Session, TokenFlow, Transport } from '../../tokenFlow';

/**
 * Tells the provider to end a session. Returns false if it has no way to do that for this one.
 * A token that the provider says is dead already counts as released. Rejects with a
 * `TokenFlowError` if the provider refuses or can't be reached; the token then lives on.
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
 * Ends a session that a login has replaced, so that no licence stays taken. Returns whether the
 * provider ended it. Never rejects: the new session works in any case. After a renewal nothing is ended,
 * since it is still the same session at the provider.
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

/** If a login form redirects, so does the logout, to a public page: that is a success. */
function leadsOn({ source }: TokenFlow, answer: HttpAnswer): boolean {
	const isSeeOther = answer.status === 302 || answer.status === 303;
	return isSeeOther && source.kind === 'login' && source.acceptsRedirect?.(answer) === true;
}
