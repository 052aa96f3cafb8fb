/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console, @n8n/community-nodes/no-restricted-imports -- a command of the project, never in n8n */
/**
 * `npm run test:mutants -- --count 60 --seed 1 --room credentials/engine/session`: makes small bugs
 * at places that the seed picks, one at a time, and reports which of them the tests notice.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inOrderOf } from './choose';
import { whyEquivalent } from './equivalents';
import { Judge } from './judge';
import { Kills } from './kills';
import { LightJudge } from './light/lightJudge';
import { isUnitTest } from './light/unitTests';
import type { Mutant } from './mutant';
import { mutantsOf } from './mutantsOf';
import { nearestTests, readTests } from './nearestTests';
import { filesIn, root } from './rooms';
import { scoreTable, type Fate, type Judged } from './score';
import { typeCheck } from './typeCheck';

const { values } = parseArgs({
	options: {
		/** The number of mutants. If rooms are named, this many of each room. */
		count: { type: 'string', default: '60' },
		seed: { type: 'string', default: '1' },
		/**
		 * A folder, `folder/*` or a file. May be given several times. `=6` at its end sets its own
		 * count.
		 */
		room: { type: 'string', multiple: true, default: [''] },
		/** Seconds of CPU time for a mutant, after which no further test file starts. */
		cpu: { type: 'string', default: '90' },
		/**
		 * Judges with Jest itself, by at most `--tests` files. This includes the tests on faults, and
		 * is about a hundred times as slow.
		 */
		jest: { type: 'boolean', default: false },
		/** With `--jest`: the most test files that judge a mutant, the nearest first. */
		tests: { type: 'string', default: '12' },
		/**
		 * Part of the names of test files that must not judge. Shows what was noticed before those
		 * files existed.
		 */
		without: { type: 'string', multiple: true, default: [] },
		/** Judges only the mutants that no earlier run killed. */
		again: { type: 'boolean', default: false },
		/** Only lists the mutants. */
		list: { type: 'boolean', default: false },
	},
});

function fail(message: string): never {
	console.error(message);
	process.exit(1);
}

interface Draw {
	room: string;
	files: string[];
	wanted: number;
}

const [count, seed, most, cpu] = [values.count, values.seed, values.tests, values.cpu].map(Number);
const compiles = typeCheck();
const tests = readTests();
const kills = new Kills(values.again);
const light = new LightJudge(cpu);
const slow = new Judge();

/** Reads `--room`: the files, and how many mutants to pick from them. */
function drawn(text: string): Draw {
	const [room, own] = text.split('=');
	return { room, files: filesIn(room), wanted: own === undefined ? count : Number(own) };
}

function* chosen({ files, wanted }: Draw): Generator<Mutant> {
	const all = files.flatMap((file) => mutantsOf(file, readFileSync(join(root, file), 'utf8')));
	let left = wanted;
	for (const mutant of inOrderOf(seed, all)) {
		if (left === 0) return;
		if (!compiles(mutant)) continue;
		left -= 1;
		yield mutant;
	}
}

async function fateOf(mutant: Mutant): Promise<[fate: Fate, why: string]> {
	const why = whyEquivalent(mutant);
	if (why !== undefined) return ['equivalent', why];
	const killer = kills.of(mutant);
	if (killer !== undefined) return ['killed', `earlier, by ${killer}`];
	const near = nearestTests(mutant.file, tests).filter(
		(test) => !values.without.some((part) => test.includes(part)),
	);
	const { killer: test, said } = await (values.jest ? byJest : byLight)(mutant, near);
	if (test === undefined) return ['survived', `${said}; line: ${mutant.lineText}`];
	kills.add(mutant, test);
	return ['killed', `by ${test}`];
}

interface Judgement {
	killer: string | undefined;
	said: string;
}

async function byJest(mutant: Mutant, near: string[]): Promise<Judgement> {
	const { killer, ran } = await slow.judge(mutant, near.slice(0, most));
	return { killer, said: `${ran} test files` };
}

async function byLight(mutant: Mutant, near: string[]): Promise<Judgement> {
	const { killer, ran, left, cpu: used } = await light.judge(mutant, near.filter(isUnitTest));
	const rest = left > 0 ? `, ${left} more not tried` : '';
	return { killer, said: `${ran} test files${rest}, ${used.toFixed(1)} s` };
}

function end(): void {
	light.end();
	slow.end();
}

async function start(): Promise<void> {
	if (!(count > 0 && most > 0 && cpu > 0 && Number.isInteger(seed)))
		fail('--count, --cpu and --tests want a number above 0, --seed a whole number');
	const draws = values.room.map(drawn);
	const none = draws.find(({ files, wanted }) => files.length === 0 || !(wanted > 0));
	if (none) fail(`nothing to draw in ${none.room}; try credentials/engine/session=20`);
	const judged: Judged[] = [];
	for (const draw of draws) {
		for (const mutant of chosen(draw)) {
			const { file, line, column, change } = mutant;
			const place = `${file}:${line}:${column}  ${change}`;
			if (values.list) {
				console.log(place);
				continue;
			}
			const [fate, why] = await fateOf(mutant);
			judged.push({ file, fate });
			console.log(`${fate.padEnd(10)}  ${place}  (${why})`);
		}
	}
	end();
	for (const test of [...light.unfit, ...slow.unfit])
		console.log(`left out: ${test} fails without a mutant too`);
	const how = values.jest
		? `the nearest ${most} test files by Jest`
		: `all unit tests, at most ${cpu} s of a processor a mutant`;
	console.log(`\nseed ${seed}, ${how}\n\n${scoreTable(judged)}`);
}

start().catch((error: Error) => {
	end();
	fail(error.stack ?? error.message);
});
