/**
 * Keeps the digits of numbers in JSON as they were written. A JavaScript number holds about 17
 * digits and forgets its spelling: 7615917337495251231 and 1.10 become 7615917337495251000 and 1.1.
 */
import { isFields } from '../values';
import { replaceNumbers } from './jsonNumbers';

/** Whether JavaScript would write a number of JSON text in another way. */
const isAltered = (number: string) => String(Number(number)) !== number;

/**
 * Turns each number that JavaScript would alter into a string that begins with a mark. The text
 * must be valid JSON.
 */
function markNumbers(text: string): { marked: string; mark: string } {
	// A character of the private use area, which texts of APIs do not have. If one has it, the mark
	// grows.
	let mark = '\uE000';
	while (text.includes(mark)) mark += '\uE000';
	const marked = replaceNumbers(text, (number) =>
		isAltered(number) ? `"${mark}${number}"` : undefined,
	);
	return { marked, mark };
}

function unmark(text: string, mark: string): string {
	return text.replace(new RegExp(`"${mark}(-?\\d[\\d.eE+-]*)"`, 'g'), '$1');
}

/** Whether JSON text has a number that JavaScript would write in another way. */
export function hasExactNumbers(text: string): boolean {
	let isFound = false;
	replaceNumbers(text, (number) => {
		isFound ||= isAltered(number);
		return undefined;
	});
	return isFound;
}

/**
 * Parses JSON. A number that JavaScript would write in another way becomes its text. Throws a
 * `SyntaxError` if the text is not JSON.
 */
export function parseWithDigits(text: string): unknown {
	// `replaceNumbers` needs valid JSON, so the text is parsed first.
	const value: unknown = JSON.parse(text);
	const quoted = replaceNumbers(text, (number) => (isAltered(number) ? `"${number}"` : undefined));
	return quoted === text ? value : JSON.parse(quoted);
}

/**
 * Changes the fields of a JSON text, whose numbers stay as they are written. Undefined if the text
 * is not a JSON object.
 */
export function changeFields(
	text: string,
	change: (fields: Record<string, unknown>) => Record<string, unknown>,
): string | undefined {
	try {
		JSON.parse(text);
	} catch {
		return undefined;
	}
	const { marked, mark } = markNumbers(text);
	const fields: unknown = JSON.parse(marked);
	return isFields(fields) ? unmark(JSON.stringify(change(fields)), mark) : undefined;
}

/**
 * Writes a value as JSON. Numbers that it took over from the JSON text `typed` are spelled as they
 * are there.
 */
export function stringifyLike(value: unknown, typed: string): string {
	const { marked, mark } = markNumbers(typed);
	return unmark(JSON.stringify(withMarks(value, JSON.parse(marked), mark)), mark);
}

function withMarks(value: unknown, typed: unknown, mark: string): unknown {
	if (typeof value === 'number' && typeof typed === 'string' && typed.startsWith(mark))
		return Number(typed.slice(mark.length)) === value ? typed : value;
	if (Array.isArray(value) && Array.isArray(typed))
		return value.map((part, index) => withMarks(part, typed[index], mark));
	if (!isFields(value) || !isFields(typed)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, part]) => [
			name,
			withMarks(part, Object.hasOwn(typed, name) ? typed[name] : undefined, mark),
		]),
	);
}
