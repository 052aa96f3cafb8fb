/**
 * Tests logins as real servers answer them: tokens that are dead at once or the same as before, and
 * lasting failures.
 */
import { commonFailure } from '../../../../credentials/engine/failure/answerWords';
import type { ProbeVerdict } from '../../../../credentials/engine/session/state/sessionCache';
import {
	SessionManager,
	type Subject,
} from '../../../../credentials/engine/session/sessionManager';
import type { FlowRequest, HttpAnswer, Session } from '../../../../credentials/engine/tokenFlow';
import { bearer, oAuth2Grant, status401 } from '../../../../credentials/engine/vendor/commonRules';
import { jsonRequest } from '../../../../credentials/engine/vendor/flowRequests';

const BASE = 'https://api.example.com';
const answer = (status: number, body: unknown, headers = {}): HttpAnswer => ({
	status,
	body,
	headers,
});

/** A provider, a process and two clocks that the test controls. */
class World {
	wall = 1_800_000_000_000;
	steady = 5_000;
	sent: string[] = [];
	waits: number[] = [];
	/** The next tokens; after them T1, T2 … by the number of requests. */
	tokens: string[] = [];
	script: Array<HttpAnswer | Error> = [];
	grant: object = { expires_in: 1_000 };
	readonly sessions = this.process();

	readonly subject: Subject = {
		key: 'k',
		fingerprint: 'f',
		flow: {
			provider: 'Test API',
			urlFields: '"Base URL"',
			baseUrl: BASE,
			trustedUrls: [BASE],
			secrets: ['s3cret'],
			source: {
				kind: 'login',
				request: () => jsonRequest(`${BASE}/login`, {}),
				renew: () => jsonRequest(`${BASE}/renew`, {}),
				readGrant: oAuth2Grant,
			},
			release: ({ token }) => jsonRequest(`${BASE}/logout/${token}`, {}),
			tokenMayBeJwt: false,
			attach: bearer,
			provesRejection: status401,
			failureIn: commonFailure,
		},
	};

	/** Returns the session manager of one more n8n process. */
	process(): SessionManager {
		return new SessionManager({
			now: () => this.wall,
			steady: () => this.steady,
			sleep: async (ms) => {
				this.waits.push(ms);
				this.pass(ms);
				await Promise.resolve();
			},
		});
	}

	pass(ms: number): void {
		this.wall += ms;
		this.steady += ms;
	}

	readonly transport = async ({ url }: FlowRequest): Promise<HttpAnswer> => {
		this.sent.push(url.slice(BASE.length));
		await Promise.resolve();
		const scripted = this.script.shift();
		if (scripted instanceof Error) throw scripted;
		const token = this.tokens.shift() ?? `T${this.sent.length}`;
		return scripted ?? answer(200, { access_token: token, ...this.grant });
	};

	async obtain(): Promise<string> {
		return (await this.sessions.obtain(this.subject, this.transport)).token;
	}

	reject(token: string): boolean {
		return this.sessions.reportRejected(this.subject, token);
	}

	accept(token: string): void {
		this.sessions.reportAccepted(this.subject, token);
	}

	/** Does what the hook does for HTTP Request after a failed call. The next token is live. */
	async afterFailure(used: string, verdict?: ProbeVerdict): Promise<string | undefined> {
		const probe =
			verdict &&
			(async (token: string) => await Promise.resolve(token === used ? verdict : 'alive'));
		const { sessions, subject, transport } = this;
		return (await sessions.afterUnexplainedFailure(subject, used, transport, probe))?.token;
	}

	async afresh(prove?: (session: Session) => Promise<boolean>): Promise<string> {
		return (await this.sessions.loginAfresh(this.subject, this.transport, prove)).token;
	}
}

let world: World;
beforeEach(() => {
	world = new World();
});

const FIRST_USE = /gave a token, but the API rejected it at its first use/;

describe('a login whose token is rejected at its first use', () => {
	it('is a refused login: one attempt in 10 seconds, with words that say so', async () => {
		const token = await world.obtain();
		expect(world.reject(token)).toBe(false);
		world.pass(9_999);
		await expect(world.obtain()).rejects.toThrow(FIRST_USE);
		expect(world.sent).toEqual(['/login']);
		world.pass(1);
		expect(await world.obtain()).toBe('T2');
	});

	it('is told to whoever asks for that token', async () => {
		const token = await world.obtain();
		world.reject(token);
		expect(world.sessions.refusalBy(world.subject, token)?.message).toMatch(FIRST_USE);
		expect(world.sessions.refusalBy(world.subject, 'other')).toBeUndefined();
	});

	it.each<[string, (token: string) => void]>([
		['a call has succeeded with it', (token) => world.accept(token)],
		['it is older than 10 seconds', () => world.pass(10_000)],
	])('is none if %s', async (_why, before) => {
		const token = await world.obtain();
		before(token);
		expect(world.reject(token)).toBe(true);
		expect(await world.obtain()).toBe('T2');
	});

	it('is none for a token that another process obtained', async () => {
		const stored = await world.process().obtain(world.subject, world.transport);
		world.subject.stored = stored;
		expect(await world.obtain()).toBe('T1');
		expect(world.reject('T1')).toBe(true);
	});

	it('may be another node’s success once, but not twice in a row', async () => {
		const first = await world.obtain();
		world.sessions.reportUsedUnjudged(world.subject, first);
		expect(world.reject(first)).toBe(true);
		const second = await world.obtain();
		world.sessions.reportUsedUnjudged(world.subject, second);
		expect(world.reject(second)).toBe(false);
		await expect(world.obtain()).rejects.toThrow(FIRST_USE);
	});
});

