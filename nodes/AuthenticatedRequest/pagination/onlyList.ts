import { CallError } from '../call/callErrors';
import type { CallAnswer } from '../call/callTypes';
import { listPaths } from '../answer/listPaths';

/** Returns the path of an answer's list; undefined if the answer is itself a list, or has none. */
export type ListPath = (answer: CallAnswer) => string | undefined;

/**
 * Finds the list of an API that gives each list its own name. The path in the first answer that has
 * a list is used for all pages. Throws an error that names the lists if that answer has several.
 */
export function onlyList(): ListPath {
	let known: string | undefined;
	return ({ answer: { body } }) => (known ??= pathIn(body));
}

function pathIn(body: unknown): string | undefined {
	if (Array.isArray(body)) return undefined;
	const [path, ...others] = listPaths(body);
	if (others.length === 0) return path;
	throw new CallError(
		'The answer has more than one list',
		`Enter in Options > Items Path which of them to read page by page: ${[path, ...others].join(', ')}.`,
	);
}
