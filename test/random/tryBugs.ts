/* eslint-disable no-console, @n8n/community-nodes/no-restricted-imports -- a command of the project, never in n8n */
/**
 * Puts each bug of `bugs.ts` into the sources, one at a time, and reports whether it was noticed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Judge } from '../mutants/judge';
import { root } from '../mutants/rooms';
import { BUGS, type Bug } from './bugs';

/**
 * Prints the fate of each bug whose name contains `words`. Resolves to true if all were noticed.
 */
export async function tryBugs(words: string): Promise<boolean> {
	const judge = new Judge();
	let isGood = true;
	for (const test of new Set(BUGS.map((bug) => bug.test))) {
		const { killer } = await judge.judge(NO_BUG, [`test/random/${test}.test.ts`]);
		if (killer !== undefined) throw new Error(`${killer} fails without any bug`);
	}
	for (const bug of BUGS.filter(({ name }) => name.includes(words))) {
		const { killer } = await judge.judge(placed(bug), [`test/random/${bug.test}.test.ts`]);
		isGood &&= killer !== undefined;
		console.log(`${killer === undefined ? 'NOT NOTICED' : 'noticed'}  ${bug.name}  (${bug.file})`);
	}
	judge.end();
	return isGood;
}

/**
 * Changes nothing. A test that fails with it fails without any bug, so its failures prove nothing.
 */
const NO_BUG = placed({ ...BUGS[0], to: BUGS[0].from });

function placed({ name, file, from, to }: Bug) {
	const text = readFileSync(join(root, file), 'utf8');
	const start = text.indexOf(from);
	if (start < 0) throw new Error(`"${name}" is nowhere in ${file}: write it anew`);
	return {
		file,
		start,
		end: start + from.length,
		replacement: to,
		line: text.slice(0, start).split('\n').length,
		column: 1,
		lineText: from,
		change: name,
	};
}
