import { SessionManager } from '../../credentials/engine/session/sessionManager';
import type { ProbeVerdict } from '../../credentials/engine/session/state/sessionCache';
import type { FlowRequest, HttpAnswer, Session } from '../../credentials/engine/tokenFlow';
import { type CallResult, type OtherCall, refreshTokenIn, type SessionWorld } from './sessionWorld';
import type { WallClock } from './wallClock';

/** As in the node: at most this many re-sends after rejections. */
const MAX_RESENDS = 3;
/** A refused login is the answer to all calls for this long, ms. */
const REFUSAL_MS = 10_000;
/** At most this many rejections within `REJECTIONS_MS` lead to a new token. */
const MAX_REJECTIONS = 5;
const REJECTIONS_MS = 30_000;
/** If a renewal fails while its token is live, the next one starts only after this pause, ms. */
const RENEWAL_PAUSE_MS = 10_000;
/** The longest pause that a provider can ask for after a login, ms. */
const MAX_PAUSE_MS = 60_000;
/**
 * After the API has said that a token is live, it is not asked about that token again for this
 * long, ms.
 */
const PROBE_PAUSE_MS = 250;
/**
 * Rejections within 30 s lead to at most 5 tokens. Logins in progress meanwhile can add a few more.
 */
const MAX_GRANTS = 8;
const GRANTS_MS = 20_000;
/** The longest that a login takes with its three attempts and the pauses between them, ms. */
const LONGEST_LOGIN_MS = 40_000;
/**
 * A token with at least this lifetime does not expire again within the time that is watched, ms.
 */
const LONG_MS = 60_000;

/** One n8n process. It makes calls as the nodes do and checks that the rules hold. */
export class Process {
	private readonly sessions: SessionManager;

	private readonly name: string;

	private loginsInFlight = 0;

	/** How many calls are waiting for a token. */
	private waiting = 0;

	private readonly known = new Set<string>();

	private readonly dead = new Set<string>();

	/** Tokens with which a call of this process got its answer. */
	private readonly accepted = new Set<string>();

	/** Tokens of calls that failed without a way to ask the API. They can count as rejected. */
	private readonly suspected = new Set<string>();

	/** Tokens sent by other nodes, which do not report the answer. */
	private readonly unjudged = new Set<string>();

	/** Refresh tokens that were exchanged for new ones. */
	private readonly spent = new Set<string>();

	private readonly probing = new Set<string>();

	/** The last login, if the newest token of this process came from it. */
	private lastLogin?: { token: string; at: number };

	/** How many logins and renewals gave a token. */
	private grants = 0;

	/** When the latest of these tokens were given. */
	private grantedAt: number[] = [];

	/** The token that the API last said is live, and when. */
	private saidLive?: { token: string; at: number };

	/** How many tokens have been rejected, perhaps at their first use, since one was accepted. */
	private inDoubt = 0;

	/** The newest token, even if it is no longer good. */
	private newest = '';

	/** The token of the last answered call. Unset if the API has since said that a token is live. */
	private lastAccepted?: string;

	/** The end of the pause that the provider asked for after a login. */
	private pausedUntil = -Infinity;

	/** The times at which tokens were reported as rejected. */
	private rejections: number[] = [];

	private refusedAt = -Infinity;

	/** The last renewal that failed while its token was live. */
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

	/** Makes a call of our node, which judges the answer. */
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

	/**
	 * Makes a call of another node. After any failure n8n asks for another token and sends the call
	 * once more.
	 */
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

	/**
	 * @param wasDead Whether the call failed because of its token. A login may have made the same
	 * token live again since then.
	 */
	private async afterFailure(
		token: string,
		{ probe }: OtherCall,
		wasDead: boolean,
	): Promise<string | undefined> {
		const { grants } = this;
		if (probe === 'none') this.suspected.add(token);
		/**
		 * The verdict on the token of the call. The API can also be asked about the token that replaces
		 * it.
		 */
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
		// With several processes, the token can come from another one.
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

	/** Reports a rejection. Returns true if the call may be sent again. */
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

	/** Notes the consequences of a rejection before the manager is informed. */
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

	/** True if a rejection of this token must mean that the login was refused. */
	private isFirstUse(token: string): boolean {
		const { lastLogin } = this;
		const { stored } = this.world.subject();
		return (
			lastLogin?.token === token &&
			this.clock.steady() - lastLogin.at < REFUSAL_MS &&
			this.waiting === 0 &&
			// Otherwise another process or the provider may have ended the token.
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
			// If a newer token is dead, its renewal ends in a login, although this older token may still
			// serve.
			const isOfNewest = !this.dead.has(this.newest);
			const isLive = live !== undefined && this.liveToken() === live && !this.suspected.has(live);
			if (isOfNewest && isUnavailable && isLive)
				this.putOff = { token: live, at: this.clock.steady() };
		}
	};

	/** Returns the token that a call would use, even if its renewal is due. */
	private liveToken(): string | undefined {
		const session = this.sessions.peek(this.world.subject());
		const { token, expiresAt = Infinity } = session ?? {};
		if (token === undefined || this.clock.now() >= expiresAt) return undefined;
		return this.dead.has(token) ? undefined : token;
	}

	private requireNoPause(live: string | undefined): void {
		// With several processes, another one can have stored the token since the renewal began.
		if (live === undefined || this.putOff?.token !== live || this.world.isShared) return;
		// If logins give the same token again, one login can follow another at once.
		if (this.world.revives) return;
		// If the clock was set back, a token that had expired before the login can be live again.
		if (this.since(this.clock.setAt) < LONGEST_LOGIN_MS) return;
		const since = this.clock.steady() - this.putOff.at;
		if (since < RENEWAL_PAUSE_MS)
			this.breaks(`a live token is renewed ${since} ms after a renewal of it failed`);
	}

	private noteGrant(token: string, isLogin: boolean, carried: string | undefined): void {
		this.newest = token;
		this.grants++;
		this.requireEnd();
		// If all logins give the same token, a login makes it live again.
		if (this.world.revives) this.dead.delete(token);
		this.lastLogin = isLogin ? { token, at: this.clock.steady() } : undefined;
		if (carried !== undefined && this.world.spendsForGood) this.spent.add(carried);
	}

	private requireNoRefusal(): void {
		const since = this.clock.steady() - this.refusedAt;
		if (since < REFUSAL_MS) this.breaks(`a login ${since} ms after one that was refused`);
	}

	/**
	 * Notes the pause that a provider asks for. It does not bind while there is a live token, because
	 * if that is rejected, a new one is needed at once.
	 */
	private noteAskedPause({ headers }: HttpAnswer): void {
		const ms = Math.min(MAX_PAUSE_MS, Number(headers['retry-after'] ?? 0) * 1000);
		if (this.world.isShared || this.liveToken() !== undefined) return;
		this.pausedUntil = Math.max(this.pausedUntil, this.clock.steady() + ms);
	}

	private requireNoAskedPause(): void {
		const left = this.pausedUntil - this.clock.steady();
		if (left > 0) this.breaks(`a login ${left} ms before the asked pause is over`);
	}

	/** Checks that a series of rejected new tokens comes to an end. */
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
