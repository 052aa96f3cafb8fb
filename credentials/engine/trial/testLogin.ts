/** Tests a credential: tries a login and returns a sentence about its result. */
import { asError, nothingToTry, notToBeSpent, renewalFailed } from '../errors';
import { isExpired } from '../session/state/expiry';
import type { SessionManager, Subject } from '../session/sessionManager';
import type { LifetimeSource, Session, Transport } from '../tokenFlow';
import { tryToken } from './tryToken';

/**
 * Logs in afresh and, if the flow has a harmless call, tries the new token with it. Resolves with a
 * sentence for the user. Rejects with an error that says what to correct.
 */
export async function testLogin(
	sessions: SessionManager,
	subject: Subject,
	transport: Transport,
): Promise<string> {
	const { flow } = subject;
	const { source, testCall } = flow;
	// A token that needs no login has not been checked by any server yet.
	if (source.kind !== 'login' && testCall === undefined) throw nothingToTry(flow.provider);
	if (source.kind === 'fixed' && testCall !== undefined) {
		await tryToken(flow, testCall, source, transport);
		return 'The API accepted the token.';
	}
	if (source.kind === 'login' && source.isOneTime)
		return await testKnownSession(sessions, subject, transport);
	let session: Session | undefined;
	const loggedIn = await sessions.loginAfresh(subject, transport, async (fresh) => {
		session = await tryRenewal(sessions, subject, fresh, transport);
		if (testCall !== undefined) await tryToken(flow, testCall, session, transport);
		return testCall !== undefined;
	});
	const renewed = session === loggedIn ? '' : ' The renewal works.';
	return `Logged in. ${describeLifetime(session ?? loggedIn)}${renewed}`;
}

/**
 * Tries the renewal that a person described. If it did not work, every renewal would silently
 * become a login.
 */
async function tryRenewal(
	sessions: SessionManager,
	subject: Subject,
	session: Session,
	transport: Transport,
): Promise<Session> {
	const { provider, triesRenewal } = subject.flow;
	if (triesRenewal === undefined) return session;
	const renewed = await sessions.tryRenewal(subject, transport).catch((error: unknown) => {
		throw renewalFailed(provider, asError(error).message.replace(`${provider}: `, ''));
	});
	if (renewed !== undefined) return renewed;
	throw renewalFailed(
		provider,
		`the answer has no refresh token at "${triesRenewal.refreshTokenPath}"`,
	);
}

/**
 * Tests the stored session of a one-time token. The test can't save a new token, so it must not use
 * up the old one.
 */
async function testKnownSession(
	sessions: SessionManager,
	subject: Subject,
	transport: Transport,
): Promise<string> {
	const { flow } = subject;
	const session = sessions.peek(subject);
	if (session === undefined || isExpired(session, Date.now())) throw notToBeSpent(flow.provider);
	if (flow.testCall !== undefined) await tryToken(flow, flow.testCall, session, transport);
	const tried =
		flow.testCall === undefined ? 'The stored token is live' : 'The API accepted the stored token';
	return `${tried}. ${describeLifetime(session)} The refresh token was not used: the test can’t save a new one.`;
}

const KNOWN_FROM: Record<LifetimeSource, string> = {
	answer: 'the answer says so',
	token: 'the token says so',
	cookie: 'the cookie says so',
	configured: 'as set in the credential',
	assumed: 'as documented; neither answer nor token says it',
};

/**
 * Writes a duration in days or hours if that is a round number, so that nobody has to divide 20160
 * minutes.
 */
function spanOf(seconds: number): string {
	if (seconds < 120) return `${seconds} seconds`;
	const isRound = (size: number) =>
		seconds >= 2 * size && Math.abs(seconds / size - Math.round(seconds / size)) < 0.02;
	const [unit, size] = LONG_UNITS.find(([, each]) => isRound(each)) ?? ['minutes', 60];
	return `${Math.round(seconds / size)} ${unit}`;
}

const LONG_UNITS: Array<[unit: string, seconds: number]> = [
	['days', 86_400],
	['hours', 3600],
];

function describeLifetime({ lifetime }: Session): string {
	if (!lifetime) return 'Nothing says when the token expires: it is used until it is rejected.';
	const seconds = Math.round(lifetime.ms / 1000);
	const span = spanOf(seconds);
	const use = lifetime.kind === 'idle' ? ' without use' : '';
	return `The token expires after ${span}${use} (${KNOWN_FROM[lifetime.from]}).`;
}
