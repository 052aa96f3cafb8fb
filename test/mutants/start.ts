/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console, @n8n/community-nodes/no-restricted-imports -- a command of the project, never in n8n */
/**
 * `npm run test:mutants -- --count 60 --seed 1 --room credentials/engine/session`: small bugs at
 * places that the seed picks, one at a time; which of them do the tests notice?
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { shuffled } from './choose';
import { whyEquivalent } from './equivalents';
import { Judge } from './judge';
import { Kills } from './kills';
import type { Mutant } from './mutant';
import { mutantsOf } from './mutantsOf';
import { nearestTests, readTests } from './nearestTests';
import { filesIn, root } from './rooms';
import { scoreTable, type Fate, type Judged } from './score';
import { typeCheck } from './typeCheck';

const { values } = parseArgs({
	options: {
		count: { type: 'string', default: '60' },
		seed: { type: 'string', default: '1' },
		room: { type: 'string' },
		/** How many test files judge a mutant at most, the nearest first. */
		tests: { type: 'string', default: '12' },
		/** Judges again only what no earlier run killed. */
		again: { type: 'boolean', default: false },
		/** Only names the mutants. */
		list: { type: 'boolean', default: false },
	},
});

function fail(message: string): never {
	console.error(message);
	process.exit(1);
}

function* chosen(files: string[], count: number, seed: number): Generator<Mutant> {
	const all = files.flatMap((file) => mutantsOf(file, readFileSync(join(root, file), 'utf8')));
	const compiles = typeCheck();
	let left = count;
	for (const mutant of shuffled(all, seed)) {
		if (left === 0) return;
		if (!compiles(mutant)) continue;
		left -= 1;
		yield mutant;
	}
}

const places = ({ file, line, column }: Mutant) => `${file}:${line}:${column}`;

async function start(): Promise<void> {
	const [count, seed, most] = [values.count, values.seed, values.tests].map(Number);
	if (!(count > 0 && most > 0 && Number.isInteger(seed)))
		fail('--count and --tests want a number above 0, --seed a whole number');
	const files = filesIn(values.room);
	if (files.length === 0) fail(`no source files in ${values.room}; try credentials/engine/session`);
	const tests = readTests();
	const kills = new Kills(values.again);
	const judges = new Judge();
	const judged: Judged[] = [];
	const note = (mutant: Mutant, fate: Fate, words: string) => {
		judged.push({ file: mutant.file, fate });
		console.log(`${fate.padEnd(10)}  ${places(mutant)}  ${mutant.change}  (${words})`);
	};
	for (const mutant of chosen(files, count, seed)) {
		const why = whyEquivalent(mutant);
		if (values.list || why !== undefined) {
			note(mutant, 'equivalent', why ?? 'only listed');
			continue;
		}
		const killer = kills.of(mutant);
		if (killer !== undefined) {
			note(mutant, 'killed', `earlier, by ${killer}`);
			continue;
		}
		const near = nearestTests(mutant.file, tests).slice(0, most);
		const { killed, by, ran } = await judges.judge(mutant, near);
		if (killed) {
			kills.add(mutant, by);
			note(mutant, 'killed', `by ${by}`);
		} else note(mutant, 'survived', `${ran} test files; line: ${mutant.lineText}`);
	}
	judges.end();
	console.log(`\nseed ${seed}, at most ${most} test files a mutant\n\n${scoreTable(judged)}`);
}

start().catch((error: Error) => fail(error.stack ?? error.message));
