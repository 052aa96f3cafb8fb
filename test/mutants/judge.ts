/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- a tool of the project, never in n8n */
/** Runs the tests that can see a mutant, until the first of them fails. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutatedText, type Mutant } from './mutant';
import { root } from './rooms';

const SANDBOX = join(root, '.sandbox/mutants');
/** A test file says its result within this time on a busy machine; else the mutant runs in circles. */
const SILENCE_MS = 120_000;

/** What the tests said of a mutant. */
export interface Verdict {
	killed: boolean;
	/** The test file that failed, or why no test was needed. */
	by: string;
	/** How many test files ran. */
	ran: number;
}

/** Judges one mutant by these test files, in this order. The sources stay as they are. */
export function judge(mutant: Mutant, tests: string[]): Promise<Verdict> {
	if (tests.length === 0) return Promise.resolve({ killed: false, by: '', ran: 0 });
	mkdirSync(SANDBOX, { recursive: true });
	const textFile = join(SANDBOX, `${process.pid}.txt`);
	writeFileSync(textFile, mutatedText(readFileSync(join(root, mutant.file), 'utf8'), mutant));
	const child = spawn(
		process.execPath,
		[
			join(root, 'node_modules/jest/bin/jest.js'),
			'--config=test/mutants/jest.config.js',
			'--runInBand',
			'--bail',
			'--runTestsByPath',
			...tests,
		],
		{
			cwd: root,
			env: {
				...process.env,
				MUTANT_FILE: mutant.file,
				MUTANT_TEXT: textFile,
				MUTANT_TESTS: tests.join('\n'),
				RANDOM_SEED: '1',
			},
			stdio: ['ignore', 'ignore', 'pipe'],
		},
	);
	return new Promise((resolve) => {
		let said = '';
		let silent = false;
		const stop = () => {
			silent = true;
			child.kill('SIGKILL');
		};
		let watch = setTimeout(stop, SILENCE_MS);
		child.stderr.setEncoding('utf8').on('data', (text: string) => {
			said += text;
			clearTimeout(watch);
			watch = setTimeout(stop, SILENCE_MS);
		});
		child.on('close', (code) => {
			clearTimeout(watch);
			const failed = /^FAIL (\S+)/m.exec(said)?.[1];
			const ran = said.match(/^(?:PASS|FAIL) /gm)?.length ?? 0;
			if (silent) resolve({ killed: true, by: 'its endless run', ran });
			else resolve({ killed: code !== 0, by: failed ?? '', ran });
		});
	});
}
