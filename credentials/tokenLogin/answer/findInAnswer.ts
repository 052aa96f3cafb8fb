import { atPath, placedPath } from '../../engine/formats/paths';
import { bodyOf } from '../../engine/formats/textFields';
import type { HttpAnswer } from '../../engine/tokenFlow';
import { OWN_TEXT, readXml } from '../../engine/formats/xml';
import { isFields, isObject } from '../../engine/values';
import type { AnswerPlace } from '../settings/settings';
import { asToken, wholeAsToken } from './asToken';
import { onlyNamed, valuesNamed } from './usualNames';

/** Common names of a token, the clearest first. Compared without case, `_`, `-` and dots. */
const TOKEN_NAMES = [
	'accesstoken',
	'token',
	'jwt',
	'jwttoken',
	'idtoken',
	'authtoken',
	'sessiontoken',
	'sessionid',
	'sessionkey',
	'bearertoken',
	'serviceticket',
	'authticket',
];
/** Names that can mean something else too. They count only if the value is as long as a token. */
const WEAK_NAMES = ['bearer', 'ticket', 'access', 'key', 'sid'];
const MIN_TOKEN = 16;
/** The objects in which APIs commonly put the token. */
export const ENVELOPES = ['', 'data.', 'result.', 'response.', 'value.'];

/**
 * The value at a place of an answer, as text; undefined if there is none. With `auto`, the answer's
 * format and the prefix of the path (such as `header:`) decide how the path is read.
 */
export function findInAnswer(
	answer: HttpAnswer,
	place: AnswerPlace,
	path: string,
): string | undefined {
	switch (place) {
		case 'header':
			return answer.headers[path.toLowerCase()];
		case 'cookie':
			return path.includes('*') ? cookiesLike(answer, path) : answer.cookies?.[path];
		case 'text':
			return answer.text?.trim() ?? asText(answer.body) ?? asJson(answer.body);
		case 'xml':
			return xmlText(String(answer.body), path);
		case 'json':
			return path === '' ? asText(answer.body) : asText(valueAt(bodyOf(answer), path));
		default: {
			if (path === '') return commonToken(answer);
			if (path.trim() === 'text:') return findInAnswer(answer, 'text', '');
			const { place, path: rest } = placedPath(path);
			return place === undefined ? findByType(answer, path) : findInAnswer(answer, place, rest);
		}
	}
}

/**
 * The text of an XML element or, with `@` before its name, of an attribute:
 * `LoginResponse.@session-id`.
 */
function xmlText(body: string, path: string): string | undefined {
	const found = atPath(readXml(body, path.includes('@') ? '@' : undefined), path);
	return asText(isFields(found) ? found[OWN_TEXT] : found);
}

/** The value at a path. `$.data.id`, as other tools write it (RFC 9535), is read as `data.id`. */
const valueAt = (body: unknown, path: string): unknown =>
	atPath(body, path) ??
	(/^\$[.[]/.test(path) ? atPath(body, path.replace(/^\$\.?/, '')) : undefined);

/** All cookies whose names match a pattern (`*`, `wordpress_logged_in_*`), as a call sends them. */
function cookiesLike({ cookies = {} }: HttpAnswer, pattern: string): string | undefined {
	const parts = pattern.split('*').map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'));
	const name = new RegExp(`^${parts.join('.*')}$`);
	const pairs = Object.entries(cookies)
		.filter(([each, value]) => name.test(each) && value !== '')
		.map(([each, value]) => `${each}=${value}`);
	return pairs.length === 0 ? undefined : pairs.join('; ');
}

function findByType(answer: HttpAnswer, path: string): string | undefined {
	const isXml = typeof answer.body === 'string' && answer.body.trim().startsWith('<');
	return findInAnswer(answer, isXml ? 'xml' : 'json', path);
}

function commonToken(answer: HttpAnswer): string | undefined {
	const { body, text } = answer;
	// The original text is used, because a number in JavaScript would lose digits.
	if (typeof body === 'number') return wholeAsToken(text?.trim() ?? String(body));
	const named = commonValue(answer, TOKEN_NAMES).find(isTokenValue);
	if (named !== undefined) return String(named);
	const further = onlyNamed(answer, TOKEN_NAMES, isTokenValue);
	if (further !== undefined) return String(further.value);
	const weak = commonValue(answer, WEAK_NAMES).find(isLongToken);
	if (weak !== undefined) return String(weak);
	if (typeof body !== 'string' || /[\s<>{}]/.test(body.trim()) || isWord(body.trim()))
		return undefined;
	return wholeAsToken(body);
}

/**
 * The values that an answer has under usual names, in the order of the names. Spelling is ignored.
 */
export function commonValue(answer: HttpAnswer, names: string[]): unknown[] {
	const body = bodyOf(answer);
	return ENVELOPES.flatMap((envelope) => {
		const fields = envelope === '' ? body : atPath(body, envelope.slice(0, -1));
		return isFields(fields) ? valuesNamed(fields, names) : [];
	});
}

/** Values from the object that contains the only token of an answer, if that is nested deeper. */
export function valuesBesideToken(answer: HttpAnswer, names: string[]): unknown[] {
	const found = onlyNamed(answer, TOKEN_NAMES, isTokenValue);
	return found === undefined ? [] : valuesNamed(found.beside, names);
}

const isTokenValue = (value: unknown) =>
	(typeof value === 'string' && value !== '' && asToken(value) !== undefined) ||
	(typeof value === 'number' && value > 0);

const isLongToken = (value: unknown) =>
	typeof value === 'string' &&
	value.length >= MIN_TOKEN &&
	!/\s/.test(value) &&
	isTokenValue(value);

/** True for a single word such as "Fails." or "Unauthorized": it is a message, not a token. */
const isWord = (text: string) => /^[A-Za-z][a-z]{0,15}[.!]?$/.test(text);

const asJson = (value: unknown) => (isObject(value) ? JSON.stringify(value) : undefined);

function asText(value: unknown): string | undefined {
	if (typeof value === 'string') return value === '' ? undefined : value;
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
