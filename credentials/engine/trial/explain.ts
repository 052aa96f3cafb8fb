import { liveRefreshToken, wouldSpendTwice } from '../session/state/expiry';
import type { SessionManager, Subject } from '../session/sessionManager';
import { type Trace, traced } from './trace';
import type { Session, Transport } from '../tokenFlow';
import { tryToken } from './tryToken';

/**
 * Logs in even if a session is live, renews the token if that needs no login, and makes the flow's
 * test call. Records all of it in the trace. Resolves with the newest session; rejects only if the
 * login fails. If a login spends its token, a known session is renewed instead, because a spent
 * token that is sent again can end all sessions.
 */
export async function explainLogin(
	sessions: SessionManager,
	subject: Subject,
	transport: Transport,
	trace: Trace,
): Promise<Session> {
	const { flow } = subject;
	const isGoingOn = wouldSpendTwice(flow, sessions.peek(subject));
	const step = isGoingOn ? 'renewal' : 'login';
	const session = await sessions.loginAfresh(subject, traced(transport, trace, step));
	if (isGoingOn) trace.renewal = session;
	else trace.login = session;
	if (!isGoingOn && canRenew(subject, session))
		trace.renewal = await sessions
			.renew(subject, traced(transport, trace, 'renewal'))
			.catch((error: Error) => error.message);
	const newest = typeof trace.renewal === 'object' ? trace.renewal : session;
	if (flow.testCall !== undefined)
		trace.testCall = await tryToken(
			flow,
			flow.testCall,
			newest,
			traced(transport, trace, 'test call'),
		).then(
			() => '',
			(error: Error) => error.message,
		);
	return newest;
}

function canRenew({ flow: { source } }: Subject, session: Session): boolean {
	if (source.kind !== 'login') return false;
	const hasRefreshToken = liveRefreshToken(session, session.obtainedAt) !== undefined;
	return (source.renew !== undefined && hasRefreshToken) || source.renewLive !== undefined;
}
