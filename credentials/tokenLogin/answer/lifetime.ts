import { jwtLifetimeMs } from '../../engine/formats/jwt';
import { durationMs, msUntil, secondsToMs } from '../../engine/formats/instants';
import type { HttpAnswer, Lifetime, LifetimeSource } from '../../engine/tokenFlow';
import type { ExpirySource } from '../settings/settings';
import { wrongField } from '../template/wrongField';
import { commonValue, valuesBesideToken } from './findInAnswer';
import { findInAnswers } from './keptValues';

/** Where the lifetime comes from. */
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
/**
 * Usual names of a lifetime in seconds, compared without case, `_`, `-` and dots (`.expires` is
 * ASP.NET's).
 */
const SPANS = [
	'expiresin',
	'expiresinseconds',
	'expiresinsec',
	'expiresinsecs',
	'tokenexpiresin',
	'accesstokenexpiresin',
	'accesstokenexpiresinseconds',
	'validityinseconds',
];
/** Usual names of a lifetime in milliseconds. */
const SPANS_MS = [
	'expiresinms',
	'expiresinmillis',
	'expiresinmilliseconds',
	'accesstokenexpiresinms',
];
const INSTANTS = [
	'expiresat',
	'expireson',
	'expires',
	'expiresdate',
	'expirydate',
	'expirytime',
	'expirationdate',
	'expirationtime',
	'expiration',
	'expiry',
	'tokenexpiry',
	'tokenexpires',
	'tokenexpiration',
	'tokenexpirydate',
	'tokenexpirationdate',
	'tokenexpiresat',
	'accesstokenexpiresat',
	'accesstokenexpiration',
	'accesstokenexpires',
	'accesstokenexpireson',
	'accesstokenexpiresutc',
	'expiresutc',
	'expiresatutc',
	'sessionexpiresat',
	'sessionexpiration',
	'tokenexpireson',
	'expiretime',
	'expiredate',
	'expireat',
	'expirationdatetime',
	'sessionexpires',
	'validuntil',
	'validto',
];

/** What a login or a renewal brought. */
export interface Brought {
	answers: HttpAnswer[];
	token: string;
	/** When the last answer came, in epoch ms. */
	now: number;
	/** Whether a missing lifetime is an error. A renewal may leave it out. */
	mustBeThere: boolean;
}

/** Reads the lifetime as the settings say. Undefined if the answers give none. */
export function readLifetime(expiry: ExpirySettings, brought: Brought): Lifetime | undefined {
	const { source, minutes } = expiry;
	switch (source) {
		case 'fixed':
			return { kind: 'absolute', ms: minutes * 60_000, from: 'configured' };
		case 'idle':
			return { kind: 'idle', ms: minutes * 60_000, from: 'configured' };
		case 'none':
			return undefined;
		case 'auto':
			return anyLifetime(brought);
		case 'jwt':
			return lifetimeOfJwt(brought);
		default:
			return lifetimeAtPath(source, expiry.path, brought);
	}
}

const lastOf = (answers: HttpAnswer[]) => answers[answers.length - 1];

function anyLifetime({ answers, token, now }: Brought): Lifetime | undefined {
	const answer = lastOf(answers);
	return (
		absolute(commonExpiryMs(answer, now), 'answer') ??
		absolute(jwtLifetimeMs(token, now, answer.headers), 'token') ??
		absolute(cookieLifeMs(token, answers), 'cookie')
	);
}

function lifetimeOfJwt({ answers, token, now, mustBeThere }: Brought): Lifetime | undefined {
	const ms = jwtLifetimeMs(token, now, lastOf(answers).headers);
	if (ms === undefined && mustBeThere)
		throw wrongField(
			'Expiry From',
			'is JWT, but the token is not a JWT that says when it expires (exp)',
		);
	return absolute(ms, 'token');
}

function lifetimeAtPath(source: PathSource, path: string, brought: Brought): Lifetime | undefined {
	const { answers, now, mustBeThere } = brought;
	const found = findInAnswers(answers, 'auto', path);
	const ms = found === undefined ? undefined : toMs(source, found, lastOf(answers), now);
	if (ms === undefined && mustBeThere)
		throw wrongField(
			'Expiry Path',
			`finds ${found === undefined ? 'nothing' : `no ${EXPECTED[source]}`} at "${path}" in the answer of the login`,
		);
	if (ms === undefined) return undefined;
	return { kind: source.startsWith('idle') ? 'idle' : 'absolute', ms, from: 'answer' };
}

/** The lifetime of the cookie that is the token, in ms (RFC 6265 sections 5.2.1, 5.2.2). */
function cookieLifeMs(token: string, answers: HttpAnswer[]): number | undefined {
	for (const { cookies = {}, cookieLives = {} } of [...answers].reverse()) {
		const found = Object.entries(cookies).find(
			([name, value]) => value === token || `${name}=${value}` === token,
		);
		if (found !== undefined) return secondsToMs((cookieLives[found[0]] ?? 0) / 1000);
	}
	return undefined;
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
			return msUntil(text, answer, now);
		case 'milliseconds':
			return secondsToMs(Number(text) / 1000);
		case 'idleMinutes':
		case 'minutes':
			return secondsToMs(Number(text) * 60);
		default:
			return durationMs(text);
	}
}

function absolute(ms: number | undefined, from: LifetimeSource): Lifetime | undefined {
	return ms === undefined ? undefined : { kind: 'absolute', ms, from };
}

/**
 * A number at least this large is an instant (seconds or milliseconds since 1970), not a lifetime
 * in seconds.
 */
const LEAST_EPOCH = 1e9;
/** Matches a date with a time zone. */
const ZONED = /^\/Date\(|(?:Z|GMT|UTC|[+-]\d\d:?\d\d)$/i;

/** The lifetime in ms under one of the usual names: a span, else an instant with its time zone. */
function commonExpiryMs(answer: HttpAnswer, now: number): number | undefined {
	const named = (names: string[]) => [
		...commonValue(answer, names),
		...valuesBesideToken(answer, names),
	];
	const spans = named(SPANS).map((value) =>
		isInstant(value) ? msUntil(String(value), answer, now) : spanMs(value),
	);
	const spansMs = named(SPANS_MS).map((value) => secondsToMs(Number(value) / 1000));
	const instants = named(INSTANTS).map((value) =>
		isInstant(value) || (typeof value === 'string' && ZONED.test(value.trim()))
			? msUntil(String(value).trim(), answer, now)
			: undefined,
	);
	return [...spans, ...spansMs, ...instants].find((ms) => ms !== undefined);
}

const isInstant = (value: unknown) =>
	(typeof value === 'number' || typeof value === 'string') && Number(value) >= LEAST_EPOCH;

const UNITS: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** Reads a span in seconds, or a text with its unit (`1h`, `30m`, `3600s`). Returns ms. */
function spanMs(value: unknown): number | undefined {
	const [, count, unit] =
		/^(\d{1,9}) ?([smhd])$/.exec(typeof value === 'string' ? value : '') ?? [];
	return count === undefined ? secondsToMs(value) : secondsToMs(Number(count) * UNITS[unit]);
}
