/**
 * Tests that the next session is made from the last one, even if older ones are stored and live.
 */
import { SessionManager } from '../../../../credentials/engine/session/sessionManager';
import { jsonRequest } from '../../../../credentials/engine/vendor/flowRequests';
import type { FlowRequest, HttpAnswer, Session } from '../../../../credentials/engine/tokenFlow';
import { TEST_BASE, testFlow, testLogin, testRenewal } from '../../../support/testFlow';

const flowWith = (isOneTime: boolean) =>
	testFlow({
		source: testLogin({
			request: () => jsonRequest(`${TEST_BASE}/login`, { refreshToken: 'entered' }),
			renew: testRenewal,
			isOneTime,
		}),
	});

let wall = 0;
let steady = 0;
let sent: string[] = [];
let isDown = false;
let sessions: SessionManager;

beforeEach(() => {
	[wall, steady, sent, isDown] = [1_800_000_000_000, 0, [], false];
	const sleep = async (ms: number) => pass(ms);
	sessions = new SessionManager({ now: () => wall, steady: () => steady, sleep });
});

function pass(ms: number): void {
	wall += ms;
	steady += ms;
}

const transport = async ({ body }: FlowRequest): Promise<HttpAnswer> => {
	sent.push((JSON.parse(body ?? '') as { refreshToken: string }).refreshToken);
	const status = isDown ? 503 : 200;
	const grant = { access_token: `A${sent.length}`, refresh_token: `R${sent.length}` };
	return { status, headers: {}, body: isDown ? {} : { ...grant, expires_in: 100 } };
};

describe.each([
	['a login by password', false],
	['a login that spends a refresh token', true],
])('%s', (_title, isOneTime) => {
	const flow = flowWith(isOneTime);
	const subject = (stored?: Session) => ({ flow, key: 'k', fingerprint: 'f', stored });
	const obtain = async (stored?: Session) => await sessions.obtain(subject(stored), transport);

	it('a renewed token that is rejected: renewed by what came with it', async () => {
		const first = await obtain();
		sessions.reportAccepted(subject(), first.token);
		pass(95_000);
		const second = await obtain(first);
		// The save of the second is still under way.
		expect(sessions.reportRejected(subject(first), second.token)).toBe(true);
		expect((await obtain(first)).token).toBe('A3');
		expect(sent).toEqual(['entered', 'R1', 'R2']);
	});

	it('a clock that was set back meanwhile makes no older session newer', async () => {
		const first = await obtain();
		pass(95_000);
		wall -= 3_600_000;
		const second = await sessions.renew(subject(first), transport);
		expect((await obtain(first)).token).toBe(second.token);
		pass(95_000);
		await obtain(first);
		expect(sent).toEqual(['entered', 'R1', 'R2']);
	});

	it('a session that another process stored later is the last one', async () => {
		const first = await obtain();
		pass(95_000);
		const stored = { ...first, token: 'B1', refreshToken: 'RB', madeBy: 'b', obtainedAt: wall };
		sessions.reportRejected(subject(stored), 'B1');
		await obtain(stored);
		expect(sent).toEqual(['entered', 'RB']);
	});

	it('a token that can’t be renewed just now and is kept is not sent again after a failure', async () => {
		const first = await obtain();
		pass(95_000);
		isDown = true;
		const next = sessions.afterUnexplainedFailure(subject(first), first.token, transport);
		expect(await next).toBeUndefined();
		expect(sent).toHaveLength(2);
		expect((await obtain(first)).token).toBe(first.token);
	});
});
