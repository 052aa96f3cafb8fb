/**
 * Runs `work` for the indices 0 to count − 1, at most `concurrency` at once, and resolves to the
 * results in order. The first rejection stops further items from starting; it is thrown once the
 * items under way have ended, so that nothing goes on behind the execution's back.
 */
export async function forEachItem<T>(
	count: number,
	concurrency: number,
	work: (index: number) => Promise<T>,
): Promise<T[]> {
	const results = new Array<T>(count);
	const failures: unknown[] = [];
	let next = 0;
	const worker = async () => {
		while (next < count && failures.length === 0) {
			const index = next++;
			try {
				results[index] = await work(index);
			} catch (error) {
				failures.push(error);
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(concurrency, count) }, worker));
	if (failures.length > 0) throw failures[0];
	return results;
}
