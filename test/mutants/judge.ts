/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- a tool of the project, never in n8n */
/** Runs the tests that can see a mutant until one of them fails. */
import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutatedText, type Mutant } from './mutant';
import { root } from './rooms';

/**
 * Seconds of CPU time for a test file. No test file needs so much, but a mutant in an endless loop
 * does.
 */
const MOST_CPU = 30;
/** Limit for a test file that waits forever without work, or if CPU time is unknown. */
const LONGEST_MS = 600_000;
const LOOK_EVERY_MS = 5_000;
/**
 * Starts a new process after this many test files, because Jest keeps some of what each file loads.
 */
const FILES_A_PROCESS = 60;

/** The tests' verdict on a mutant. */
export interface Verdict {
	/** The test file that failed, if one did. */
	killer?: string;
	/** How many test files ran. */
	ran: number;
}

/** How a test file ended: all tests passed, one failed, it did not end, or it crashed Jest. */
type Outcome = 'passed' | 'failed' | 'endless' | 'crashed';

/** A test file to run, and the source file whose text is replaced; '' for none. */
interface Task {
	test: string;
	file: string;
	text: string;
}

/** Judges mutants one after another. The sources on disk do not change. */
export class Judge {
	private worker: ChildProcess | undefined;

	private files = 0;

	/** Test files that fail with the unchanged sources, so they say nothing about a mutant. */
	readonly unfit = new Set<string>();

	/** Judges one mutant by these test files, in the given order. */
	async judge(mutant: Mutant, tests: string[]): Promise<Verdict> {
		const text = mutatedText(readFileSync(join(root, mutant.file), 'utf8'), mutant);
		const fit = tests.filter((test) => !this.unfit.has(test));
		for (const [index, test] of fit.entries()) {
			const outcome = await this.proven({ test, file: mutant.file, text });
			if (outcome === 'passed') continue;
			return { killer: outcome === 'failed' ? test : `${test}, ${outcome}`, ran: index + 1 };
		}
		return { ran: fit.length };
	}

	/**
	 * Runs a test file with a mutant and returns how it ended. A failure counts if the file passes
	 * right afterwards without the mutant. If not, an earlier run may be the reason, so both are
	 * tried again in a new process.
	 */
	private async proven(task: Task): Promise<Outcome> {
		for (const isLast of [false, true]) {
			const outcome = await this.run(task);
			if (outcome === 'passed') return outcome;
			if ((await this.run({ ...task, file: '' })) === 'passed') return outcome;
			this.end();
			if (isLast) this.unfit.add(task.test);
		}
		return 'passed';
	}

	end(): void {
		this.worker?.kill('SIGKILL');
		this.worker = undefined;
	}

	private async run(task: Task): Promise<Outcome> {
		if (this.files++ % FILES_A_PROCESS === 0) this.end();
		const worker = (this.worker ??= startWorker());
		return await new Promise((resolve, reject) => {
			const [startedAt, before] = [Date.now(), cpuSeconds(worker)];
			const give = (outcome: Outcome) => {
				clearInterval(watch);
				worker.removeAllListeners();
				if (outcome === 'endless' || outcome === 'crashed') this.end();
				resolve(outcome);
			};
			const watch = setInterval(() => {
				const isLong = Date.now() - startedAt > LONGEST_MS;
				if (isLong || cpuSeconds(worker) - before > MOST_CPU) give('endless');
			}, LOOK_EVERY_MS);
			worker.once('exit', () => give('crashed'));
			worker.once('message', ({ failed, fault }: { failed?: boolean; fault?: string }) => {
				if (fault !== undefined) reject(new Error(`Jest did not run ${task.test}: ${fault}`));
				give(failed ? 'failed' : 'passed');
			});
			worker.send(task);
		});
	}
}

const startWorker = (): ChildProcess =>
	fork(join(root, 'test/mutants/worker.js'), {
		cwd: root,
		execArgv: [],
		stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
		env: { ...process.env, RANDOM_SEED: '1' },
	});

/**
 * The CPU time that a process has used, in seconds. Returns 0 on Windows, which does not have `ps`.
 */
export function cpuSeconds({ pid }: ChildProcess): number {
	try {
		const time = execFileSync('ps', ['-o', 'time=', '-p', String(pid)], { encoding: 'utf8' });
		return time.split(/[:-]/).reduce((sum, part) => sum * 60 + Number(part), 0);
	} catch {
		return 0;
	}
}
