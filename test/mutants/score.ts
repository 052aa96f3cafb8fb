/** The score of each room: the share of its mutants that a test noticed. */
import { roomOf } from './rooms';

/** How a mutant ended. */
export type Fate = 'killed' | 'survived' | 'equivalent';

/** A judged mutant and its file. */
export interface Judged {
	file: string;
	fate: Fate;
}

const percent = (part: number, whole: number): string =>
	whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;

function rowOf(room: string, judged: Judged[]): string {
	const count = (fate: Fate) => judged.filter((each) => each.fate === fate).length;
	const [killed, survived] = [count('killed'), count('survived')];
	const cells = [room, judged.length, killed, count('equivalent'), survived];
	return `| ${[...cells, percent(killed, killed + survived)].join(' | ')} |`;
}

/**
 * Returns a Markdown table with a row per room and one for all. The score ignores equivalent
 * mutants.
 */
export function scoreTable(judged: Judged[]): string {
	const rooms = [...new Set(judged.map(({ file }) => roomOf(file)))].sort();
	return [
		'| Room | Mutants | Killed | Equivalent | Survived | Score |',
		'| --- | --- | --- | --- | --- | --- |',
		...rooms.map((room) =>
			rowOf(
				room,
				judged.filter(({ file }) => roomOf(file) === room),
			),
		),
		rowOf('all', judged),
	].join('\n');
}
