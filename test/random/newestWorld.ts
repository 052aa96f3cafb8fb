/**
 * Processes that share a credential by a store that saves late and out of order, at a provider where
 * each login ends the session before it: the world in which they must come to share one.
 */
import { type Subject, SessionManager } from '../../credentials/engine/session/sessionManager';
import type { Store } from '../../credentials/engine/session/turns/looking';
import type { HttpAnswer, Session } from '../../credentials/engine/tokenFlow';
import { FakeClock } from '../support/fakeClock';
import { testFlow } from '../support/testFlow';

/** As in the node: so many re-sends after rejections, the later ones after growing pauses. */
const MAX_RESENDS = 12;
const RESEND_PAUSE_MS = 100;

/** The world's measures. */
export interface NewestSettings {
	processes: number;
	lifetimeMs: number;
	/** The next of many numbers from 0 to 1. */
	chance: () => number;
	/** The longest that a way to the provider or back takes, in ms: of logins, of calls, and of saves. */
	loginMs: number;
	callMs: number;
	saveMs: number;
	/** How far the processes' clocks are apart at most, ms. */
	skewMs: number;
}

/** The provider, the store, and the processes. */
export class NewestWorld {
	readonly clock = new FakeClock();

	logins = 0;

	answered = 0;

	lost = 0;

	/** Calls that were sent with an older session than the one that was stored. */
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

	/** Has each process run executions of so many items, one after the other. */
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

	/** The provider's answer to a call. */
	async accepts(token: string): Promise<boolean> {
		await this.pass(this.settings.callMs);
		const isLive = token === this.live && this.clock.now() < this.liveUntil;
		await this.pass(this.settings.callMs);
		return isLive;
	}

	/** The provider's answer to a login. */
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

/** What an execution has read of the credential. */
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
		// Workers that have met before.
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

	/** As `send.ts` does it. */
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

	/** Whatever a process has of its own: what another one stored later is used. */
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
