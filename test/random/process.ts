import { SessionManager } from '../../credentials/engine/session/sessionManager';
import type { ProbeVerdict } from '../../credentials/engine/session/state/sessionCache';
import type { FlowRequest, HttpAnswer, Session } from '../../credentials/engine/tokenFlow';
import { type CallResult, type OtherCall, refreshTokenIn, type SessionWorld } from './sessionWorld';
import type { WallClock } from './wallClock';

/** As in the node: so many re-sends after rejections. */
const MAX_RESENDS = 3;
/** A refused login is the answer to everyone for so long, ms. */
const REFUSAL_MS = 10_000;
/** So many rejections are a reason for a new token within so many ms. */
const MAX_REJECTIONS = 5;
const REJECTIONS_MS = 30_000;
/** After a renewal that failed while its token lived the next one comes so much later, ms. */
const RENEWAL_PAUSE_MS = 10_000;
/** A provider can ask for a longer pause after a login, up to this, ms. */
const MAX_PAUSE_MS = 60_000;
/** Who was told that a token is live asks about it again so much later, ms. */
const PROBE_PAUSE_MS = 250;
/** Rejections within 30 s bring at most 5 tokens, and what was under way meanwhile can bring some more. */
const MAX_GRANTS = 8;
const GRANTS_MS = 20_000;
/** Three attempts, and the pauses between them, ms. */
const LONGEST_LOGIN_MS = 40_000;
/** A token that lives so long has no further end within that time, ms. */
const LONG_MS = 60_000;

/** One n8n process: it makes calls as the nodes do, and watches the rules. */
export class Process {
	private readonly sessions: SessionManager;

	private readonly name: string;

	private loginsInFlight = 0;

	/** Calls that wait for a token. */
	private waiting = 0;

	private readonly known = new Set<string>();

	private readonly dead = new Set<string>();

	/** Tokens that a call of this process was answered with. */
	private readonly accepted = new Set<string>();

	/** Tokens of calls that failed where the API can't be asked: they can count as rejected. */
	private readonly suspected = new Set<string>();

	/** Tokens that went out by nodes that say nothing of the answer. */
	private readonly unjudged = new Set<string>();

	/** Refresh tokens that were answered with their successors. */
	private readonly spent = new Set<string>();

	private readonly probing = new Set<string>();

	/** The login whose token is the newest that was made here. */
	private lastLogin?: { token: string; at: number };

	/** Logins and renewals that gave a token. */
	private grants = 0;

	/** When the last of them did. */
	private grantedAt: number[] = [];

	/** The token that the API said is live, and when. */
	private saidLive?: { token: string; at: number };

	/** Tokens that were rejected, perhaps at their first use, since one was accepted. */
	private inDoubt = 0;

	/** The newest token, whether it is still good or not. */
	private newest = '';

	/** The token of the last call that was answered, unless the API has said since that one is live. */
	private lastAccepted?: string;

	/** Until when the provider asked for a pause after a login. */
	private pausedUntil = -Infinity;

	/** When tokens were reported as rejected. */
	private rejections: number[] = [];

	private refusedAt = -Infinity;

	/** The renewal that failed last while its token lived. */
	private putOff?: { token: string; at: number };

	constructor(
		index: number,
		private readonly world: SessionWorld,
		private readonly clock: WallClock,
		private readonly callMs: number,
	) {
		this.name = `process ${index}`;
		this.sessions = new SessionManager(clock, undefined, undefined, this.name);
	}

	/** A call of our node, which judges the answer. */
	async call(): Promise<CallResult> {
		for (let sends = 0; ; sends++) {
			let token: string;
			try {
				token = await this.token();
			} catch (error) {
				return { outcome: 'noToken', error: (error as Error).message };
			}
			await this.clock.pass(this.callMs);
			if (this.world.accepts(token)) {
				this.accept(token);
				return { outcome: 'answered' };
			}
			if (sends >= MAX_RESENDS || !this.reject(token)) return { outcome: 'rejected' };
		}
	}

	/** A call of another node: n8n asks for another token after any failure, and sends once more. */
	async callByOther(how: OtherCall): Promise<CallResult> {
		try {
			const token = this.sessions.use(this.world.subject())?.token ?? (await this.token());
			const { isAnswered, wasDead } = await this.sendByOther(token, how);
			if (isAnswered) return { outcome: 'answered' };
			const next = await this.afterFailure(token, how, wasDead);
			if (next === undefined) return { outcome: 'failed' };
			const again = await this.sendByOther(next, how);
			return { outcome: again.isAnswered ? 'answered' : 'failed' };
		} catch (error) {
			return { outcome: 'noToken', error: (error as Error).message };
		}
	}

	private async sendByOther(token: string, { fails }: OtherCall) {
		this.requireLive(token);
		this.unjudged.add(token);
		this.sessions.reportUsedUnjudged(this.world.subject(), token);
		await this.clock.pass(this.callMs);
		const wasDead = !this.world.accepts(token);
		return { isAnswered: !wasDead && !fails, wasDead };
	}

