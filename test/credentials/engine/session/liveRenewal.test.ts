/** Tests renewals with the live token itself, for APIs without refresh tokens. */
import { SessionManager } from '../../../../credentials/engine/session/sessionManager';
import type { FlowRequest, HttpAnswer } from '../../../../credentials/engine/tokenFlow';
import { TEST_BASE, testFlow, testLogin } from '../../../support/testFlow';

const flow = testFlow({
	source: testLogin({
		renewLive: ({ token }) => ({
			method: 'PUT',
			url: `${TEST_BASE}/login`,
			headers: { Authorization: `Bearer ${token}` },
		}),
	}),
});
const subject = { flow, key: 'k', fingerprint: 'f' };

let now = 0;
let sent: FlowRequest[] = [];
let answers: Array<Partial<HttpAnswer> | Error> = [];
let sessions: SessionManager;

beforeEach(() => {
	[now, sent, answers] = [1_800_000_000_000, [], []];
	sessions = new SessionManager({ now: () => now, sleep: async (ms) => void (now += ms) });
});

const transport = async (request: FlowRequest): Promise<HttpAnswer> => {
	sent.push(request);
	const scripted = answers.shift();
	if (scripted instanceof Error) throw scripted;
	const body = { access_token: `token-${sent.length}`, expires_in: 100 };
	return { status: 200, headers: {}, body, ...scripted };
};
const obtain = async () => (await sessions.obtain(subject, transport)).token;
const asked = () => sent.map(({ method, headers }) => [method, headers.Authorization]);

it('carries the token, shortly before its end', async () => {
	await obtain();
	now += 95_000;
	expect(await obtain()).toBe('token-2');
	expect(asked()).toEqual([
		['POST', undefined],
		['PUT', 'Bearer token-1'],
	]);
	expect(sessions.peek(subject)).toMatchObject({ obtainedBy: 'refresh' });
});

it('is of no use for a token that has expired', async () => {
	await obtain();
	now += 100_000;
	await obtain();
	expect(asked().map(([method]) => method)).toEqual(['POST', 'POST']);
});

it('is of no use for a token that was rejected', async () => {
	const token = await obtain();
	sessions.reportAccepted(subject, token);
	sessions.reportRejected(subject, token);
	await obtain();
	expect(asked().map(([method]) => method)).toEqual(['POST', 'POST']);
});

it('can be asked for at any time', async () => {
	await obtain();
	await sessions.renew(subject, transport);
	expect(asked().map(([method]) => method)).toEqual(['POST', 'PUT']);
});

it('is followed by a login if it is refused', async () => {
	await obtain();
	now += 95_000;
	answers = [{ status: 401, body: 'gone' }];
	expect(await obtain()).toBe('token-3');
	expect(asked().map(([method]) => method)).toEqual(['POST', 'PUT', 'POST']);
});

it('leaves the token in use if the provider can not be reached', async () => {
	await obtain();
	now += 95_000;
	answers = [new Error('reset')];
	expect(await obtain()).toBe('token-1');
});

it('may give the same token a longer life, again and again', async () => {
	const same = { body: { access_token: 'same', expires_in: 100 } };
	answers = [same, same, same];
	for (let time = 0; time < 3; time++) {
		expect(await obtain()).toBe('same');
		now += 95_000;
	}
	expect(asked().map(([method]) => method)).toEqual(['POST', 'PUT', 'PUT']);
});
