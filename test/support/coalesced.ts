/**
 * A trigger for work of which one run must never meet another: triggered during a run, the work is
 * done once more afterwards, however often that was. The promise ends when nothing is left to do;
 * a run that fails is told and is no reason to stop.
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
