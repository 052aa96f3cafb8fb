import { asError, isUnreachable } from '../../errors';
import type { FlowRequest, LoginSource, Session } from '../../tokenFlow';
import { isExpired, liveRefreshToken } from '../state/expiry';
import { login, type LoginRequests, obtain } from './login';
import type { TokenCall } from './loginCall';

/** The request that renews a session, and the token that it carries. */
interface Renewal {
	request: () => FlowRequest;
	carries: string;
}

/** Returns the renewal that a session allows now; undefined if it needs a login. */
function renewalOf(
	{ renew, renewLive, isOneTime }: LoginSource,
	session: Session,
	isRejected: TokenCall['isRejected'],
	now: number,
): Renewal | undefined {
	const { token } = session;
	// The successor of a one-time token is tried even after its expiry, because there is nothing else
	// to try.
	const refreshToken = isOneTime ? session.refreshToken : liveRefreshToken(session, now);
	if (renew && refreshToken !== undefined)
		return { request: () => renew(refreshToken, session), carries: refreshToken };
	if (renewLive && !isExpired(session, now) && !isRejected(token))
		return { request: () => renewLive(session), carries: token };
	return undefined;
}

/**
 * Renews with a live refresh token or, if the API has none, with the live token itself. Logs in if
 * there is neither, or if it is refused. Rejects with a `TokenFlowError`.
 */
export async function renewOrLogin(
	call: TokenCall,
	previous: Session | undefined,
	now: number,
): Promise<Session> {
	const renewing = renew(call, previous, now);
	if (renewing === undefined || previous === undefined) return await login(call, previous);
	try {
		return await renewing;
	} catch (error) {
		if (!mayLogInAfter(asError(error), call, previous)) throw asError(error);
		// The answers to the login can repeat the tokens that the renewal sent.
		const { flow } = call;
		const carried = [previous.token, previous.refreshToken ?? ''];
		const secrets = [...flow.secrets, ...carried];
		return await login({ ...call, flow: { ...flow, secrets } }, previous);
	}
}

/** Renews, and never logs in. Undefined if this session can't be renewed now. */
export function renew(
	call: TokenCall,
	previous: Session | undefined,
	now: number,
): Promise<Session> | undefined {
	const { source } = call.flow;
	if (source.kind !== 'login' || previous === undefined) return undefined;
	const renewal = renewalOf(source, previous, call.isRejected, now);
	if (renewal === undefined) return undefined;
	const { request, carries } = renewal;
	const prolonged = carries === previous.token ? carries : undefined;
	const requests: LoginRequests = {
		steps: [request],
		obtainedBy: 'refresh',
		carries,
		prolonged,
	};
	return obtain({ ...call, source }, requests).then((session) => withKept(session, previous));
}

/**
 * Whether a login may follow a failed renewal. If the provider can't be reached, a live token stays
 * in use; for a dead one, a login is tried at once.
 */
function mayLogInAfter(
	error: Error,
	{ flow: { source }, clock, isRejected }: TokenCall,
	previous: Session,
): boolean {
	if (source.kind !== 'login' || source.isOneTime) return false;
	const isDead = isExpired(previous, clock.now()) || isRejected(previous.token);
	return isDead || !isUnreachable(error);
}

/**
 * Keeps the values that the renewal's answer leaves out, such as the refresh token (RFC 6749
 * section 6) and the lifetime.
 */
function withKept(renewed: Session, previous: Session): Session {
	const { lifetime } = previous;
	const session =
		renewed.lifetime === undefined && lifetime !== undefined
			? { ...renewed, lifetime, expiresAt: renewed.obtainedAt + lifetime.ms }
			: renewed;
	const { refreshToken, refreshExpiresAt, values, discovered, who, chain, renewals = 0 } = previous;
	const kept = {
		...(who !== undefined && { who }),
		...session,
		...(chain !== undefined && { chain, renewals: renewals + 1 }),
		...(values && { values: { ...values, ...session.values } }),
		...(discovered && { discovered }),
	};
	return session.refreshToken === undefined ? { ...kept, refreshToken, refreshExpiresAt } : kept;
}
