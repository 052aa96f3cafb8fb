/**
 * Returns a trigger for work whose runs must never overlap. If it is triggered during a run,
 * however often, the work runs once more afterwards. The promise resolves when nothing is left to
 * do. A run that fails is reported, and the next one still starts.
 */
export function coalesced(
	work: () => Promise<void>,
	tellFailure: (error: Error) => void,
): () => Promise<void> {
	let isWanted = false;
	let current: Promise<void> | undefined;
	const run = async () => {
		while (isWanted) {
			isWanted = false;
			await work().catch(tellFailure);
		}
		current = undefined;
	};
	return async () => {
		isWanted = true;
		current ??= run();
		await current;
	};
}
