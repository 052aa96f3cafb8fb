import { CallError } from '../call/callErrors';
import type { CallAnswer } from '../call/callTypes';
import { listPaths } from '../answer/listPaths';

/** Where an answer has its list; undefined if it is a list itself, or has none. */
export type ListPath = (answer: CallAnswer) => string | undefined;

/**
 * For an API that gives each list its own name. The first answer that has a list decides: the path of
 * that list is used for all pages. Throws an error that names the lists if there are several.
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
