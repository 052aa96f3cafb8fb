/** What is known about one credential is never used for another, however many there are. */
import fc from 'fast-check';
import { commonFailure } from '../../credentials/engine/failure/answerWords';
import { SessionCache } from '../../credentials/engine/session/state/sessionCache';
import { SessionManager, type Subject } from '../../credentials/engine/session/sessionManager';
import type { FlowRequest, HttpAnswer, TokenFlow } from '../../credentials/engine/tokenFlow';
import { bearer, oAuth2Grant, status401 } from '../../credentials/engine/vendor/commonRules';
import { jsonRequest } from '../../credentials/engine/vendor/flowRequests';
import { FakeClock } from '../support/fakeClock';
import { ROOM_MS, runs } from './runs';

jest.setTimeout(ROOM_MS);

/** Fewer sessions are remembered than there are credentials. */
const REMEMBERED = 3;
const CREDENTIALS = 6;

type Step = { credential: number; then: 'call' | 'reject' | 'renew' | 'release' | 'refuse' };

const steps: fc.Arbitrary<Step[]> = fc.array(
	fc.record({
		credential: fc.nat(CREDENTIALS - 1),
		then: fc.constantFrom<Step['then']>(
			'call',
			'call',
			'call',
			'reject',
			'renew',
			'release',
			'refuse',
		),
	}),
	{ maxLength: 40 },
);

function flowOf(credential: number): TokenFlow {
	const base = `https://api${credential}.example.com`;
	return {
		provider: `API ${credential}`,
		urlFields: '"Base URL"',
		baseUrl: base,
		trustedUrls: [base],
		secrets: [],
		source: {
			kind: 'login',
			request: () => jsonRequest(`${base}/login`, {}),
			renew: (refreshToken) => jsonRequest(`${base}/renew`, { refreshToken }),
			readGrant: oAuth2Grant,
		},
		tokenMayBeJwt: false,
		attach: bearer,
		provesRejection: status401,
		failureIn: commonFailure,
	};
}

/** Providers that accept only what they issued themselves. */
class Providers {
	readonly clock = new FakeClock();

	readonly broken: string[] = [];

	readonly refuses = new Set<number>();

	private issued = 0;

	private readonly released = new Set<string>();

	/** How many logins and renewals are in progress, by credential. */
	private readonly underWay = new Map<number, number>();

	readonly sessions = new SessionManager(this.clock, new SessionCache(REMEMBERED));

	subject(credential: number): Subject {
		return { flow: flowOf(credential), key: `k${credential}`, fingerprint: `f${credential}` };
	}

	readonly transport = async ({ url, body = '' }: FlowRequest): Promise<HttpAnswer> => {
		const credential = Number(/api(\d)/.exec(url)?.[1]);
		if (/of(?<owner>\d)/.test(body) && !body.includes(`of${credential}`))
			this.broken.push(`API ${credential} is sent ${body}`);
		const before = this.underWay.get(credential) ?? 0;
		if (before > 0) this.broken.push(`API ${credential} gets two logins at the same time`);
		this.underWay.set(credential, before + 1);
		await this.clock.pass(100);
		this.underWay.set(credential, before);
		if (this.refuses.has(credential)) return { status: 401, headers: {}, body: {} };
		const name = `of${credential}number${++this.issued}`;
		return { status: 200, headers: {}, body: { access_token: name, refresh_token: `r${name}` } };
	};

	/** Returns the token that a call would use; undefined if there is none. */
	async obtain(credential: number): Promise<string | undefined> {
		const { refuses, sessions } = this;
		const released = [...this.released];
		const session = await sessions
			.obtain(this.subject(credential), this.transport)
			.catch((error: Error) => {
				if (!error.message.startsWith(`API ${credential}:`) || !refuses.has(credential))
					this.broken.push(`API ${credential} says: ${error.message}`);
				return undefined;
			});
		if (session !== undefined && !session.token.startsWith(`of${credential}n`))
			this.broken.push(`API ${credential} is called with ${session.token}`);
		if (session !== undefined && released.includes(session.token))
			this.broken.push(`API ${credential} is called with a released token`);
		return session?.token;
	}

	private async release(subject: Subject): Promise<void> {
		const session = this.sessions.peek(subject);
		await this.sessions.release(subject, this.transport);
		if (session !== undefined) this.released.add(session.token);
	}

	async take({ credential, then }: Step): Promise<void> {
		const subject = this.subject(credential);
		if (then === 'refuse') {
			// No call has been given a token yet, and none will get one.
			this.sessions.release(subject, this.transport).catch(() => undefined);
			this.refuses.add(credential);
		}
		const token = await this.obtain(credential);
		if (token === undefined) return;
		if (then === 'reject') {
			this.sessions.reportAccepted(subject, token);
			this.sessions.reportRejected(subject, token);
		}
		if (then === 'renew') await this.sessions.renew(subject, this.transport).catch(() => undefined);
		if (then === 'release') await this.release(subject);
	}
}

it('each credential has its own token, its own failures and its own refresh token', async () => {
	await fc.assert(
		fc.asyncProperty(steps, fc.nat(150), async (plan, pause) => {
			const providers = new Providers();
			const underWay: Array<Promise<void>> = [];
			for (const step of plan) {
				underWay.push(providers.take(step));
				await providers.clock.advance(pause);
			}
			await providers.clock.run(Promise.all(underWay));
			expect(providers.broken).toEqual([]);
		}),
		runs(100, 0.05),
	);
});
