/** A choice that anybody can repeat: the same seed picks the same mutants of the same sources. */

/** Numbers from 0 to below 1, from a seed (Mulberry32, by Tommy Ettinger, public domain). */
function randomNumbers(seed: number): () => number {
	let state = seed | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

/** The same rows in an order that the seed decides (Fisher and Yates). */
export function shuffled<T>(rows: readonly T[], seed: number): T[] {
	const random = randomNumbers(seed);
	const mixed = [...rows];
	for (let last = mixed.length - 1; last > 0; last -= 1) {
		const other = Math.floor(random() * (last + 1));
		[mixed[last], mixed[other]] = [mixed[other], mixed[last]];
	}
	return mixed;
}