describe('a login that gives a token of the same second again', () => {
	it('is repeated once, over a second later', async () => {
		world.tokens = ['SAME', 'SAME', 'NEW'];
		world.accept(await world.obtain());
		expect(world.reject('SAME')).toBe(true);
		expect(await world.obtain()).toBe('NEW');
		expect(world.waits).toEqual([1_100]);
		expect(world.sent).toHaveLength(3);
	});

	it('is taken as it is if that brings the same', async () => {
		world.tokens = ['SAME', 'SAME', 'SAME'];
		world.accept(await world.obtain());
		world.reject('SAME');
		expect(await world.obtain()).toBe('SAME');
		expect(world.sent).toHaveLength(3);
	});

	it.each<[string, () => Promise<unknown>]>([
		['the rejection is long ago', async () => await Promise.resolve(world.pass(5_000))],
	])('is not repeated where %s', async (_why, meanwhile) => {
		world.tokens = ['SAME', 'SAME'];
		world.accept(await world.obtain());
		world.reject('SAME');
		await meanwhile();
		expect(await world.obtain()).toBe('SAME');
		expect(world.waits).toEqual([]);
	});

	it('is not repeated where a renewal gave it', async () => {
		world.tokens = ['SAME', 'SAME'];
		world.grant = { expires_in: 1_000, refresh_token: 'R' };
		world.accept(await world.obtain());
		world.reject('SAME');
		expect(await world.obtain()).toBe('SAME');
		expect([world.waits, world.sent]).toEqual([[], ['/login', '/renew']]);
	});

	it('is not repeated after a release', async () => {
		world.tokens = ['SAME'];
		await world.obtain();
		await world.sessions.release(world.subject, world.transport);
		world.tokens = ['SAME'];
		expect(await world.obtain()).toBe('SAME');
		expect(world.waits).toEqual([]);
	});
});

describe('another process', () => {
	it('is seen by a session that it stored while this one ran', async () => {
		world.pass(1);
		world.subject.stored = await world.process().obtain(world.subject, world.transport);
		expect(world.sessions.hasSeenOtherProcess).toBe(false);
		world.sessions.use(world.subject);
		expect(world.sessions.hasSeenOtherProcess).toBe(true);
	});

	it.each<[string, Partial<Session>]>([
		['of the process before a restart', { obtainedAt: 1_799_999_999_999 }],
		['of an older version of the package', { madeBy: undefined }],
	])('is not seen by a session %s', async (_what, changes) => {
		world.pass(1);
		const stored = await world.process().obtain(world.subject, world.transport);
		world.subject.stored = { ...stored, ...changes };
		world.sessions.use(world.subject);
		expect(world.sessions.hasSeenOtherProcess).toBe(false);
	});

	it('is not seen in one’s own stored session', async () => {
		world.pass(1);
		world.subject.stored = await world.sessions.obtain(world.subject, world.transport);
		world.sessions.use(world.subject);
		expect(world.sessions.hasSeenOtherProcess).toBe(false);
	});
});

describe('a session that a login replaces on purpose', () => {
	it('is logged out once the test has proved the new one', async () => {
		await world.obtain();
		const order: string[] = [];
		const prove = async () => await Promise.resolve(order.push(...world.sent) > 0);
		expect(await world.afresh(prove)).toBe('T2');
		expect(order).toEqual(['/login', '/login']);
		expect(world.sent).toEqual(['/login', '/login', '/logout/T1']);
	});

	it('is left alone if the new one does not work', async () => {
		await world.obtain();
		const prove = async () => await Promise.reject<boolean>(new Error('403'));
		await expect(world.afresh(prove)).rejects.toThrow('403');
		expect(world.sent).toEqual(['/login', '/login']);
	});

	it('is left alone if it is the same one', async () => {
		world.tokens = ['SAME', 'SAME'];
		await world.obtain();
		await world.afresh();
		expect(world.sent).toEqual(['/login', '/login']);
	});

	it('is left alone if a renewal goes on with it', async () => {
		world.grant = { expires_in: 1_000, refresh_token: 'R' };
		await world.obtain();
		await world.sessions.renew(world.subject, world.transport);
		expect(world.sent).toEqual(['/login', '/renew']);
	});

	it('does no harm if it can’t be logged out', async () => {
		await world.obtain();
		world.script = [answer(200, { access_token: 'NEW' }), new Error('ECONNREFUSED')];
		const { token } = await world.sessions.renew(world.subject, world.transport);
		expect(token).toBe('NEW');
		expect(await world.obtain()).toBe('NEW');
	});
});

