import { parseWithDigits } from '../../../../credentials/engine/formats/jsonDigits';
import { cookiesIn } from '../../../../credentials/engine/formats/cookies';
import { atPath, placedPath } from '../../../../credentials/engine/formats/paths';
import { readXml } from '../../../../credentials/engine/formats/xml';
import { isObject } from '../../../../credentials/engine/values';
import type { CallAnswer } from '../../call/callTypes';

/** Texts that programs write for "no value". */
const NO_VALUE = /^\s*(?:null|none|nil|undefined|false|nan|n\/a|\(null\)|<null>|\[\]|\{\})?\s*$/i;
const LONG_NUMBER = /^-?\d{16}[\d.]*$/;

/**
 * Returns the value at a path of an answer; undefined if there is none. A path leads into JSON
 * unless it begins with another place (`header:X-Total`, `cookie:SID`, `xml:list.next`), as in the
 * credential.
 */
export function valueIn(result: CallAnswer, text: string): unknown {
	const { place, path } = placedPath(text);
	const { answer } = result;
	switch (place) {
		case 'header':
			return answer.headers[path.toLowerCase()];
		case 'cookie':
			// Any URL will do: the cookies are only read here, not sent.
			return cookiesIn(setCookieOf(result), { url: 'http://localhost/', now: Date.now() })?.[path];
		case 'xml':
			return atPath(readXml(result.text ?? ''), path);
		default:
			return atPath(answer.body, path);
	}
}

/**
 * Like `valueIn`, but returns a number that JavaScript would write differently (`1689.10`) as a
 * text.
 */
export function exactValueIn(result: CallAnswer, path: string): unknown {
	const value = valueIn(result, path);
	if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
	try {
		const body = parseWithDigits(result.text ?? '');
		return valueIn({ ...result, answer: { ...result.answer, body } }, path);
	} catch {
		return value;
	}
}

/** True if the answer has a number at a path, even if it was read as a text to keep its digits. */
export function isNumberAt(result: CallAnswer, path: string): boolean {
	const value = valueIn(result, path);
	if (typeof value !== 'string' || !LONG_NUMBER.test(value)) return typeof value === 'number';
	try {
		const body: unknown = JSON.parse(result.text ?? '');
		return typeof valueIn({ ...result, answer: { ...result.answer, body } }, path) === 'number';
	} catch {
		return false;
	}
}

/** True if a value means that there is no cursor or link. */
export function isNothing(value: unknown): boolean {
	if (Array.isArray(value)) return value.length === 0;
	if (isObject(value)) return Object.values(value).every((one) => one === null || one === '');
	const isText = typeof value === 'string';
	return (
		value === undefined || value === null || value === false || (isText && NO_VALUE.test(value))
	);
}

/** The `Set-Cookie` lines without their domains, so that each cookie is accepted. */
function setCookieOf({ rawHeaders }: CallAnswer): string[] | undefined {
	const found = Object.entries(rawHeaders).find(([name]) => name.toLowerCase() === 'set-cookie');
	return found && [found[1]].flat().map((line) => String(line).replace(/;\s*domain=[^;]*/gi, ''));
}
