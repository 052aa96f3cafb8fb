import {
	askedPauseMs,
	isRateLimit,
	rateLimitAdvice,
} from '../../../../nodes/AuthenticatedRequest/send/rateLimit';

const NOW = Date.UTC(2026, 0, 1);
const answerOf = (headers: Record<string, string>, body: unknown = {}, status = 403) => ({
	status,
	headers,
	body,
});
const inSeconds = (seconds: number) => new Date(NOW + seconds * 1000);

it.each<[number, Record<string, string>, unknown, boolean]>([
	[429, {}, '', true],
	[403, { 'retry-after': '1', 'x-ratelimit-remaining': '0' }, {}, true],
	[403, { 'retry-after': '60' }, {}, true],
	[420, { 'retry-after': '60' }, {}, true],
	[420, {}, {}, false],
	[403, { 'x-ratelimit-remaining': '0' }, {}, true],
	[403, { 'ratelimit-remaining': '0' }, {}, true],
	[403, { 'x-rate-limit-remaining': '0' }, {}, true],
	[403, { ratelimit: '"default";r=0;t=30' }, {}, true],
	[403, { ratelimit: 'limit=100, remaining=0, reset=30' }, {}, true],
	[403, { ratelimit: '"daily";r=50;t=3600, "burst";r=0;t=1' }, {}, true],
	[403, { 'x-ratelimit-remaining': '0, 0' }, {}, true],
	[403, {}, { message: 'You have exceeded a secondary rate limit.' }, true],
	[
		403,
		{},
		{
			error: {
				code: 403,
				errors: [{ reason: 'userRateLimitExceeded' }],
				message: 'User Rate Limit Exceeded',
			},
		},
		true,
	],
	[403, {}, { code: 'ThrottlingException' }, true],
	[403, {}, [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'Requests exceeded.' }], true],
	[403, {}, { error: { errors: [{ reason: 'quotaExceeded' }] } }, true],
	[403, {}, { error: { errors: [{ reason: 'storageQuotaExceeded' }] } }, false],
	[400, {}, { __type: 'com.amazon.coral.availability#ThrottlingException' }, true],
	[400, { 'x-amzn-errortype': 'ThrottlingException:http://x' }, {}, true],
	[400, {}, { code: 'ProvisionedThroughputExceededException', message: 'no' }, true],
	[400, {}, { message: 'the rate limit must be a number' }, false],
	[400, { 'retry-after': '5' }, {}, false],
	[403, {}, { message: 'You may not do that' }, false],
	[403, { 'x-ratelimit-remaining': '12' }, {}, false],
	[403, { 'x-ratelimit-remaining': '' }, {}, false],
	[403, { ratelimit: '"default";r=5;t=30' }, {}, false],
	[401, { 'retry-after': '1' }, {}, false],
	[404, { 'x-ratelimit-remaining': '0' }, {}, false],
	[503, { 'retry-after': '1' }, {}, false],
])('%d with %j and %j: %p', (status, headers, body, expected) => {
	expect(isRateLimit(status, answerOf(headers, body))).toBe(expected);
});

it.each<[unknown, number | undefined]>([
	[{ retry_after: 1.5, message: 'no' }, 1_500],
	[{ parameters: { retry_after: 35 } }, 35_000],
	[{ retryAfterMs: 250 }, 250],
	[{ retry_after_seconds: '7' }, 7_000],
	[{ error: { details: [{ '@type': 'x' }, { retryDelay: '12.5s' }] } }, 12_500],
	[{ retry_after: 'soon' }, undefined],
	[{ retry_after: { seconds: 5 } }, undefined],
	[{ retries: 5, after: 3 }, undefined],
	['retry_after: 5', undefined],
	[null, undefined],
])('%j asks for a pause of %p', (body, expected) => {
	expect(askedPauseMs(answerOf({}, body, 429), NOW, true)).toBe(expected);
	expect(askedPauseMs(answerOf({ 'retry-after': '3' }, body, 429), NOW, true)).toBe(3_000);
	expect(askedPauseMs(answerOf({}, body, 503), NOW, false)).toBeUndefined();
});

