import { commonFailure, statusAndWords } from '../answers';
import { releaseFailed } from '../errors';
import { networkReason } from '../networkReason';
import { quote } from '../secrets';
import type { HttpAnswer, Session, TokenFlow, Transport } from '../tokenFlow';

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
	const secrets = [...flow.secrets, session.token, session.refreshToken];
	let problem: string | undefined;
	try {
		const answer = await transport(request);
		if (flow.provesRejection(answer)) return true;
		const failure = flow.failureIn(answer) ?? commonFailure(answer);
		if (failure !== undefined || (answer.status >= 300 && !leadsOn(flow, answer)))
			problem = statusAndWords(answer.status, failure ?? '');
	} catch (error) {
		problem = networkReason(error);
	}
	if (problem !== undefined) throw releaseFailed(flow.provider, quote(problem, secrets));
	return true;
}

/** Where a login form redirects, the logout does so too: to a page that anybody may see. */
function leadsOn({ source }: TokenFlow, answer: HttpAnswer): boolean {
	const isSeeOther = answer.status === 302 || answer.status === 303;
	return isSeeOther && source.kind === 'login' && source.acceptsRedirect?.(answer) === true;
}
