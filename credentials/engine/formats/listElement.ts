/**
 * Finds the element of a list in which a field has a value: `[active=true]`, `[type='eu'].host`.
 */

/** Whether a step of a path is a condition such as `[active=true]`. */
export function isCondition(step: string): boolean {
	return /^\[[^\]=]+=.*\]$/.test(step);
}

/**
 * Returns the index of the first element that fits; -1 if none does. Values are compared as text.
 *
 * @param valueAt reads the field of an element; the field can be a path
 */
export function indexWhere(
	list: unknown[],
	condition: string,
	valueAt: (element: unknown, path: string) => unknown,
): number {
	const at = condition.indexOf('=');
	const path = condition.slice(1, at).trim();
	const wanted = condition
		.slice(at + 1, -1)
		.trim()
		.replace(/^(["'])(.*)\1$/, '$2');
	return list.findIndex((element) => {
		const value = valueAt(element, path);
		return ['string', 'number', 'boolean'].includes(typeof value) && String(value) === wanted;
	});
}