it.each<[Record<string, string>, number | undefined]>([
	[{ 'retry-after': '7' }, 7_000],
	[{ 'retry-after': '7s' }, 7_000],
	[{ 'retry-after': '7 seconds' }, 7_000],
	[{ 'retry-after': '"7"' }, 7_000],
	[{ 'x-retry-after': '7' }, 7_000],
	[{ 'x-ratelimit-retry-after': '7' }, 7_000],
	[{ 'retry-after': inSeconds(20).toUTCString() }, 20_000],
	[{ 'retry-after': inSeconds(20).toUTCString(), date: inSeconds(15).toUTCString() }, 5_000],
	[{ 'retry-after': '7', 'x-ratelimit-reset': '99', 'x-ratelimit-remaining': '0' }, 7_000],
	[{ 'retry-after-ms': '250' }, 250],
	[{ 'x-ms-retry-after-ms': '1500' }, 1_500],
	[{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 9) }, 9_000],
	[{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW + 9_000) }, 9_000],
	[{ 'x-ratelimit-reset': '30' }, 30_000],
	[{ 'x-ratelimit-reset': String(NOW / 1000 + 9), date: inSeconds(4).toUTCString() }, 5_000],
	[{ 'x-ratelimit-reset': String(NOW / 1000 - 9) }, 0],
	[{ 'x-rate-limit-reset': inSeconds(3).toISOString() }, 3_000],
	[{ 'ratelimit-remaining': '0', 'ratelimit-reset': '12' }, 12_000],
	[{ 'x-ratelimit-reset-after': '0.5' }, 500],
	[{ ratelimit: '"default";r=0;t=30' }, 30_000],
	[{ ratelimit: 'limit=100, remaining=0, reset=5' }, 5_000],
	[{ ratelimit: '"daily";r=50;t=3600, "burst";r=0;t=1' }, 1_000],
	[{ ratelimit: '"daily";r=0;t=3600, "burst";r=0;t=1' }, 3_600_000],
	[{ 'retry-after': '7, 9' }, 7_000],
	// The quota is not used up, so its reset does not matter.
	[{ 'x-ratelimit-remaining': '42', 'x-ratelimit-reset': '3000' }, undefined],
	[{ ratelimit: '"default";r=7;t=3000' }, undefined],
	[{ 'x-ratelimit-reset': '' }, undefined],
	[{ 'x-ratelimit-reset': 'soon' }, undefined],
	[{}, undefined],
])('%j asks for %p ms', (headers, expected) => {
	expect(askedPauseMs(answerOf(headers), NOW, true)).toBe(expected);
});

it('an answer that is no rate limit asks by Retry-After only', () => {
	expect(askedPauseMs(answerOf({ 'x-ratelimit-reset': '30' }), NOW, false)).toBeUndefined();
	expect(askedPauseMs(answerOf({ 'retry-after': '3' }), NOW, false)).toBe(3_000);
	expect(askedPauseMs(answerOf({ 'retry-after': ' 3, 4' }), NOW, false)).toBe(3_000);
	expect(askedPauseMs(answerOf({ 'retry-after': 'in 3, or 4' }), NOW, false)).toBeUndefined();
});

it.each([
	[undefined, 60_000, 'The API asks for fewer calls: lower Options > Concurrency.'],
	[0, 60_000, 'The API asks for fewer calls: lower Options > Concurrency.'],
	[
		120_000,
		60_000,
		'to wait 120 seconds before the next one; Options > Retries > Wait at Most is 60 seconds',
	],
	[1_500, 60_000, 'to wait 2 seconds before the next one. Lower Options > Concurrency'],
])('advice for %p of %p', (asked, most, expected) => {
	expect(rateLimitAdvice(asked, most)).toContain(expected);
});