	/** @param wasDead whether the call failed for that: by now, a login can have given the same token again */
	private async afterFailure(
		token: string,
		{ probe }: OtherCall,
		wasDead: boolean,
	): Promise<string | undefined> {
		const { grants } = this;
		if (probe === 'none') this.suspected.add(token);
		/** Of the token that the call had; the one in its place can be asked about too. */
		let verdict: ProbeVerdict | undefined;
		const ask = async (asked: string): Promise<ProbeVerdict> => {
			if (this.probing.has(asked)) this.breaks('the API is asked twice at the same time');
			if (this.dead.has(asked))
				this.breaks('the API is asked though it has said that the token is dead');
			if (this.saidLive?.token === asked && this.since(this.saidLive.at) < PROBE_PAUSE_MS)
				this.breaks(`the API is asked ${this.since(this.saidLive.at)} ms after its answer`);
			this.probing.add(asked);
			await this.clock.pass(this.callMs);
			this.probing.delete(asked);
			const isAlive = this.world.accepts(asked);
			const said = probe === 'down' ? 'unavailable' : isAlive ? 'alive' : 'dead';
			if (said === 'alive') {
				this.accepted.add(asked);
				this.lastAccepted = undefined;
				this.saidLive = { token: asked, at: this.clock.steady() };
			}
			if (said === 'dead') this.noteRejection(asked);
			if (asked === token) verdict = said;
			return said;
		};
		const session = await this.waitFor(
			async () =>
				await this.sessions.afterUnexplainedFailure(
					this.world.subject(),
					token,
					this.transport,
					probe === 'none' ? undefined : ask,
				),
		);
		if (session === undefined) return undefined;
		const isSameAgain = wasDead && session.token === token;
		if (!isSameAgain && (verdict === 'alive' || verdict === 'unavailable'))
			this.breaks(`a call is sent again though its token is ${verdict}`);
		if (session.token === token && grants === this.grants)
			this.breaks('a call is sent again with the same token');
		this.keep(session);
		return session.token;
	}

	private async token(): Promise<string> {
		const { grants } = this;
		const session = await this.waitFor(
			async () => await this.sessions.obtain(this.world.subject(), this.transport),
		);
		this.requireLive(session.token);
		const now = this.clock.now();
		if (session.expiresAt !== undefined && now >= session.expiresAt)
			this.breaks(`a token is given out ${now - session.expiresAt} ms after its expiry`);
		if (grants !== this.grants) this.requireNoOldFailure(session.token);
		this.keep(session);
		return session.token;
	}

	private requireNoOldFailure(token: string): void {
		// With several processes it can be the token of another one.
		if (this.world.isShared || this.dead.has(token)) return;
		if (this.sessions.refusalBy(this.world.subject(), token) !== undefined)
			this.breaks(`the failure before counts for a new token: ${token}`);
	}

	private async waitFor<T>(work: () => Promise<T>): Promise<T> {
		this.waiting++;
		try {
			return await work();
		} finally {
			this.waiting--;
		}
	}

	private keep(session: Session): void {
		if (this.known.has(session.token)) return;
		this.known.add(session.token);
		void this.world.save(session, this.world.savedAfter());
	}

	private requireLive(token: string): void {
		if (this.dead.has(token)) this.breaks(`a token that was rejected is given out again: ${token}`);
	}

	private accept(token: string): void {
		this.accepted.add(token);
		this.lastAccepted = token;
		this.inDoubt = 0;
		this.sessions.reportAccepted(this.world.subject(), token);
	}

	/** Reports a rejection. Returns whether the call may be sent again. */
	private reject(token: string): boolean {
		const mayFollow = !this.isTooOften();
		const isFirstDoubt = this.inDoubt === 0 && this.accepted.size > 0;
		this.noteRejection(token);
		const helps = this.sessions.reportRejected(this.world.subject(), token);
		if (!helps && mayFollow && this.accepted.has(token))
			this.breaks(`a token that was accepted before counts as refused: ${token}`);
		if (!helps && mayFollow && isFirstDoubt)
			this.breaks(`one token that was ended before its first use counts as refused: ${token}`);
		return helps;
	}

	/** What follows from a rejection, before the manager hears of it. */
	private noteRejection(token: string): void {
		if (this.dead.has(token)) return;
		if (this.isFirstUse(token) && !this.isTooOften()) this.refusedAt = this.clock.steady();
		if (!this.isTooOften()) this.dead.add(token);
		this.rejections.push(this.clock.steady());
		if (token !== this.lastAccepted) this.inDoubt++;
	}

	private isTooOften(): boolean {
		const now = this.clock.steady();
		this.rejections = this.rejections.filter((at) => now - at < REJECTIONS_MS);
		return this.rejections.length >= MAX_REJECTIONS;
	}

