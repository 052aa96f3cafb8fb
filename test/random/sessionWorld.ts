/**
 * A provider, several n8n processes that share one database, and calls that go through them: the
 * world in which the rules of a token's life must hold, whatever happens in which order.
 */
import { commonFailure } from '../../credentials/engine/answers';
import { SessionManager, type Subject } from '../../credentials/engine/session/sessionManager';
import type {
	FlowRequest,
	HttpAnswer,
	Session,
	TokenFlow,
} from '../../credentials/engine/tokenFlow';
import { bearer, oAuth2Grant, status401 } from '../../credentials/engine/vendor/commonRules';
import { jsonRequest } from '../../credentials/engine/vendor/flowRequests';
import { FakeClock } from '../support/fakeClock';

/** How the provider answers a login or a renewal. */
export interface LoginEvent {
	/** Milliseconds until it answers. */
	takes: number;
	outcome: 'granted' | 'unavailable' | 'unanswered' | 'nonsense';
	/** How long n8n takes to save what came of it, ms: saves can overtake each other. */
	savedAfter: number;
}

export interface WorldSettings {
	processes: number;
	/** Milliseconds that a token lives. */
	lifetimeMs: number;
	hasRefreshToken: boolean;
	/** Whether a refresh token can be used once only. */
	rotates: boolean;
	/** Whether a login ends the sessions before it. */
	keepsOnlyNewest: boolean;
	/** Milliseconds that a call is on its way to the provider. */
	callMs: number;
	/** What comes of logins and renewals, one after the other, again from the start at the end. */
	logins: LoginEvent[];
}

/** A call that got its answer, or failed. */
export interface CallResult {
	outcome: 'answered' | 'rejected' | 'noToken';
	error?: string;
}

/** As in the node: so many re-sends after rejections. */
const MAX_RESENDS = 3;
/** A refused login is the answer to everyone for so long. */
const REFUSAL_MS = 10_000;

export class SessionWorld {
	readonly clock = new FakeClock();

	/** Broken rules, in words. */
	readonly broken: string[] = [];

	readonly results: CallResult[] = [];

	/** Whether the password of the credential is wrong. */
	isPasswordWrong = false;

	/** No further faults: each login is granted at once. */
	isCalm = false;

	/** Logins and renewals that were asked for. */
	logins = 0;

	/** Calls that the provider answered with 401. */
	rejections = 0;

	private issued = 0;

	private readonly live = new Map<string, number>();

	private readonly refreshTokens = new Set<string>();

	/** What n8n's database holds of the session. */
	private stored?: Session;

	private readonly processes: Process[];

	constructor(private readonly settings: WorldSettings) {
		this.processes = Array.from(
			{ length: settings.processes },
			(_, index) => new Process(index, this, this.clock, settings.callMs),
		);
	}

	/** Starts calls in a process at the same time. Resolves when all have ended. */
	async call(process: number, count: number): Promise<void> {
		const one = async () => await this.processes[process % this.processes.length].call();
		this.results.push(...(await Promise.all(Array.from({ length: count }, one))));
	}

	/** The provider ends all sessions. */
	revokeAll(): void {
		this.live.clear();
	}

	/** The provider forgets all refresh tokens. */
	revokeRefreshTokens(): void {
		this.refreshTokens.clear();
	}

	subject(): Subject {
		const stored = this.stored;
		return { flow, key: 'k', fingerprint: 'f', stored: stored && { ...stored } };
	}

	async save(session: Session, afterMs: number): Promise<void> {
		await this.clock.pass(afterMs);
		this.stored = { ...session };
	}

	/** The provider's answer to a call. */
	accepts(token: string): boolean {
		const isAlive = this.clock.now() < (this.live.get(token) ?? 0);
		if (!isAlive) this.rejections++;
		return isAlive;
	}

	/** The provider's answer to a login or a renewal. */
	async answer(request: FlowRequest): Promise<HttpAnswer> {
		const event = this.isCalm ? CALM : this.nextEvent();
		this.logins++;
		const isRenewal = request.url.endsWith('/renew');
		await this.clock.pass(event.takes);
		if (event.outcome === 'unanswered') throw new Error('socket hang up');
		if (event.outcome === 'unavailable') return { status: 503, headers: {}, body: {} };
		if (event.outcome === 'nonsense') return { status: 200, headers: {}, body: 'so be it' };
		if (isRenewal) {
			const { refreshToken } = JSON.parse(request.body ?? '{}') as { refreshToken: string };
			if (!this.refreshTokens.has(refreshToken))
				return { status: 400, headers: {}, body: { error: 'invalid_grant' } };
			if (this.settings.rotates) this.refreshTokens.delete(refreshToken);
		} else if (this.isPasswordWrong) {
			return { status: 401, headers: {}, body: { error: 'wrong password' } };
		}
		return { status: 200, headers: {}, body: this.grant(isRenewal) };
	}

