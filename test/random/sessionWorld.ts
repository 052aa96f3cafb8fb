/**
 * A simulated provider, and several n8n processes that share one database and make calls. The rules
 * of a token's life must hold, whatever happens in whatever order.
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
	/** `stillborn` means a token with which no call is accepted. */
	outcome: 'granted' | 'stillborn' | 'unavailable' | 'unanswered' | 'nonsense';
	/** How long n8n takes to save the result, ms. Saves can overtake each other. */
	savedAfter: number;
	/** The pause that an unavailable provider asks for, in seconds. */
	retryAfter?: number;
}

export interface WorldSettings {
	processes: number;
	/** Lifetime of a token, ms. */
	lifetimeMs: number;
	hasRefreshToken: boolean;
	/** Whether a refresh token works only once. */
	rotates: boolean;
	/** Whether the login itself spends a refresh token, as every renewal does. */
	isOneTime: boolean;
	/**
	 * Whether each login gives a new token, the same token within a second, or always the same one.
	 */
	naming: 'new' | 'bySecond' | 'always';
	/** Whether a login ends the sessions before it. */
	keepsOnlyNewest: boolean;
	/** How long a call takes to reach the provider, ms. */
	callMs: number;
	/**
	 * The outcomes of logins and renewals, one after another. After the last one they start again.
	 */
	logins: LoginEvent[];
}

/** How a call of another node behaves. */
export interface OtherCall {
	/** Whether it fails for a reason other than its token. */
	fails: boolean;
	/** Whether the API can be asked if the token is dead; `down` means that it does not answer. */
	probe: 'none' | 'works' | 'down';
}

/** How a call ended. */
export interface CallResult {
	outcome: 'answered' | 'rejected' | 'noToken' | 'failed';
	error?: string;
}

export class SessionWorld {
	readonly clock = new WallClock();

	/** Descriptions of the rules that were broken. */
	readonly broken: string[] = [];

	readonly results: CallResult[] = [];

	/** Whether the password of the credential is wrong. */
	isPasswordWrong = false;

	/** Whether faults are over and each login is granted at once. */
	isCalm = false;

	/** How long n8n takes to save while `isCalm`, ms. */
	calmSaveMs = 0;

	/** How many logins and renewals were requested. */
	logins = 0;

	/** How many of them carried no refresh token. */
	passwordsSent = 0;

	/** How many calls the provider answered with 401. */
	rejections = 0;

	private issued = 0;

	private readonly live = new Map<string, number>();

	private readonly ended = new Set<string>();

	private readonly refreshTokens = new Set(['refresh0']);

	/** The session in n8n's database. */
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

	/** Lifetime of a token, ms. */
	get lifetimeMs(): number {
		return this.settings.lifetimeMs;
	}

	/** Starts calls in a process at the same time. Resolves when all have ended. */
	async call(process: number, count: number): Promise<void> {
		const one = async () => await this.processes[process % this.processes.length].call();
		this.results.push(...(await Promise.all(Array.from({ length: count }, one))));
	}

	/** Starts calls of another node, which does not judge answers. Resolves when all have ended. */
	async callByOthers(process: number, count: number, how: OtherCall): Promise<void> {
		const one = async () => await this.processes[process % this.processes.length].callByOther(how);
		this.results.push(...(await Promise.all(Array.from({ length: count }, one))));
	}

	/** Ends all sessions at the provider. */
	revokeAll(): void {
		for (const token of this.live.keys()) this.ended.add(token);
		this.live.clear();
	}

	/**
	 * Makes the provider forget all refresh tokens. Does nothing if the login itself spends one,
	 * because then no login could ever succeed again.
	 */
	revokeRefreshTokens(): void {
		if (!this.settings.isOneTime) this.refreshTokens.clear();
	}

	/**
	 * True if a renewal spends its refresh token and the process can know that. Several processes
	 * whose clocks are set meanwhile can't be sure which session is the later one.
	 */
	get spendsForGood(): boolean {
		const { rotates, isOneTime, processes } = this.settings;
		return processes === 1 && (rotates || isOneTime);
	}

	/** True if a login can make a dead token live again. */
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

	/** Answers a call as the provider does: true if the token is live. */
	accepts(token: string): boolean {
		const isAlive = this.clock.steady() < (this.live.get(token) ?? 0);
		if (!isAlive) this.rejections++;
		return isAlive;
	}

	/** Answers a login or a renewal as the provider does. */
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

	/** How long n8n takes to save what was just obtained, ms. */
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
		// The one token that never changes lives again. A token named after the second does not.
		if (naming === 'always') this.ended.delete(token);
		if (outcome === 'stillborn') {
			this.ended.add(token);
			this.live.delete(token);
		} else if (!this.ended.has(token)) this.live.set(token, this.clock.steady() + lifetimeMs);
		const refreshToken = `refresh${this.issued}`;
		// A refresh token that was not spent stays good, and the answer does not repeat it.
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

/** Returns the refresh token in a request's body. */
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
