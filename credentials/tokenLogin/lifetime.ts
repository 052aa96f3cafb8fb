import { jwtLifetimeMs, secondsToMs } from '../tokenFlow/expiry';
import { atPath } from '../tokenFlow/paths';
import type { HttpAnswer, Lifetime } from '../tokenFlow/types';
import { ENVELOPES } from './answer';
import { findInAnswers } from './keep';
import type { ExpirySource } from './settings';
import { wrongField } from './wrongField';

/** How the lifetime is found. */
export interface ExpirySettings {
	source: ExpirySource;
	path: string;
	minutes: number;
}

/** Sources that need a path. */
export const BY_PATH: ExpirySource[] = [
	'date',
	'idleMinutes',
	'idleSeconds',
	'milliseconds',
	'minutes',
	'seconds',
];
const EXPIRY_PATHS = ['expires_in', 'expiresIn'];

/**
 * The lifetime that the answers tell; undefined where they tell none.
 *
 * @param mustBeThere whether a path that finds nothing is a mistake: a renewal may leave it out
 */
export function readLifetime(
	answers: HttpAnswer[],
	token: string,
	{ source, path, minutes }: ExpirySettings,
	now: number,
	mustBeThere: boolean,
): Lifetime | undefined {
	const answer = answers[answers.length - 1];
	switch (source) {
		case 'fixed':
			return { kind: 'absolute', ms: minutes * 60_000 };
		case 'idle':
			return { kind: 'idle', ms: minutes * 60_000 };
		case 'none':
			return undefined;
		case 'auto':
			return absolute(commonExpiryMs(answer) ?? jwtLifetimeMs(token, now));
		case 'jwt': {
			const ms = jwtLifetimeMs(token, now);
			if (ms === undefined && mustBeThere)
				throw wrongField('Expiry From', 'is JWT, but the token is no JWT that tells its end (exp)');
			return absolute(ms);
		}
		default: {
			const found = findInAnswers(answers, 'auto', path);
			const ms = found === undefined ? undefined : toMs(source, found, answer, now);
			if (ms === undefined && mustBeThere)
				throw wrongField(
					'Expiry Path',
					`finds ${found === undefined ? 'nothing' : `no ${EXPECTED[source]}`} at "${path}" in the answer of the login`,
				);
			if (ms === undefined) return undefined;
			return { kind: source.startsWith('idle') ? 'idle' : 'absolute', ms };
		}
	}
}

type PathSource = Exclude<ExpirySource, 'auto' | 'fixed' | 'idle' | 'jwt' | 'none'>;

const EXPECTED: Record<PathSource, string> = {
	date: 'date in the future',
	idleMinutes: 'number of minutes',
	idleSeconds: 'number of seconds',
	milliseconds: 'number of milliseconds',
	minutes: 'number of minutes',
	seconds: 'number of seconds',
};

function toMs(
	source: PathSource,
	text: string,
	answer: HttpAnswer,
	now: number,
): number | undefined {
	switch (source) {
		case 'date':
			return untilMs(text, answer, now);
		case 'milliseconds':
			return secondsToMs(Number(text) / 1000);
		case 'idleMinutes':
		case 'minutes':
			return secondsToMs(Number(text) * 60);
		default:
			return durationMs(text);
	}
}

function absolute(ms: number | undefined): Lifetime | undefined {
	return ms === undefined ? undefined : { kind: 'absolute', ms };
}

function commonExpiryMs({ body }: HttpAnswer): number | undefined {
	const paths = ENVELOPES.flatMap((envelope) => EXPIRY_PATHS.map((name) => envelope + name));
	return paths.map((path) => secondsToMs(atPath(body, path))).find((ms) => ms !== undefined);
}

const CLOCK = /^(\d+):(\d{1,2}):(\d{1,2})$/;
const ISO_DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Seconds (`3600`, `3600s`), hours, minutes and seconds (`239:59:30`), or ISO 8601 (`PT1H`). */
function durationMs(text: string): number | undefined {
	const clock = CLOCK.exec(text);
	if (clock !== null) return ofParts(0, ...numbers(clock));
	const iso = ISO_DURATION.exec(text);
	if (iso !== null) return ofParts(...numbers(iso));
	return secondsToMs(text.replace(/^(\d+(?:\.\d+)?)s$/, '$1'));
}

const numbers = (match: RegExpExecArray) => match.slice(1).map((part) => Number(part ?? 0));

function ofParts(days = 0, hours = 0, minutes = 0, seconds = 0): number | undefined {
	return secondsToMs(((days * 24 + hours) * 60 + minutes) * 60 + seconds);
}

/**
 * The time until a date (ISO 8601, RFC 1123, `/Date(ms)/`, or epoch in seconds to nanoseconds).
 * Counted from the answer's own `Date` where it has one, so that clocks need not agree.
 */
function untilMs(text: string, answer: HttpAnswer, now: number): number | undefined {
	const number = Number(/^\/Date\((\d+)[^)]*\)\/$/.exec(text)?.[1] ?? text);
	const at = Number.isNaN(number) ? Date.parse(text) : epochMs(number);
	if (Number.isNaN(at)) return durationMs(text);
	const told = Date.parse(answer.headers.date ?? '');
	return secondsToMs((at - (Number.isNaN(told) ? now : told)) / 1000);
}

/** Of today, an epoch in seconds has 10 digits; three more for each finer unit. */
function epochMs(value: number): number {
	if (value < 1e11) return value * 1000;
	if (value < 1e14) return value;
	return value < 1e17 ? value / 1000 : value / 1e6;
}
