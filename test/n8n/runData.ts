/** The items of one node: the JSON of each item, per output. */
type Outputs = Array<Array<Record<string, unknown>>>;

interface StoredRun {
	resultData: {
		runData: Record<
			string,
			Array<{ data: { main: Array<Array<{ json: Record<string, unknown> }> | null> } }>
		>;
	};
}

/** Reads the outputs of a node's last run from stored run data; empty if it has not run. */
export function outputsOf(node: string, data: string): Outputs {
	const { runData } = (unflattened(data) as StoredRun).resultData;
	const outputs = runData[node]?.at(-1)?.data.main ?? [];
	return outputs.map((items) => (items ?? []).map(({ json }) => json));
}

/** The message of the first error in stored run data. */
export function messageIn(data: string): string {
	const values = JSON.parse(data || '[]') as unknown[];
	const error = values.find(
		(value): value is { message: string } =>
			typeof value === 'object' && value !== null && 'message' in value && 'stack' in value,
	);
	return String((error && values[Number(error.message)]) ?? 'no error message in the run data');
}

/** Reads n8n's stored run data: a flat array, whose objects contain the indexes of their values. */
function unflattened(data: string): unknown {
	const flat = JSON.parse(data) as unknown[];
	const built = new Map<string, unknown>();
	const valueAt = (place: string): unknown => {
		const value = flat[Number(place)];
		if (typeof value !== 'object' || value === null) return value;
		if (!built.has(place)) {
			const target: Record<string, unknown> = Array.isArray(value) ? ([] as never) : {};
			built.set(place, target);
			for (const [key, inner] of Object.entries(value))
				target[key] = typeof inner === 'string' ? valueAt(inner) : inner;
		}
		return built.get(place);
	};
	return valueAt('0');
}
