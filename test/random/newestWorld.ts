/**
 * A simulated provider at which each login ends the session before. The processes share a
 * credential through a store that saves late and out of order. They must come to share one session.
 */
import { type Subject, SessionManager } from '../../credentials/engine/session/sessionManager';
import type { Store } from '../../credentials/engine/session/turns/looking';
import type { HttpAnswer, Session } from '../../credentials/engine/tokenFlow';
import { FakeClock } from '../support/fakeClock';
import { testFlow } from '../support/testFlow';

/**
 * As in the node: at most this many re-sends after rejections. The later ones wait for growing
 * pauses.
 */
const MAX_RESENDS = 12;
const RESEND_PAUSE_MS = 100;

/** The settings of the world. */
export interface NewestSettings {
	processes: number;
	lifetimeMs: number;
	/** Returns the next random number from 0 to 1. */
	chance: () => number;
	/**
	 * The longest that a request or its answer is on its way, ms: for logins, for calls, and for
	 * saves.
	 */
	loginMs: number;
	callMs: number;
	saveMs: number;
	/** How far apart the processes' clocks can be, ms. */
	skewMs: number;
}

/** The provider, the store, and the processes. */
export class NewestWorld {
	readonly clock = new FakeClock();

	logins = 0;

	answered = 0;

	lost = 0;

	/** Calls that used an older session although a newer one was stored. */
	outdated = 0;

	private live = '';

	private liveUntil = 0;

	private stored?: Session;

	private readonly processes: NewestProcess[];

	constructor(readonly settings: NewestSettings) {
		this.processes = Array.from(
			{ length: settings.processes },
			(_, index) => new NewestProcess(`process ${index}`, this),
		);
	}

	/** Makes each process run executions of this many items, one after another. */
	async run(executions: number, items: number): Promise<void> {
		const work = this.processes.map(async (process) => {
			for (let number = 0; number < executions; number++) await process.execute(items);
		});
		await this.clock.run(Promise.all(work));
	}

	revoke(): void {
		this.live = '';
	}

	subject(): Subject {
		return { flow: FLOW, key: 'k', fingerprint: 'f', stored: this.stored && { ...this.stored } };
	}

	async save(session: Session): Promise<void> {
		await this.pass(this.settings.saveMs);
		this.stored = { ...session };
	}

	/** Answers a call as the provider does: true if the token is live. */
	async accepts(token: string): Promise<boolean> {
		await this.pass(this.settings.callMs);
		const isLive = token === this.live && this.clock.now() < this.liveUntil;
		await this.pass(this.settings.callMs);
		return isLive;
	}

	/** Answers a login as the provider does. */
	async logIn(): Promise<HttpAnswer> {
		await this.pass(this.settings.loginMs);
		const token = `token${++this.logins}`;
		this.live = token;
		this.liveUntil = this.clock.now() + this.settings.lifetimeMs;
		await this.pass(this.settings.loginMs);
		const body = { access_token: token, expires_in: this.settings.lifetimeMs / 1000 };
		return { status: 200, headers: {}, body };
	}

	private async pass(most: number): Promise<void> {
		await this.clock.pass(1 + Math.floor(most * this.settings.chance()));
	}
}

/** The credential as an execution has read it. */
interface Run {
	subject: Subject;
}

class NewestProcess {
	private readonly sessions: SessionManager;

	private readonly saved = new Set<string>();

	private readonly rejected = new Set<string>();

	constructor(
		private readonly name: string,
		private readonly world: NewestWorld,
	) {
		const { clock, settings } = world;
		const skew = Math.floor(settings.skewMs * settings.chance());
		const own = {
			now: () => clock.now() + skew,
			steady: () => clock.elapsed,
			sleep: clock.sleep,
		};
		this.sessions = new SessionManager(own, undefined, undefined, name);
		// As if the workers had met before.
		this.sessions.hasSeenOtherProcess = true;
	}

	async execute(items: number): Promise<void> {
		const run = { subject: this.world.subject() };
		const calls = Array.from({ length: items }, async () => {
			if (await this.call(run).catch(() => false)) this.world.answered++;
			else this.world.lost++;
		});
		await Promise.all(calls);
	}

	/** Sends a call in the same way as `send.ts`. */
	private async call(run: Run): Promise<boolean> {
		const { others } = this.sessions;
		const store = this.storeOf(run);
		let token = await this.token(run, store);
		let isAnswered = await this.world.accepts(token);
		let logins = 0;
		for (let resends = 0; resends < MAX_RESENDS && !isAnswered; resends++) {
			this.rejected.add(token);
			const next = await others.afterRejection(token, logins, store);
			if (next === 'giveUp') break;
			if (next === 'login') logins++;
			else if (resends > 1) await store.sleep((resends - 1) * RESEND_PAUSE_MS);
			token = await this.token(run, store);
			isAnswered = await this.world.accepts(token);
		}
		if (!isAnswered) return false;
		this.sessions.reportAccepted(run.subject, token);
		if (logins > 0 || others.isAsideStored(run.subject, token)) await this.keepNewest(token);
		return true;
	}

	private async token(run: Run, store: Store): Promise<string> {
		const { others } = this.sessions;
		const known =
			this.sessions.use(run.subject) ??
			(others.mayHaveStored(run.subject) ? await others.storedInstead(store) : undefined);
		if (known !== undefined) {
			this.noteOutdated(known, run.subject);
			return known.token;
		}
		const began = this.world.clock.elapsed;
		const session = await this.sessions.obtain(run.subject, async () => await this.world.logIn());
		if (!this.saved.has(session.token)) {
			this.saved.add(session.token);
			await this.world.save(session);
		}
		others.noteSaved(run.subject, this.world.clock.elapsed - began);
		return session.token;
	}

	/**
	 * Counts a call that did not use the later session of another process, whatever session its own
	 * process had.
	 */
	private noteOutdated({ obtainedAt }: Session, { stored }: Subject): void {
		if (stored === undefined || stored.madeBy === this.name) return;
		const isLater = stored.obtainedAt > obtainedAt;
		if (isLater && !this.rejected.has(stored.token)) this.world.outdated++;
	}

	private async keepNewest(token: string): Promise<void> {
		const subject = this.world.subject();
		const newest = this.sessions.peek(subject);
		if (newest?.token !== token || subject.stored?.token === token) return;
		await this.world.save(newest);
	}

	private storeOf(run: Run): Store {
		return {
			read: async () => {
				await this.world.clock.pass(1);
				run.subject = this.world.subject();
				return run.subject;
			},
			sleep: this.world.clock.sleep,
		};
	}
}

const FLOW = testFlow();