	/** Whether a rejection of this token means that the login was refused: there is no doubt at all. */
	private isFirstUse(token: string): boolean {
		const { lastLogin } = this;
		const { stored } = this.world.subject();
		return (
			lastLogin?.token === token &&
			this.clock.steady() - lastLogin.at < REFUSAL_MS &&
			this.waiting === 0 &&
			// Another process can have ended it, and what worked before can have been ended at the provider.
			!this.world.isShared &&
			this.accepted.size === 0 &&
			!this.unjudged.has(token) &&
			(stored === undefined || stored.token === token || stored.madeBy === this.name)
		);
	}

	private readonly transport = async (request: FlowRequest): Promise<HttpAnswer> => {
		const isLogin = request.url.endsWith('/login');
		const carried = refreshTokenIn(request);
		if (carried !== undefined && this.spent.has(carried))
			this.breaks(`a spent refresh token is sent again: ${carried}`);
		this.loginsInFlight++;
		if (this.loginsInFlight > 1) this.breaks(`${this.loginsInFlight} logins at the same time`);
		if (isLogin) this.requireNoRefusal();
		if (isLogin) this.requireNoAskedPause();
		const live = this.liveToken();
		this.requireNoPause(live);
		let isUnavailable = true;
		try {
			const answer = await this.world.answer(request);
			isUnavailable = answer.status >= 500;
			if (answer.status === 401) this.refusedAt = this.clock.steady();
			const token = tokenIn(answer);
			if (isLogin) this.noteAskedPause(answer);
			if (token !== undefined) this.noteGrant(token, isLogin, carried);
			return answer;
		} finally {
			this.loginsInFlight--;
			// The renewal of a newer one that is dead ends in a login, though the one before may serve.
			const isOfNewest = !this.dead.has(this.newest);
			const isLive = live !== undefined && this.liveToken() === live && !this.suspected.has(live);
			if (isOfNewest && isUnavailable && isLive)
				this.putOff = { token: live, at: this.clock.steady() };
		}
	};

	/** The token that a call would be sent with, though its renewal is due. */
	private liveToken(): string | undefined {
		const session = this.sessions.peek(this.world.subject());
		const { token, expiresAt = Infinity } = session ?? {};
		if (token === undefined || this.clock.now() >= expiresAt) return undefined;
		return this.dead.has(token) ? undefined : token;
	}

	private requireNoPause(live: string | undefined): void {
		// Of several processes one can have stored it since the renewal began.
		if (live === undefined || this.putOff?.token !== live || this.world.isShared) return;
		// Where a login gives the same token again, it can be followed by another one at once.
		if (this.world.revives) return;
		// A clock that is set back meanwhile makes a token live that was over when the login began.
		if (this.since(this.clock.setAt) < LONGEST_LOGIN_MS) return;
		const since = this.clock.steady() - this.putOff.at;
		if (since < RENEWAL_PAUSE_MS)
			this.breaks(`a live token is renewed ${since} ms after a renewal of it failed`);
	}

	private noteGrant(token: string, isLogin: boolean, carried: string | undefined): void {
		this.newest = token;
		this.grants++;
		this.requireEnd();
		// Where it is always the same, a login makes it live again.
		if (this.world.revives) this.dead.delete(token);
		this.lastLogin = isLogin ? { token, at: this.clock.steady() } : undefined;
		if (carried !== undefined && this.world.spendsForGood) this.spent.add(carried);
	}

	private requireNoRefusal(): void {
		const since = this.clock.steady() - this.refusedAt;
		if (since < REFUSAL_MS) this.breaks(`a login ${since} ms after one that was refused`);
	}

	/** A pause is not kept while there is a token that serves: then that is rejected, and one is needed. */
	private noteAskedPause({ headers }: HttpAnswer): void {
		const ms = Math.min(MAX_PAUSE_MS, Number(headers['retry-after'] ?? 0) * 1000);
		if (this.world.isShared || this.liveToken() !== undefined) return;
		this.pausedUntil = Math.max(this.pausedUntil, this.clock.steady() + ms);
	}

	private requireNoAskedPause(): void {
		const left = this.pausedUntil - this.clock.steady();
		if (left > 0) this.breaks(`a login ${left} ms before the asked pause is over`);
	}

	/** New tokens that are rejected one after the other have an end. */
	private requireEnd(): void {
		this.grantedAt.push(this.clock.steady());
		this.grantedAt = this.grantedAt.filter((at) => this.since(at) < GRANTS_MS);
		if (this.world.lifetimeMs < LONG_MS || this.clock.setAt >= 0) return;
		if (this.grantedAt.length > MAX_GRANTS)
			this.breaks(`${this.grantedAt.length} new tokens within ${GRANTS_MS} ms`);
	}

	private since(at: number): number {
		return this.clock.steady() - at;
	}

	private breaks(rule: string): void {
		this.world.broken.push(`${this.name}, ${this.clock.elapsed} ms: ${rule}`);
	}
}

function tokenIn({ body }: HttpAnswer): string | undefined {
	return (body as { access_token?: string }).access_token;
}
