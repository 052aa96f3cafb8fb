/** A choice that anybody can repeat, even after sources have changed elsewhere. */
import { createHash } from 'node:crypto';
import type { Mutant } from './mutant';

/** Identifies a mutant without its line number, because that changes when lines are added above. */
const nameOf = ({ file, lineText, change }: Mutant): string => `${file}\n${lineText}\n${change}`;

/**
 * Sorts the mutants in an order that the seed decides. The place of each mutant depends on its own
 * text only. So a seed keeps picking the same mutants, and a changed line affects only its own.
 */
export function inOrderOf(seed: number, mutants: readonly Mutant[]): Mutant[] {
	const seen = new Map<string, number>();
	return mutants
		.map((mutant) => {
			const name = nameOf(mutant);
			const earlier = seen.get(name) ?? 0;
			seen.set(name, earlier + 1);
			const text = `${seed}\n${name}\n${earlier}`;
			return { mutant, place: createHash('sha256').update(text).digest('hex') };
		})
		.sort((a, b) => (a.place < b.place ? -1 : 1))
		.map(({ mutant }) => mutant);
}
