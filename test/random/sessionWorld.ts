/**
 * A provider, several n8n processes that share one database, and calls that go through them: the
 * world in which the rules of a token's life must hold, whatever happens in which order.
 */
import type { Subject } from '../../credentials/engine/session/sessionManager';
import type {
	FlowRequest,
	HttpAnswer,
	Session,
	TokenFlow,
} from '../../credentials/engine/tokenFlow';
import { jsonRequest } from '../../credentials/engine/vendor/flowRequests';
import { TEST_BASE, testFlow, testLogin, testRenewal } from '../support/testFlow';
import { Process } from './process';
import { WallClock } from './wallClock';

/** How the provider answers a login or a renewal. */
export interface LoginEvent {
	/** Milliseconds until it answers. */
	takes: number;
	/** `stillborn`: a token that no call is accepted with. */
	outcome: 'granted' | 'stillborn' | 'unavailable' | 'unanswered' | 'nonsense';
	/** How long n8n takes to save what came of it, ms: saves can overtake each other. */
	savedAfter: number;
	/** The pause that one who is unavailable asks for, in seconds. */
	retryAfter?: number;
}

export interface WorldSettings {
	processes: number;
	/** Milliseconds that a token lives. */
	lifetimeMs: number;
	hasRefreshToken: boolean;
	/** Whether a refresh token can be used once only. */
	rotates: boolean;
	/** Whether the login itself spends a refresh token, as all renewals do. */
	isOneTime: boolean;
	/** Whether logins give another token each, the same in the same second, or always the same one. */
	naming: 'new' | 'bySecond' | 'always';
	/** Whether a login ends the sessions before it. */
	keepsOnlyNewest: boolean;
	/** Milliseconds that a call is on its way to the provider. */
	callMs: number;
	/** What comes of logins and renewals, one after the other, again from the start at the end. */
	logins: LoginEvent[];
}

/** How a call by another node goes. */
export interface OtherCall {
	/** Whether it fails for a reason that is not the token. */
	fails: boolean;
	/** What there is to ask the API whether the token is dead; `down`: it gives no answer. */
	probe: 'none' | 'works' | 'down';
}

/** A call that got its answer, or failed. */
export interface CallResult {
	outcome: 'answered' | 'rejected' | 'noToken' | 'failed';
	error?: string;
}

export class SessionWorld {
	readonly clock = new WallClock();

	/** Broken rules, in words. */
	readonly broken: string[] = [];

	readonly results: CallResult[] = [];

	/** Whether the password of the credential is wrong. */
	isPasswordWrong = false;

	/** No further faults: each login is granted at once. */
	isCalm = false;

	/** How long n8n takes to save then, ms. */
	calmSaveMs = 0;

	/** Logins and renewals that were asked for. */
	logins = 0;

	/** Logins among them that no refresh token was sent with. */
	passwordsSent = 0;

	/** Calls that the provider answered with 401. */
	rejections = 0;

	private issued = 0;

	private readonly live = new Map<string, number>();

	private readonly ended = new Set<string>();

	private readonly refreshTokens = new Set(['refresh0']);

	/** What n8n's database holds of the session. */
	private stored?: Session;

	private readonly processes: Process[];

	private readonly flow: TokenFlow;

	constructor(private readonly settings: WorldSettings) {
		this.flow = settings.isOneTime ? oneTime : byPassword;
		this.processes = Array.from(
			{ length: settings.processes },
			(_, index) => new Process(index, this, this.clock, settings.callMs),
		);
	}

	/** Whether several processes use the credential. */
	get isShared(): boolean {
		return this.settings.processes > 1;
	}

	/** Milliseconds that a token lives. */
	get lifetimeMs(): number {
		return this.settings.lifetimeMs;
	}

	/** Starts calls in a process at the same time. Resolves when all have ended. */
	async call(process: number, count: number): Promise<void> {
		const one = async () => await this.processes[process % this.processes.length].call();
		this.results.push(...(await Promise.all(Array.from({ length: count }, one))));
	}

	/** The same by another node, which does not judge answers. */
	async callByOthers(process: number, count: number, how: OtherCall): Promise<void> {
		const one = async () => await this.processes[process % this.processes.length].callByOther(how);
		this.results.push(...(await Promise.all(Array.from({ length: count }, one))));
	}

	/** The provider ends all sessions. */
	revokeAll(): void {
		for (const token of this.live.keys()) this.ended.add(token);
		this.live.clear();
	}

	/** The provider forgets all refresh tokens; there would be no way back where the login spends one. */
	revokeRefreshTokens(): void {
		if (!this.settings.isOneTime) this.refreshTokens.clear();
	}

