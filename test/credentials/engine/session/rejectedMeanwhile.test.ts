/** Tests that a token is not used again if it is found dead during its renewal. */
import { SessionManager } from '../../../../credentials/engine/session/sessionManager';
import type {
	FlowRequest,
	HttpAnswer,
	LoginSource,
} from '../../../../credentials/engine/tokenFlow';
import { testFlow, testLogin, testRenewal as renew } from '../../../support/testFlow';

const flowWith = (more: Partial<LoginSource>) => testFlow({ source: testLogin(more) });

/** Returns a session whose renewal is due, with a provider that the test controls. */
async function dueSession(more: Partial<LoginSource>) {
	let now = 1_800_000_000_000;
	let granted = 0;
	const sent: string[] = [];
	const grant = (): HttpAnswer => ({
		status: 200,
		headers: {},
		body: { access_token: `token${++granted}`, expires_in: 100, refresh_token: `r${granted}` },
	});
	const provider = { answer: async () => await Promise.resolve(grant()) };
	const sessions = new SessionManager({
		now: () => now,
		sleep: async (ms) => void (now += ms),
	});
	const subject = { flow: flowWith(more), key: 'k', fingerprint: 'f' };
	const transport = async ({ url }: FlowRequest) => {
		sent.push(new URL(url).pathname);
		return await provider.answer();
	};
	const obtain = async () => await sessions.obtain(subject, transport);
	const { token } = await obtain();
	now += 95_000;
	sent.length = 0;
	const pass = (ms: number) => void (now += ms);
	return { sessions, subject, obtain, provider, token, sent, grant, pass };
}

const UNAVAILABLE: HttpAnswer = { status: 503, headers: {}, body: {} };

it.each<[string, Partial<LoginSource>]>([
	['a login', {}],
	['a refresh token that is spent', { renew, isOneTime: true }],
])('by %s that fails: the failure is the answer, to all who ask', async (_how, more) => {
	const { sessions, subject, obtain, provider, token, sent } = await dueSession(more);
	provider.answer = async () => {
		sessions.reportRejected(subject, token);
		return await Promise.resolve(UNAVAILABLE);
	};
	const [first, second] = await Promise.allSettled([obtain(), obtain()]);
	expect([first.status, second.status]).toEqual(['rejected', 'rejected']);
	// The login was tried as often as without a token, and its failure is remembered like any other.
	await expect(obtain()).rejects.toThrow('no usable answer');
	expect(sent).toHaveLength(3);
});

it('by a refresh token that fails: a login follows', async () => {
	const { sessions, subject, obtain, provider, token, sent, grant } = await dueSession({ renew });
	provider.answer = async () => {
		sessions.reportRejected(subject, token);
		return await Promise.resolve(sent.includes('/login') ? grant() : UNAVAILABLE);
	};
	expect((await obtain()).token).toBe('token2');
	expect(sent).toEqual(['/renew', '/renew', '/renew', '/login']);
});

it('a token that was released meanwhile is not used on either', async () => {
	const { sessions, subject, obtain, provider } = await dueSession({});
	provider.answer = async () => {
		await sessions.release(subject, async () => await Promise.resolve(UNAVAILABLE));
		return UNAVAILABLE;
	};
	await expect(obtain()).rejects.toThrow('no usable answer');
});

it('a token that a login gives out again long after its rejection is good again', async () => {
	const { sessions, subject, obtain, provider, token, sent, grant, pass } = await dueSession({});
	const same = grant();
	provider.answer = async () =>
		await Promise.resolve({ ...same, body: { access_token: token, expires_in: 100 } });
	sessions.reportRejected(subject, token);
	pass(6_000);
	await obtain();
	await obtain();
	expect((await obtain()).token).toBe(token);
	expect(sent).toEqual(['/login']);
});
