/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- a tool of the project, never in n8n */
/**
 * Runs all unit tests that can see a mutant, without starting Jest for each: about 50 ms per file.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpuSeconds, type Verdict } from '../judge';
import { mutatedText, type Mutant } from '../mutant';
import { root } from '../rooms';

/**
 * Seconds of CPU time for a test file. No unit test file needs so much, but a mutant in an endless
 * loop does.
 */
const MOST_CPU = 20;
const LONGEST_MS = 300_000;
const LOOK_EVERY_MS = 1_000;
/**
 * Starts a new process after this many test files, so that what mutants leave behind does not add
 * up.
 */
const FILES_A_PROCESS = 400;

interface Task {
	test: string;
	file: string;
	text: string;
}

/** The verdict on a mutant, and what it cost. */
export interface LightVerdict extends Verdict {
	/** Seconds of CPU time. */
	cpu: number;
	/**
	 * How many more test files can see the mutant but did not run, because its CPU time was used up.
	 */
	left: number;
}

/** Judges mutants one after another. The sources on disk do not change. */
export class LightJudge {
	private worker: ChildProcess | undefined;

	private files = 0;

	/** Seconds of CPU time used for the current mutant. */
	private cpu = 0;

	/** Test files that fail in this runner with the unchanged sources. */
	readonly unfit = new Set<string>();

	/** @param mostCpu Seconds of CPU time after which no further test file starts. */
	constructor(private readonly mostCpu: number) {}

	/** Judges one mutant by these test files, in the given order, until one of them fails. */
	async judge(mutant: Mutant, tests: string[]): Promise<LightVerdict> {
		const text = mutatedText(readFileSync(join(root, mutant.file), 'utf8'), mutant);
		const fit = tests.filter((test) => !this.unfit.has(test));
		this.cpu = 0;
		let ran = 0;
		for (const test of fit) {
			if (this.cpu > this.mostCpu) break;
			ran += 1;
			if (await this.kills({ test, file: mutant.file, text }))
				return { killer: test, ran, cpu: this.cpu, left: 0 };
		}
		return { ran, cpu: this.cpu, left: fit.length - ran };
	}

	/**
	 * True if a test file notices the mutant. It must fail with the mutant, pass without it in the
	 * same process, and fail with it again. So nothing counts that an earlier mutant left behind. A
	 * file that fails without the mutant too is tried once more in a new process.
	 */
	private async kills(task: Task): Promise<boolean> {
		if (await this.passes(task)) return false;
		if (!(await this.passes({ ...task, file: '' }))) {
			this.end();
			if (!(await this.passes({ ...task, file: '' }))) {
				this.unfit.add(task.test);
				this.end();
				return false;
			}
		}
		return !(await this.passes(task));
	}

	end(): void {
		this.worker?.kill('SIGKILL');
		this.worker = undefined;
	}

	private async passes(task: Task): Promise<boolean> {
		if (this.files++ % FILES_A_PROCESS === 0) this.end();
		const worker = (this.worker ??= startWorker());
		return await new Promise((resolve) => {
			const startedAt = Date.now();
			let before: number | undefined;
			const give = (hasPassed: boolean, cpu: number) => {
				clearInterval(watch);
				worker.removeAllListeners();
				this.cpu += cpu;
				resolve(hasPassed);
			};
			const stop = () => {
				this.end();
				give(false, MOST_CPU);
			};
			const watch = setInterval(() => {
				const isLong = Date.now() - startedAt > LONGEST_MS;
				before ??= cpuSeconds(worker);
				if (isLong || cpuSeconds(worker) - before > MOST_CPU) stop();
			}, LOOK_EVERY_MS);
			worker.once('exit', stop);
			worker.once('message', ({ failure, cpu }: { failure?: string; cpu: number }) =>
				give(failure === undefined, cpu),
			);
			worker.send(task);
		});
	}
}

const startWorker = (): ChildProcess =>
	fork(join(root, 'test/mutants/light/worker.js'), {
		cwd: root,
		execArgv: [],
		stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
		env: { ...process.env, RANDOM_SEED: '1' },
	});
