/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- a tool of the project, never in n8n */
/** Runs the tests that can see a mutant, until the first of them fails. */
import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutatedText, type Mutant } from './mutant';
import { root } from './rooms';

/** No test file takes so much of a processor; a mutant that runs in circles does. Seconds. */
const MOST_CPU = 30;
/** For what waits for ever without work, and where the processor's time is not known. */
const LONGEST_MS = 600_000;
const LOOK_EVERY_MS = 5_000;
/** Jest keeps some of what each test file loads: a new process after so many. */
const FILES_A_PROCESS = 60;

/** What the tests said of a mutant. */
export interface Verdict {
	/** The test file that failed, if one did. */
	killer?: string;
	/** How many test files ran. */
	ran: number;
}

/** How a test file ended: it found nothing, it failed, it did not end, or it took Jest down. */
type Outcome = 'passed' | 'failed' | 'endless' | 'crashed';

/** A test file, and the file that has another text; '' for none. */
interface Task {
	test: string;
	file: string;
	text: string;
}

/** Judges mutants one after another; the sources stay as they are. */
export class Judge {
	private worker: ChildProcess | undefined;

	private files = 0;

	/** Test files that fail with the sources as they are: they say nothing of a mutant. */
	readonly unfit = new Set<string>();

	/** Judges one mutant by these test files, in this order. */
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
	 * How a test file ends with a mutant. A failure counts if the file passes right afterwards
	 * without the mutant; if not, what ran before can be the reason: once more in a new process.
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

/** What a process has used of a processor, by `ps`, which Windows has not. */
export function cpuSeconds({ pid }: ChildProcess): number {
	try {
		const time = execFileSync('ps', ['-o', 'time=', '-p', String(pid)], { encoding: 'utf8' });
		return time.split(/[:-]/).reduce((sum, part) => sum * 60 + Number(part), 0);
	} catch {
		return 0;
	}
}
