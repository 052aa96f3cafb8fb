import { jwtLifetimeMs, secondsToMs } from '../tokenFlow/expiry';
import { atPath } from '../tokenFlow/paths';
import type { HttpAnswer, Lifetime } from '../tokenFlow/types';
import { readXml } from '../tokenFlow/xml';
import type { AnswerPlace, ExpirySource } from './settings';
import { wrongField } from './wrongField';

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
const ENVELOPES = ['', 'data.', 'result.', 'response.', 'value.'];
/** Sources that need a path. */
export const BY_PATH: ExpirySource[] = ['seconds', 'milliseconds', 'minutes', 'date'];
/** Where a path looks that says so itself: `header:X-Token`, `cookie:SID`. */
const PLACE_AND_PATH = /^(header|cookie|json|xml):\s*(\S.*)$/;
const EXPIRY_PATHS = ['expires_in', 'expiresIn'];

/**
 * The value at a place of an answer, as text; undefined where there is none. `auto` goes by the
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
			return answer.cookies?.[path];
		case 'text':
			return answer.text?.trim() ?? asText(answer.body);
		case 'xml':
			return asText(atPath(readXml(String(answer.body)), path));
		case 'json':
			return path === '' ? asText(answer.body) : asText(atPath(answer.body, path));
		default: {
			if (path === '') return commonToken(answer);
			const [, told, rest] = PLACE_AND_PATH.exec(path) ?? [];
			return told === undefined
				? findByType(answer, path)
				: findInAnswer(answer, told as AnswerPlace, rest);
		}
	}
}

function findByType(answer: HttpAnswer, path: string): string | undefined {
	const isXml = typeof answer.body === 'string' && answer.body.trim().startsWith('<');
	return findInAnswer(answer, isXml ? 'xml' : 'json', path);
}

function commonToken({ body, text }: HttpAnswer): string | undefined {
	// Digits alone: as they came, since a number would lose some.
	if (typeof body === 'number') return text?.trim() ?? String(body);
	if (typeof body === 'string') return /[\s<>{}]/.test(body.trim()) ? undefined : body;
	for (const envelope of ENVELOPES) {
		for (const path of TOKEN_PATHS) {
			const value = atPath(body, envelope + path);
			if (typeof value === 'string' && value !== '') return value;
		}
	}
	return undefined;
}

function asText(value: unknown): string | undefined {
	if (typeof value === 'string') return value === '' ? undefined : value;
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** How the lifetime is found. */
export interface ExpirySettings {
	source: ExpirySource;
	path: string;
	minutes: number;
}

/**
 * The lifetime that an answer tells; undefined where it tells none.
 *
 * @param mustBeThere whether a path that finds nothing is a mistake: a renewal may leave it out
 */
export function readLifetime(
	answer: HttpAnswer,
	token: string,
	{ source, path, minutes }: ExpirySettings,
	now: number,
	mustBeThere: boolean,
): Lifetime | undefined {
	const found = BY_PATH.includes(source) ? findInAnswer(answer, 'auto', path) : undefined;
	if (BY_PATH.includes(source) && found === undefined && mustBeThere)
		throw wrongField('Expiry Path', `finds nothing at "${path}" in the answer of the login`);
	switch (source) {
		case 'seconds':
			return absolute(durationMs(found));
		case 'minutes':
			return absolute(secondsToMs(Number(found ?? NaN) * 60));
		case 'milliseconds':
			return absolute(secondsToMs(Number(found ?? NaN) / 1000));
		case 'date':
			return absolute(untilMs(found, answer, now));
		case 'jwt':
			return absolute(jwtLifetimeMs(token, now));
		case 'fixed':
			return absolute(minutes * 60_000);
		case 'idle':
			return { kind: 'idle', ms: minutes * 60_000 };
		case 'auto':
			return absolute(commonExpiryMs(answer) ?? jwtLifetimeMs(token, now));
		default:
			return undefined;
	}
}

function absolute(ms: number | undefined): Lifetime | undefined {
	return ms === undefined ? undefined : { kind: 'absolute', ms };
}

function commonExpiryMs({ body }: HttpAnswer): number | undefined {
	const paths = ENVELOPES.flatMap((envelope) => EXPIRY_PATHS.map((name) => envelope + name));
	return paths.map((path) => secondsToMs(atPath(body, path))).find((ms) => ms !== undefined);
}

/** Seconds, or a duration written as hours, minutes and seconds (`239:59:30`). */
function durationMs(text: string | undefined): number | undefined {
	const parts = /^(\d+):(\d{1,2}):(\d{1,2})$/.exec(text ?? '');
	if (parts === null) return secondsToMs(text);
	const [hours, minutes, seconds] = parts.slice(1).map(Number);
	return secondsToMs((hours * 60 + minutes) * 60 + seconds);
}

/**
 * The time until a date (ISO 8601, RFC 1123, or epoch in seconds or milliseconds). Counted from the
 * answer's own `Date` where it has one, so that clocks need not agree.
 */
function untilMs(text: string | undefined, answer: HttpAnswer, now: number): number | undefined {
	if (text === undefined) return undefined;
	const number = Number(text);
	const at = Number.isNaN(number) ? Date.parse(text) : number > 1e11 ? number : number * 1000;
	if (Number.isNaN(at)) return durationMs(text);
	const told = Date.parse(answer.headers.date ?? '');
	return secondsToMs((at - (Number.isNaN(told) ? now : told)) / 1000);
}