	/**
	 * Whether a renewal spends its refresh token, and the process can know it: among several whose
	 * clocks are set meanwhile, which session is the later one can't be told for sure.
	 */
	get spendsForGood(): boolean {
		const { rotates, isOneTime, processes } = this.settings;
		return processes === 1 && (rotates || isOneTime);
	}

	/** Whether a login can make a token good again that was dead. */
	get revives(): boolean {
		return this.settings.naming === 'always';
	}

	subject(): Subject {
		const stored = this.stored;
		return { flow: this.flow, key: 'k', fingerprint: 'f', stored: stored && { ...stored } };
	}

	async save(session: Session, afterMs: number): Promise<void> {
		await this.clock.pass(afterMs);
		this.stored = { ...session };
	}

	/** The provider's answer to a call. */
	accepts(token: string): boolean {
		const isAlive = this.clock.steady() < (this.live.get(token) ?? 0);
		if (!isAlive) this.rejections++;
		return isAlive;
	}

	/** The provider's answer to a login or a renewal. */
	async answer(request: FlowRequest): Promise<HttpAnswer> {
		const event = this.isCalm ? CALM : this.nextEvent();
		this.logins++;
		const isRenewal = request.url.endsWith('/renew');
		if (refreshTokenIn(request) === undefined) this.passwordsSent++;
		await this.clock.pass(event.takes);
		if (event.outcome === 'unanswered') throw new Error('socket hang up');
		if (event.outcome === 'unavailable') return unavailable(event);
		if (event.outcome === 'nonsense') return { status: 200, headers: {}, body: 'so be it' };
		if (this.isPasswordWrong && !isRenewal)
			return { status: 401, headers: {}, body: { error: 'wrong password' } };
		const spent = refreshTokenIn(request);
		if (spent !== undefined) {
			if (!this.refreshTokens.has(spent))
				return { status: 400, headers: {}, body: { error: 'invalid_grant' } };
			const { rotates, isOneTime } = this.settings;
			if (rotates || isOneTime) this.refreshTokens.delete(spent);
		}
		return { status: 200, headers: {}, body: this.grant(isRenewal, event.outcome) };
	}

	/** When what was just obtained will be in the database. */
	savedAfter(): number {
		return this.isCalm
			? this.calmSaveMs
			: this.settings.logins[this.logins % this.settings.logins.length].savedAfter;
	}

	private nextEvent(): LoginEvent {
		return this.settings.logins[this.logins % this.settings.logins.length];
	}

	private grant(isRenewal: boolean, outcome: LoginEvent['outcome']) {
		const { keepsOnlyNewest, lifetimeMs, hasRefreshToken, isOneTime, rotates, naming } =
			this.settings;
		if (keepsOnlyNewest && !isRenewal) this.live.clear();
		this.issued++;
		const token = this.nameOf(isRenewal);
		// One that is always the same lives again; one that was made of the second does not.
		if (naming === 'always') this.ended.delete(token);
		if (outcome === 'stillborn') {
			this.ended.add(token);
			this.live.delete(token);
		} else if (!this.ended.has(token)) this.live.set(token, this.clock.steady() + lifetimeMs);
		const refreshToken = `refresh${this.issued}`;
		// One that is not spent is good on, and is not said again.
		const hasNew = isOneTime || (hasRefreshToken && (rotates || !isRenewal));
		if (hasNew) this.refreshTokens.add(refreshToken);
		return {
			access_token: token,
			expires_in: lifetimeMs / 1000,
			...(hasNew && { refresh_token: refreshToken }),
		};
	}

	private nameOf(isRenewal: boolean): string {
		const { naming } = this.settings;
		if (naming === 'always') return 'the one token';
		if (naming === 'new' || isRenewal) return `token${this.issued}`;
		return `second${Math.floor(this.clock.steady() / 1000)}`;
	}
}

function unavailable({ retryAfter }: LoginEvent): HttpAnswer {
	const headers: Record<string, string> =
		retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
	return { status: 503, headers, body: {} };
}

/** The refresh token that a request carries. */
export function refreshTokenIn({ body }: FlowRequest): string | undefined {
	return (JSON.parse(body ?? '{}') as { refreshToken?: string }).refreshToken;
}

const CALM: LoginEvent = { takes: 10, outcome: 'granted', savedAfter: 0 };

const byPassword = testFlow({ source: testLogin({ renew: testRenewal }) });
const oneTime = testFlow({
	source: testLogin({
		request: () => jsonRequest(`${TEST_BASE}/login`, { refreshToken: 'refresh0' }),
		renew: testRenewal,
		isOneTime: true,
	}),
});