describe('a login ends', () => {
	it('by a login if the renewal can’t be had and the token is dead', async () => {
		world.grant = { expires_in: 1_000, refresh_token: 'R' };
		await world.obtain();
		world.pass(1_000_000);
		world.script = [1, 2, 3].map(() => answer(503, ''));
		expect(await world.obtain()).toBe('T5');
		expect(world.sent).toEqual(['/login', '/renew', '/renew', '/renew', '/login']);
	});

	it.each([
		['503', answer(503, '')],
		['a refusal by 500', answer(500, { error: 'no' })],
	])('with the live token if its early renewal is answered with %s', async (_what, failed) => {
		await world.obtain();
		world.pass(950_000);
		world.script = [failed];
		expect(await world.obtain()).toBe('T1');
		expect(world.sent).toEqual(['/login', '/login']);
		world.pass(9_999);
		expect(await world.obtain()).toBe('T1');
		expect(world.sent).toHaveLength(2);
	});

	it('with one attempt for all who ask, whatever went wrong in it', async () => {
		const { source } = world.subject.flow;
		const readGrant = () => {
			throw new RangeError('Maximum call stack size exceeded at s3cret');
		};
		world.subject.flow.source = { ...source, readGrant } as typeof source;
		const asked = Array.from({ length: 50 }, async () => await world.obtain().catch(String));
		expect(new Set(await Promise.all(asked))).toEqual(
			new Set([
				"TokenFlowError: Test API: the login failed in an unexpected way (Maximum call stack size exceeded at *****). Check that its URL leads to the API's own login, and please report it if it does.",
			]),
		);
		await expect(world.obtain()).rejects.toThrow('unexpected way');
		expect(world.sent).toEqual(['/login']);
	});

	it.each([
		['forward', 3_600_000],
		['back', -3_600_000],
	])('its pauses by a clock that does not jump %s', async (_how, jump) => {
		world.script = [answer(401, { error: 'invalid_client' })];
		await expect(world.obtain()).rejects.toThrow('invalid_client');
		world.wall += jump;
		await expect(world.obtain()).rejects.toThrow('invalid_client');
		world.steady += 10_000;
		expect(await world.obtain()).toBe('T2');
	});
});

describe('a failed call of HTTP Request', () => {
	it.each<[ProbeVerdict, string | undefined]>([
		['alive', undefined],
		['unavailable', undefined],
		['dead', 'T2'],
	])('with a token that is %s, however old: %s', async (verdict, expected) => {
		for (const age of [0, 60_000]) {
			world = new World();
			const used = await world.obtain();
			world.sessions.reportUsedUnjudged(world.subject, used);
			world.pass(age);
			expect(await world.afterFailure(used, verdict)).toBe(expected);
		}
	});

	it('with an expired token that the API still accepts changes nothing', async () => {
		const used = await world.obtain();
		world.pass(2_000_000);
		expect(await world.afterFailure(used, 'alive')).toBeUndefined();
	});

	it.each<[string, ProbeVerdict | undefined]>([
		['can’t tell', 'unknown'],
		['can’t be asked', undefined],
	])('where the API %s keeps a token for 30 seconds', async (_why, verdict) => {
		const used = await world.obtain();
		world.pass(29_999);
		expect(await world.afterFailure(used, verdict)).toBeUndefined();
		world.pass(1);
		expect(await world.afterFailure(used, verdict)).toBe('T2');
	});

	it('replaces a session that another process stored, however young', async () => {
		world.subject.stored = await world.process().obtain(world.subject, world.transport);
		const used = await world.obtain();
		expect(used).toBe('T1');
		expect(await world.afterFailure(used)).toBe('T2');
	});

	it('asks once for all who ask meanwhile, and remembers only that it is dead', async () => {
		const used = await world.obtain();
		world.sessions.reportUsedUnjudged(world.subject, used);
		let asked = 0;
		let verdict: ProbeVerdict = 'alive';
		const probe = async () => {
			asked++;
			await Promise.resolve();
			return verdict;
		};
		const failures = async (count: number) =>
			await Promise.all(
				Array.from({ length: count }, async () => {
					const { sessions, subject, transport } = world;
					const next = await sessions.afterUnexplainedFailure(subject, used, transport, probe);
					return next?.token;
				}),
			);
		expect(new Set(await failures(100))).toEqual(new Set([undefined]));
		expect(asked).toBe(1);
		await failures(1);
		expect(asked).toBe(2);
		verdict = 'dead';
		expect(new Set(await failures(100))).toEqual(new Set(['T2']));
		await failures(100);
		expect(asked).toBe(3);
		expect(world.sent).toEqual(['/login', '/login']);
	});
});
