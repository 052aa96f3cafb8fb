/** Tests that durations and dates are read as APIs write them. */
import { durationMs, msUntil, secondsToMs } from '../../../../credentials/engine/formats/instants';

const NOW = Date.parse('2026-11-27T08:00:00Z');
const HOUR = 3_600_000;
const CENTURY_SECONDS = 100 * 365 * 86_400;

it.each<[unknown, number | undefined]>([
	[60, 60_000],
	[0.5, 500],
	['60', 60_000],
	[' 60 ', 60_000],
	[0, undefined],
	[-1, undefined],
	['', undefined],
	[' ', undefined],
	['soon', undefined],
	[Infinity, undefined],
	[Number.NaN, undefined],
	[null, undefined],
	[undefined, undefined],
	[true, undefined],
	[[60], undefined],
	[{}, undefined],
	[1e15, undefined],
	[CENTURY_SECONDS, CENTURY_SECONDS * 1000],
	[CENTURY_SECONDS + 1, undefined],
])('%p seconds are %p ms', (value, expected) => {
	expect(secondsToMs(value)).toBe(expected);
});

it.each<[string, number | undefined]>([
	['3600', HOUR],
	['3600s', HOUR],
	['1.5s', 1_500],
	['3600 s', undefined],
	['x3600s', undefined],
	['239:59:30', 863_970_000],
	['1:2:3', 3_723_000],
	['0:00:00', undefined],
	['1:234:00', undefined],
	['x1:00:00', undefined],
	['1:00:00x', undefined],
	['PT1H', HOUR],
	['P1D', 24 * HOUR],
	['P1DT2H3M4.5S', 93_784_500],
	['PT30S', 30_000],
	['PT', undefined],
	['P', undefined],
	['xPT1H', undefined],
	['PT1Hx', undefined],
	['1:00:00'.padStart(64, '0'), HOUR],
	['1:00:00'.padStart(65, '0'), undefined],
])('the duration %s is %p ms', (text, expected) => {
	expect(durationMs(text)).toBe(expected);
});

it.each<[string, number | undefined]>([
	['2026-11-27T09:00:00Z', HOUR],
	['Fri, 27 Nov 2026 09:00:00 GMT', HOUR],
	[`/Date(${NOW + HOUR})/`, HOUR],
	[`/Date(${NOW + HOUR}+0200)/`, HOUR],
	[`${(NOW + HOUR) / 1000}`, HOUR],
	[`${NOW + HOUR}`, HOUR],
	[`${NOW + HOUR}000`, HOUR],
	[`${NOW + HOUR}000000`, HOUR],
	['2026-11-27T08:00:00Z', undefined],
	['2026-11-27T07:00:00Z', undefined],
	['PT1H', HOUR],
	['soon', undefined],
	['2026-11-27T09:00:00Z'.padEnd(65), undefined],
])('the time until %s is %p ms', (text, expected) => {
	expect(msUntil(text, { headers: {} }, NOW)).toBe(expected);
});

it('it is counted from the answer’s own date, if it has one', () => {
	const until = (date: string) => msUntil('2026-11-27T10:00:00Z', { headers: { date } }, NOW);
	expect(until('Fri, 27 Nov 2026 09:00:00 GMT')).toBe(HOUR);
	expect(until('yesterday')).toBe(2 * HOUR);
});

it.each([
	['seconds', 99_999_999_999],
	['milliseconds', 100_000_000_000],
	['milliseconds', 99_999_999_999_999],
	['microseconds', 100_000_000_000_000],
	['microseconds', 99_999_999_000_000_000],
	['nanoseconds', 100_000_000_000_000_000],
])('an epoch in %s: %d', (unit, value) => {
	const divisor = { seconds: 0.001, milliseconds: 1, microseconds: 1_000, nanoseconds: 1e6 }[unit];
	const at = value / (divisor ?? 0);
	expect(msUntil(String(value), { headers: {} }, at - 1_000)).toBeCloseTo(1_000, 0);
});
