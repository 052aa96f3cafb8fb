/** Converts durations and dates, as APIs write them, to milliseconds. */
import type { HttpAnswer } from '../tokenFlow';

/** A longer lifetime is taken for a mistake (100 years). */
const MAX_LIFETIME_MS = 100 * 365 * 86_400_000;

/**
 * Reads a duration in seconds: a positive number or a numeric string. Returns undefined for
 * anything else: a negative, zero or absurdly large number, or another type.
 */
export function secondsToMs(value: unknown): number | undefined {
	const seconds =
		typeof value === 'string' && value.trim() !== '' ? Number(value) : (value as number);
	if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds <= 0) return undefined;
	const ms = seconds * 1000;
	return ms <= MAX_LIFETIME_MS ? ms : undefined;
}

/**
 * The most characters of a date or duration. A text of a megabyte must not be matched against
 * patterns.
 */
const MAX_CHARACTERS = 64;

const CLOCK = /^(\d+):(\d{1,2}):(\d{1,2})$/;
const ISO_DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/**
 * Reads seconds (`3600`, `3600s`), hours, minutes and seconds (`239:59:30`), or ISO 8601 (`PT1H`).
 * Returns milliseconds.
 */
export function durationMs(text: string): number | undefined {
	if (text.length > MAX_CHARACTERS) return undefined;
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
 * Returns the milliseconds until a date (ISO 8601, RFC 1123, `/Date(ms)/`, or an epoch in seconds
 * to nanoseconds), or of a duration. They count from the answer's own `Date` if it has one, so that
 * the clocks need not agree.
 */
export function msUntil(
	text: string,
	{ headers }: Pick<HttpAnswer, 'headers'>,
	now: number,
): number | undefined {
	if (text.length > MAX_CHARACTERS) return undefined;
	const number = Number(/^\/Date\((\d+)[^)]*\)\/$/.exec(text)?.[1] ?? text);
	const at = Number.isNaN(number) ? Date.parse(text) : epochMs(number);
	if (Number.isNaN(at)) return durationMs(text);
	const answeredAt = Date.parse(headers.date ?? '');
	return secondsToMs((at - (Number.isNaN(answeredAt) ? now : answeredAt)) / 1000);
}

/**
 * Converts an epoch in any unit to ms. In seconds, a date of today has 10 digits; each finer unit
 * adds three.
 */
function epochMs(value: number): number {
	if (value < 1e11) return value * 1000;
	if (value < 1e14) return value;
	return value < 1e17 ? value / 1000 : value / 1e6;
}
