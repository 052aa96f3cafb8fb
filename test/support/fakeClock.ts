/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs in tests, never in n8n */
import type { Clock } from '../../credentials/engine/tokenFlow';

/** A clock whose time passes only when the test says so. It records all sleeps. */
export class FakeClock implements Clock {
	readonly start = 1_800_000_000_000;

	/** All sleeps asked for, in milliseconds. */
	readonly sleeps: number[] = [];

	private time = this.start;

	private sleepers: Array<{ until: number; wake: () => void }> = [];

	readonly now = () => this.time;

	readonly sleep = async (ms: number): Promise<void> => {
		this.sleeps.push(ms);
		await this.pass(ms);
	};

	/** Milliseconds since the start. */
	get elapsed(): number {
		return this.time - this.start;
	}

	/** The same as `sleep`, but not recorded: stands for the time that the code under test takes. */
	async pass(ms: number): Promise<void> {
		await new Promise<void>((wake) => this.sleepers.push({ until: this.time + ms, wake }));
	}

	/** Lets time pass. Everything that is due in that time happens. */
	async advance(ms: number): Promise<void> {
		const end = this.time + ms;
		await settled();
		for (let next = this.earliest(); next !== undefined && next <= end; next = this.earliest())
			await this.jump(next);
		this.time = end;
	}

	/**
	 * Waits for work. Whenever nothing else is left to do, it jumps to the time of the next sleeper.
	 */
	async run<T>(work: Promise<T>): Promise<T> {
		const state = { isDone: false };
		const finish = () => (state.isDone = true);
		work.then(finish, finish);
		await settled();
		while (!state.isDone) {
			const next = this.earliest();
			if (next === undefined) throw new Error('The work waits for something that never comes');
			await this.jump(next);
		}
		return await work;
	}

	private earliest(): number | undefined {
		return this.sleepers.length === 0
			? undefined
			: Math.min(...this.sleepers.map(({ until }) => until));
	}

	private async jump(time: number): Promise<void> {
		this.time = time;
		const due = this.sleepers.filter(({ until }) => until <= time);
		this.sleepers = this.sleepers.filter(({ until }) => until > time);
		for (const { wake } of due) wake();
		await settled();
	}
}

/** Waits until every promise that can continue has done so. */
export async function settled(): Promise<void> {
	await new Promise((resolve) => setImmediate(resolve));
}
