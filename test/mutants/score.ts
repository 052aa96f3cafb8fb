/** How well each room is tested: the share of its mutants that a test noticed. */
import { roomOf } from './rooms';

/** What became of a mutant. */
export type Fate = 'killed' | 'survived' | 'equivalent';

/** A judged mutant, by its file. */
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

/** A row a room and one for all, as a Markdown table. The score leaves equivalent mutants out. */
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
