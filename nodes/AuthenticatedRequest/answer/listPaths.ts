import { namesFailure, reportsFailure } from '../../../credentials/engine/failure/reportsFailure';
import { failureWords } from '../../../credentials/engine/failure/words';
import { wordsOfAnswer } from '../../../credentials/engine/failure/answerWords';
import { atPath } from '../../../credentials/engine/formats/paths';
import type { HttpAnswer } from '../../../credentials/engine/tokenFlow';
import { isFields } from '../../../credentials/engine/values';
import { CallError } from '../call/callErrors';

const MAX_DEPTH = 4;
const MAX_PATHS = 5;
/** At most this many characters of a failure's words are shown. */
const MAX_WORDS = 200;
const PLAIN_NAME = /^[^.[\]]+$/;
const JSON_PATH_ROOT = /^\$(?:\.|(?=\[|$))/;
const ALL_ELEMENTS = /(?:\.\*|\[\*?\])$/;
/** A name that is a list index: PHP writes a list whose indexes have gaps as an object. */
const NUMBER = /^(0|[1-9]\d*)$/;

/**
 * Returns the list at the items path of parsed JSON. The rules are the same for a call and each
 * page:
 *
 * - `null`, `false`, an empty text and an empty object stand for an empty list;
 * - an object whose names are numbers is the list of its values;
 * - undefined if nothing is there, because APIs leave out empty lists.
 *
 * Throws if there is anything else. The error names the lists of the answer.
 */
export function listAt(body: unknown, path: string): unknown[] | undefined {
	const found = atItemsPath(body, path);
	if (Array.isArray(found)) return found;
	if (isNothing(body) || (Array.isArray(body) && body.length === 0)) return [];
	if (found === undefined && isFields(body)) return undefined;
	if (found !== undefined && isNothing(found)) return [];
	if (isFields(found) && Object.keys(found).every((name) => NUMBER.test(name)))
		return Object.values(found);
	throw new CallError(
		`The answer has no list at "${path}"`,
		`Options > Items Path leads to ${found === undefined ? 'nothing' : 'something that is not a list'}. ${waysOut(body)}`,
	);
}

/**
 * Returns the words of a failure that an answer with a success status reports instead of a list;
 * else undefined. Such an answer must not count as an empty list. If there is an empty list, only a
 * field that names the failure counts, because some APIs set `success` to false when they find
 * nothing.
 */
export function failureInsteadOfList(answer: HttpAnswer, path = ''): string | undefined {
	const { body } = answer;
	if (path === '') return undefined;
	const found = atItemsPath(body, path);
	const isEmpty = isNothing(found) || (Array.isArray(found) && found.length === 0);
	const isInstead =
		(found === undefined && (reportsFailure(body) || hasFailureStatus(body))) ||
		(isEmpty && namesFailure(body));
	return isInstead ? wordsOfAnswer(answer) : undefined;
}

/**
 * True if the body of an answer without its list has the HTTP status of a failure and a message.
 */
function hasFailureStatus(body: unknown): boolean {
	if (!isFields(body)) return false;
	const { status, statusCode, code, message, msg } = body;
	const own = Number(status ?? statusCode ?? code);
	return own >= 400 && own < 600 && (message ?? msg) !== undefined;
}

/**
 * Returns the value at the items path. If the path finds nothing, it is read as a JSONPath (RFC
 * 9535) such as `$.data[*]`. There `$` is the root, and `[*]` or `.*` means "all elements".
 */
export function atItemsPath(body: unknown, path: string): unknown {
	const found = atPath(body, path);
	if (found !== undefined) return found;
	const plain = path.trim().replace(JSON_PATH_ROOT, '').replace(ALL_ELEMENTS, '');
	if (plain === path.trim()) return undefined;
	return plain === '' ? body : atPath(body, plain);
}

/** The hint if the first answer has nothing at the items path. */
export function nothingAt(path: string, body: unknown): string {
	return `Items Path "${path}" found nothing in the answer, which counts as an empty list. ${listsOf(body) ?? 'The answer has no list.'}`;
}

/** The hint for an answer that has a list but also reports a failure. */
export function alsoFailed(path: string, body: unknown): string {
	const words = failureWords(body);
	const shown = words.length > MAX_WORDS ? `${words.slice(0, MAX_WORDS)}…` : words;
	return `An answer has a list at "${path}", but reports a failure, too${shown && `: ${shown}`}. The list may not be complete.`;
}

/** The paths of the lists in parsed JSON, the shortest first. Errors about a path show them. */
export function listPaths(body: unknown): string[] {
	const found: string[] = [];
	let level: Array<[path: string, value: unknown]> = [['', body]];
	for (let depth = 0; depth <= MAX_DEPTH; depth++) {
		found.push(...level.filter(([, value]) => Array.isArray(value)).map(([path]) => path));
		level = level.flatMap(([path, value]) =>
			isFields(value)
				? Object.entries(value).map(([name, inner]): [string, unknown] => [join(path, name), inner])
				: [],
		);
	}
	return found.filter((path) => path !== '').slice(0, MAX_PATHS);
}

function isNothing(value: unknown): boolean {
	const isEmpty = isFields(value) && Object.keys(value).length === 0;
	return value === undefined || value === null || value === false || value === '' || isEmpty;
}

function waysOut(body: unknown): string {
	if (Array.isArray(body)) return 'The answer is a list itself: leave the path empty.';
	return listsOf(body) ?? 'The answer has no list: leave the path empty for the whole answer.';
}

function listsOf(body: unknown): string | undefined {
	const paths = listPaths(body);
	return paths.length === 0 ? undefined : `The answer has lists at: ${paths.join(', ')}.`;
}

function join(path: string, name: string): string {
	if (!PLAIN_NAME.test(name)) return `${path}["${name}"]`;
	return path === '' ? name : `${path}.${name}`;
}