	/** When what was just obtained will be in the database. */
	savedAfter(): number {
		return this.isCalm
			? 0
			: this.settings.logins[this.logins % this.settings.logins.length].savedAfter;
	}

	private nextEvent(): LoginEvent {
		return this.settings.logins[this.logins % this.settings.logins.length];
	}

	private grant(isRenewal: boolean) {
		const { keepsOnlyNewest, lifetimeMs, hasRefreshToken } = this.settings;
		if (keepsOnlyNewest && !isRenewal) this.live.clear();
		const token = `token${++this.issued}`;
		this.live.set(token, this.clock.now() + lifetimeMs);
		const refreshToken = `refresh${this.issued}`;
		if (hasRefreshToken) this.refreshTokens.add(refreshToken);
		return {
			access_token: token,
			expires_in: lifetimeMs / 1000,
			...(hasRefreshToken && { refresh_token: refreshToken }),
		};
	}
}

const CALM: LoginEvent = { takes: 10, outcome: 'granted', savedAfter: 0 };

const flow: TokenFlow = {
	provider: 'Test API',
	urlFields: '"Base URL"',
	baseUrl: 'https://api.example.com',
	trustedUrls: ['https://api.example.com'],
	secrets: [],
	source: {
		kind: 'login',
		request: () => jsonRequest('https://api.example.com/login', {}),
		renew: (refreshToken) => jsonRequest('https://api.example.com/renew', { refreshToken }),
		readGrant: oAuth2Grant,
	},
	tokenMayBeJwt: false,
	attach: bearer,
	provesRejection: status401,
	failureIn: commonFailure,
};

/** One n8n process: it makes calls as the node does, and watches the rules. */
class Process {
	private readonly sessions: SessionManager;

	private loginsInFlight = 0;

	private readonly known = new Set<string>();

	private readonly dead = new Set<string>();

	private refusedAt = -Infinity;

	constructor(
		private readonly index: number,
		private readonly world: SessionWorld,
		private readonly clock: FakeClock,
		private readonly callMs: number,
	) {
		this.sessions = new SessionManager(clock);
	}

	async call(): Promise<CallResult> {
		for (let sends = 0; ; sends++) {
			let token: string;
			try {
				token = await this.token();
			} catch (error) {
				return { outcome: 'noToken', error: (error as Error).message };
			}
			await this.clock.pass(this.callMs);
			if (this.world.accepts(token)) return { outcome: 'answered' };
			if (sends >= MAX_RESENDS || !this.sessions.reportRejected(this.world.subject(), token))
				return { outcome: 'rejected' };
			this.dead.add(token);
		}
	}

	private async token(): Promise<string> {
		const session = await this.sessions.obtain(this.world.subject(), this.transport);
		const now = this.clock.now();
		if (this.dead.has(session.token))
			this.breaks(`a token that was rejected is given out again: ${session.token}`);
		if (session.expiresAt !== undefined && now >= session.expiresAt)
			this.breaks(`a token is given out ${now - session.expiresAt} ms after its expiry`);
		if (!this.known.has(session.token)) {
			this.known.add(session.token);
			void this.world.save(session, this.world.savedAfter());
		}
		return session.token;
	}

	private readonly transport = async (request: FlowRequest): Promise<HttpAnswer> => {
		this.loginsInFlight++;
		if (this.loginsInFlight > 1) this.breaks(`${this.loginsInFlight} logins at the same time`);
		try {
			const answer = await this.world.answer(request);
			if (answer.status === 401) this.noteRefusal();
			return answer;
		} finally {
			this.loginsInFlight--;
		}
	};

	private noteRefusal(): void {
		const now = this.clock.now();
		if (now - this.refusedAt < REFUSAL_MS)
			this.breaks(`a wrong password again after ${now - this.refusedAt} ms`);
		this.refusedAt = now;
	}

	private breaks(rule: string): void {
		this.world.broken.push(`process ${this.index}, ${this.clock.elapsed} ms: ${rule}`);
	}
}
