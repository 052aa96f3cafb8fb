import { atPath, placedPath } from '../../engine/formats/paths';
import type { HttpAnswer } from '../../engine/tokenFlow';
import { readXml } from '../../engine/formats/xml';
import type { AnswerPlace } from '../settings/settings';

/** Names by which APIs commonly give a token, most telling first. */
const TOKEN_PATHS = [
	'access_token',
	'accessToken',
	'AccessToken',
	'token',
	'Token',
	'jwt',
	'jwtToken',
	'idToken',
	'id_token',
	'authToken',
	'auth_token',
	'sessionToken',
	'session_token',
	'sessionId',
	'session_id',
];
/** Objects in which they put it. */
export const ENVELOPES = ['', 'data.', 'result.', 'response.', 'value.'];

/**
 * The value at a place of an answer, as text; undefined if there is none. `auto` goes by the
 * answer's kind, and by what the path itself says.
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
			return answer.text?.trim() ?? asText(answer.body);
		case 'xml':
			return asText(atPath(readXml(String(answer.body)), path));
		case 'json':
			return path === '' ? asText(answer.body) : asText(atPath(answer.body, path));
		default: {
			if (path === '') return commonToken(answer);
			const { place, path: rest } = placedPath(path);
			return place === undefined ? findByType(answer, path) : findInAnswer(answer, place, rest);
		}
	}
}

/** All cookies whose names a pattern fits (`*`, `wordpress_logged_in_*`), as a call sends them. */
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

function commonToken({ body, text }: HttpAnswer): string | undefined {
	// Digits alone: as they came, since a number would lose some.
	if (typeof body === 'number') return text?.trim() ?? String(body);
	if (typeof body === 'string')
		return /[\s<>{}]/.test(body.trim()) || isWord(body.trim()) ? undefined : body;
	for (const envelope of ENVELOPES) {
		for (const path of TOKEN_PATHS) {
			const value = atPath(body, envelope + path);
			if (typeof value === 'string' && value !== '') return value;
			if (typeof value === 'number' && value > 0) return String(value);
		}
	}
	return undefined;
}

/** "Fails.", "Unauthorized": a word is a message, not a token. */
const isWord = (text: string) => /^[A-Za-z][a-z]{0,15}[.!]?$/.test(text);

function asText(value: unknown): string | undefined {
	if (typeof value === 'string') return value === '' ? undefined : value;
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
