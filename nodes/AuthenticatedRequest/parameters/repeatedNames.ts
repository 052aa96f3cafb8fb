import { endOfString } from '../../../credentials/engine/formats/jsonNumbers';
import { invalidParameter } from '../call/callErrors';

const SIGN = /["{}]/g;
const COLON = /\s*:/y;

/**
 * Returns a name that an object in valid JSON has more than once; undefined if there is none.
 * Parsers silently keep only the last value (RFC 8259 section 4). Takes time in proportion to the
 * text.
 */
export function repeatedName(text: string): string | undefined {
	const open: Array<Set<string>> = [];
	SIGN.lastIndex = 0;
	for (let found = SIGN.exec(text); found !== null; found = SIGN.exec(text)) {
		const { 0: sign, index } = found;
		if (sign === '{') open.push(new Set());
		else if (sign === '}') open.pop();
		else {
			const end = endOfString(text, index) + 1;
			SIGN.lastIndex = end;
			COLON.lastIndex = end;
			if (!COLON.test(text)) continue;
			const name = JSON.parse(text.slice(index, end)) as string;
			const names = open[open.length - 1];
			if (names.has(name)) return name;
			names.add(name);
		}
	}
	return undefined;
}

/** Throws an error that names the field and the name if an object has a name more than once. */
export function requireDistinctNames(text: string, label: string): void {
	const name = repeatedName(text);
	if (name === undefined) return;
	throw invalidParameter(
		label,
		`has the name "${name}" more than once, and only the last would be sent. Write a list for several values: {"${name}": ["a", "b"]}`,
	);
}

/** The hint for a body that has a name more than once. The body is sent as it was typed. */
export const repeatedInBody = (name: string) =>
	`Body JSON has the name "${name}" more than once in one object. It is sent as it was typed; most APIs take the last of them.`;
