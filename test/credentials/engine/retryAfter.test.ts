import { retryAfterMs } from '../../../credentials/engine/answers';

const NOW = Date.parse('2026-01-01T00:00:00Z');

it.each([
	['3', 3_000],
	['0', 0],
	[' 2 ', 2_000],
	['1.5', 1_500],
	['Thu, 01 Jan 2026 00:00:07 GMT', 7_000],
	['Wed, 31 Dec 2025 23:59:00 GMT', 0],
	['-1', undefined],
	['Infinity', undefined],
	['soon', undefined],
	['', undefined],
	[' ', undefined],
	[undefined, undefined],
])('Retry-After %p is %p ms', (value, expected) => {
	expect(retryAfterMs(value, NOW)).toBe(expected);
});
