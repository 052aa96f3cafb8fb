/** Tests the functions that the token resource calls: `peek`, `renew` and `release`. */
import { jsonRequest } from '../../../../credentials/engine/vendor/flowRequests';
import {
	SessionManager,
	type Subject,
} from '../../../../credentials/engine/session/sessionManager';
import type { FlowRequest, HttpAnswer, Session } from '../../../../credentials/engine/tokenFlow';
import { TEST_BASE, testFlow, testLogin, testRenewal } from '../../../support/testFlow';

const flow = testFlow({
	source: testLogin({ renew: testRenewal }),
	release: ({ token }) => jsonRequest(`${TEST_BASE}/logout`, { token }),
});

const start = 1_800_000_000_000;

/** A provider and a clock that the test controls. */
class World {
	now = start;
	sent: string[] = [];
	/** The next answers, before the usual one. An error is a connection that fails. */
	script: Array<HttpAnswer | Error> = [];
	grant: Record<string, unknown> = { expires_in: 100 };
	readonly sessions = new SessionManager({
		now: () => this.now,
		sleep: async (ms) => {
			this.now += ms;
		},
	});
	subject: Subject = { flow, key: 'k', fingerprint: 'f' };

	readonly transport = async ({ url, body }: FlowRequest): Promise<HttpAnswer> => {
		const fields = Object.values(JSON.parse(body ?? '{}') as object).map(String);
		this.sent.push([url.slice(TEST_BASE.length), ...fields].join(' '));
		await Promise.resolve();
		const scripted = this.script.shift();
		if (scripted instanceof Error) throw scripted;
		return scripted ?? answer(200, { access_token: `T${this.sent.length}`, ...this.grant });
	};

	obtain = async () => await this.sessions.obtain(this.subject, this.transport);

	renew = async () => await this.sessions.renew(this.subject, this.transport);

	release = async () => await this.sessions.release(this.subject, this.transport);

	usable = () => this.sessions.use(this.subject)?.token;

	peek = () => this.sessions.peek(this.subject)?.token;
}

function answer(status: number, body: unknown = {}): HttpAnswer {
	return { status, body, headers: {} };
}

function stored(fields: Partial<Session> = {}): Session {
	const common = { token: 'S', fingerprint: 'f', obtainedAt: start, obtainedBy: 'login' as const };
	return {
		...common,
		lifetime: { kind: 'absolute', ms: 100_000, from: 'answer' },
		expiresAt: start + 100_000,
		...fields,
	};
}

let world: World;

/** Reports that the API accepted the token, and then that it rejected the token. */
function revoke(token: string): boolean {
	world.sessions.reportAccepted(world.subject, token);
	return world.sessions.reportRejected(world.subject, token);
}

beforeEach(() => {
	world = new World();
});

describe('peek', () => {
	it('knows nothing where nothing is known, and sends nothing', () => {
		expect(world.peek()).toBeUndefined();
		expect(world.sent).toEqual([]);
	});

	it.each<[string, Partial<Session>, string]>([
		['the stored one if it is the later', { obtainedAt: start + 1 }, 'S'],
		['the own one if the stored is older', { obtainedAt: start - 1 }, 'T1'],
		['the own one of two of the same instant', {}, 'T1'],
	])('shows %s', async (_title, fields, expected) => {
		await world.obtain();
		world.subject.stored = stored(fields);
		expect(world.peek()).toBe(expected);
	});

	it('shows a dead session too', async () => {
		await world.obtain();
		world.now += 100_000;
		expect(world.peek()).toBe('T1');
		expect(world.usable()).toBeUndefined();
	});

	it('shows a rejected session too, the own one before the stored one', async () => {
		world.subject.stored = stored();
		world.sessions.reportRejected(world.subject, 'S');
		expect([world.usable(), world.peek()]).toEqual([undefined, 'S']);
		const { token } = await world.obtain();
		revoke(token);
		expect([world.usable(), world.peek()]).toEqual([undefined, token]);
	});

	it('does not extend an idle lifetime', async () => {
		world.grant = {};
		world.subject.flow = {
			...flow,
			defaultLifetime: { kind: 'idle', ms: 100_000, from: 'assumed' },
		};
		await world.obtain();
		world.now += 50_000;
		expect(world.sessions.peek(world.subject)?.expiresAt).toBe(start + 100_000);
		world.usable();
		expect(world.sessions.peek(world.subject)?.expiresAt).toBe(start + 150_000);
	});
});

