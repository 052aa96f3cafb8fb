import { isObject } from '../../../../credentials/engine/values';
import { invalidParameter } from '../../call/callErrors';
import { plain } from '../../call/texts/plainValue';

/** JavaScript objects whose content is not in their fields. They would be written as empty. */
const EMPTIED = /^\[object (Map|Set|RegExp|Promise|WeakMap|WeakSet|Error)\]$/;
/** Deeper values are not checked, because parameters are not nested that deeply. */
const MAX_DEPTH = 20;

/**
 * Returns why a value can't be written, in words that follow "a value that …"; undefined if it can.
 *
 * @param given the value as its expression gave it
 * @param value the same value as JSON has it (`plain`)
 * @param lost what would happen to an object such as a set, in words that follow "which …"
 */
export function unwritable(given: unknown, value: unknown, lost: string): string | undefined {
	if (typeof given === 'symbol') return 'is a Symbol, which is not a text. Correct its expression';
	if (!isObject(given)) return undefined;
	// `toJSON` returns null for an invalid date, in JavaScript and in Luxon.
	if (value === null) return 'is a date that does not exist. Correct its expression';
	if (!isObject(value) || Object.keys(value).length > 0) return undefined;
	const kind = EMPTIED.exec(toString.call(value))?.[1];
	if (kind === undefined) return undefined;
	const cure = kind === 'Set' ? 'Write [...new Set(…)] for a list' : 'Correct its expression';
	return `is ${kind === 'Error' ? 'an' : 'a'} ${kind}, which ${lost}. ${cure}`;
}

/**
 * Throws an error that names a query parameter or form field whose value can't be written. Sets,
 * maps and invalid dates, for example, have no text.
 */
export function requireWritable(fields: object, label: string): void {
	for (const [name, value] of Object.entries(fields)) {
		const why = whyNot(value, 0);
		if (why !== undefined) throw invalidParameter(label, `has "${name}", whose value ${why}`);
	}
}

function whyNot(given: unknown, depth: number): string | undefined {
	const value = plain(given);
	const why = unwritable(given, value, 'has no text: nothing would be sent');
	if (why !== undefined || !isObject(value) || depth > MAX_DEPTH) return why;
	for (const part of Object.values(value)) {
		const found = whyNot(part, depth + 1);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** `instanceof` would miss objects of n8n's expressions, which have classes of their own. */
const { toString } = Object.prototype;
