import { parseExactJson } from '../../../../credentials/engine/formats/exactJson';
import { cookiesIn } from '../../../../credentials/engine/formats/cookies';
import { atPath, placedPath } from '../../../../credentials/engine/formats/paths';
import { readXml } from '../../../../credentials/engine/formats/xml';
import type { CallAnswer } from '../../call/callTypes';

/**
 * The value at a path of an answer, as the credential's paths have it: in its JSON, or where the path
 * says (`header:X-Total`, `cookie:SID`, `xml:list.next`). Undefined if there is none.
 */
export function valueIn(result: CallAnswer, text: string): unknown {
	const { place, path } = placedPath(text);
	const { answer } = result;
	switch (place) {
		case 'header':
			return answer.headers[path.toLowerCase()];
		case 'cookie':
			// Whose they are does not matter: they are only read here.
			return cookiesIn(setCookieOf(result), { url: 'http://localhost/', now: Date.now() })?.[path];
		case 'xml':
			return atPath(readXml(result.text ?? ''), path);
		default:
			return atPath(answer.body, path);
	}
}

/** The same; an integer that a JavaScript number can't hold exactly comes as the text of its digits. */
export function exactValueIn(result: CallAnswer, path: string): unknown {
	const value = valueIn(result, path);
	if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
	return valueIn({ ...result, answer: { ...result.answer, body: exactBody(result) } }, path);
}

/** The parsed body with such integers as text. */
export function exactBody({ answer, text }: CallAnswer): unknown {
	const isParsed = typeof answer.body === 'number' || typeof answer.body === 'object';
	return isParsed && text !== undefined && text.trim() !== '' ? parseExactJson(text) : answer.body;
}

/** The lines that set cookies; a domain is left out, so that each one counts. */
function setCookieOf({ rawHeaders }: CallAnswer): string[] | undefined {
	const found = Object.entries(rawHeaders).find(([name]) => name.toLowerCase() === 'set-cookie');
	return found && [found[1]].flat().map((line) => String(line).replace(/;\s*domain=[^;]*/gi, ''));
}