describe('renew', () => {
	it('logs in where nothing is known', async () => {
		expect(await world.renew()).toMatchObject({ token: 'T1', obtainedBy: 'login' });
		expect(world.sent).toEqual(['/login']);
	});

	it('replaces a token that would have lived on', async () => {
		await world.obtain();
		expect((await world.renew()).token).toBe('T2');
		expect([world.usable(), world.peek()]).toEqual(['T2', 'T2']);
		expect(world.sent).toEqual(['/login', '/login', '/logout T1']);
	});

	it.each<[string, Partial<Session>, string[]]>([
		['a refresh token', { refreshToken: 'R' }, ['/renew R']],
		['one that lives', { refreshToken: 'R', refreshExpiresAt: start + 1 }, ['/renew R']],
		[
			'one that has expired',
			{ refreshToken: 'R', refreshExpiresAt: start },
			['/login', '/logout S'],
		],
		['none', {}, ['/login', '/logout S']],
		['an expired token and a refresh token', { expiresAt: 0, refreshToken: 'R' }, ['/renew R']],
	])('by refresh token if there is one: the stored session has %s', async (_t, fields, sent) => {
		world.subject.stored = stored(fields);
		await world.renew();
		expect(world.sent).toEqual(sent);
		expect(world.usable()).toBe('T1');
	});

	it('logs in where the refresh token is refused', async () => {
		world.subject.stored = stored({ refreshToken: 'R' });
		world.script = [answer(400, { error: 'invalid_grant' })];
		expect(await world.renew()).toMatchObject({ token: 'T2', obtainedBy: 'login' });
		expect(world.sent).toEqual(['/renew R', '/login', '/logout S']);
	});

	it('100 at once: one request, one token for all', async () => {
		await world.obtain();
		const all = await Promise.all(Array.from({ length: 100 }, async () => await world.renew()));
		expect(new Set(all.map(({ token }) => token))).toEqual(new Set(['T2']));
		expect(world.sent).toEqual(['/login', '/login', '/logout T1']);
	});

	it('takes part in a login that is under way, and calls wait for a renewal', async () => {
		const login = world.obtain();
		expect(await world.renew()).toBe(await login);
		world.now += 100_000;
		const renewal = world.renew();
		expect(await world.obtain()).toBe(await renewal);
		expect(world.sent).toEqual(['/login', '/login']);
	});

	it('a refusal is remembered for 10 seconds; the old token goes on meanwhile', async () => {
		await world.obtain();
		world.script = [answer(403, { error: 'locked' })];
		await expect(world.renew()).rejects.toThrow('the login was refused (HTTP 403: locked)');
		world.now += 9_999;
		await expect(world.renew()).rejects.toThrow('locked');
		expect((await world.obtain()).token).toBe('T1');
		expect(world.sent).toHaveLength(2);
		world.now += 1;
		expect((await world.renew()).token).toBe('T3');
	});

	it('an unreachable provider gets three attempts; the old token goes on', async () => {
		await world.obtain();
		world.script = [1, 2, 3].map(() => new Error('socket hang up'));
		await expect(world.renew()).rejects.toMatchObject({ reason: 'provider_unreachable' });
		expect(world.sent).toHaveLength(4);
		expect(world.usable()).toBe('T1');
		world.now += 2_000;
		expect((await world.renew()).token).toBe('T5');
	});

	it('an unreachable provider is no reason to log in instead of refreshing', async () => {
		world.subject.stored = stored({ refreshToken: 'R' });
		world.script = [answer(503), answer(503), answer(503)];
		await expect(world.renew()).rejects.toMatchObject({ reason: 'provider_unreachable' });
		expect(new Set(world.sent)).toEqual(new Set(['/renew R']));
		expect(world.usable()).toBe('S');
	});

	it('after a rejection the new token counts, and the rejected one stays out', async () => {
		const { token } = await world.obtain();
		world.subject.stored = stored({ token });
		revoke(token);
		expect(world.usable()).toBeUndefined();
		await world.renew();
		expect([world.usable(), world.peek()]).toEqual(['T2', 'T2']);
	});
});

describe('release', () => {
	it('tells the provider of the token in use, and forgets it', async () => {
		await world.obtain();
		expect(await world.release()).toBe(true);
		expect(world.sent).toEqual(['/login', '/logout T1']);
		expect([world.usable(), world.peek()]).toEqual([undefined, undefined]);
		expect((await world.obtain()).token).toBe('T3');
	});

	it('tells of a session that only n8n has stored, and does not use a stale copy again', async () => {
		world.subject.stored = stored();
		expect(await world.release()).toBe(true);
		expect(world.sent).toEqual(['/logout S']);
		expect(world.usable()).toBeUndefined();
		expect((await world.obtain()).token).toBe('T2');
	});

	it('has nothing to tell where nothing is known', async () => {
		expect(await world.release()).toBe(false);
		expect(world.sent).toEqual([]);
	});

	it('forgets also where the provider has no way to be told', async () => {
		world.subject.flow = { ...flow, release: undefined };
		await world.obtain();
		expect(await world.release()).toBe(false);
		expect(world.usable()).toBeUndefined();
		expect(world.sent).toEqual(['/login']);
	});

	it('tells once: a second release has nothing left', async () => {
		await world.obtain();
		world.subject.stored = stored({ token: 'T1' });
		await world.release();
		expect(await world.release()).toBe(false);
		expect(world.sent).toEqual(['/login', '/logout T1']);
	});

	it.each<[string, HttpAnswer | Error]>([
		['refuses', answer(403)],
		['fails', answer(500)],
		['can not be reached', new Error('socket hang up')],
	])('keeps the token where the provider %s', async (_title, outcome) => {
		await world.obtain();
		world.script = [outcome];
		await expect(world.release()).rejects.toMatchObject({ reason: 'release_failed' });
		expect(world.usable()).toBe('T1');
		expect(world.sent).toHaveLength(2);
	});

	it('a token that a provider gives out again after its release is used', async () => {
		world.grant = { access_token: 'SAME', expires_in: 100 };
		await world.obtain();
		await world.release();
		await world.obtain();
		expect(world.usable()).toBe('SAME');
	});

	// A second copy of the credential, as parallel items have it, still holds the dead token.
	it('a rejected token stays rejected when there is nothing left to release', async () => {
		world.subject.stored = stored();
		revoke('S');
		expect(world.usable()).toBeUndefined();
		expect(await world.release()).toBe(false);
		expect(world.usable()).toBeUndefined();
	});

	it('a released token stays released when it is released again', async () => {
		world.subject.stored = stored();
		await world.release();
		await world.release();
		expect(world.usable()).toBeUndefined();
	});
});
