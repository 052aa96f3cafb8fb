/** The outcome of a node's run, as n8n has stored it. */
export interface NodeOutcome {
	/** The time of the node itself. */
	ms: number;
	/** How many items came out, and how many of them report a failure. */
	items: number;
	failed: number;
}

type Flat = Array<Record<string, string> | string[] | string | number>;

/**
 * Reads the outcome of a node's only run. n8n stores run data as a flat array: each string in an
 * object or a list is the index of a value.
 */
export function outcomeOf(node: string, data: string): NodeOutcome | undefined {
	const flat = JSON.parse(data) as Flat;
	const at = (start: unknown, ...path: Array<string | number>): unknown =>
		path.reduce((value, key) => {
			const next = (value as Record<string, unknown> | undefined)?.[key];
			return typeof next === 'string' ? flat[Number(next)] : next;
		}, start);
	const run = at(flat[0], 'resultData', 'runData', node, 0);
	const items = at(run, 'data', 'main', 0) as string[] | undefined;
	if (items === undefined) return undefined;
	const hasFailed = (_: string, index: number) => at(items, index, 'json', 'error') !== undefined;
	return {
		ms: at(run, 'executionTime') as number,
		items: items.length,
		failed: items.filter(hasFailed).length,
	};
}
