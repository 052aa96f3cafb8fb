/** A choice that anybody can repeat, also after the sources have changed elsewhere. */
import { createHash } from 'node:crypto';
import type { Mutant } from './mutant';

/** What a mutant is known by; lines move when others are written above them. */
const nameOf = ({ file, lineText, change }: Mutant): string => `${file}\n${lineText}\n${change}`;

/**
 * The mutants in an order that the seed decides. Each has its place by its own text, so a seed goes
 * on picking the same ones: a changed line takes away its own mutants and no others.
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
