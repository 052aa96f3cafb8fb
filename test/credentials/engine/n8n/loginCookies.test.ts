/** Tests that the transports pass on the cookies that a login's answer sets. */
import { viaHttpRequest } from '../../../../credentials/engine/n8n/transport';
import type { FlowRequest } from '../../../../credentials/engine/tokenFlow';

const request: FlowRequest = {
	method: 'POST',
	url: 'https://api.example.com/auth/login',
	headers: {},
};
const DATE = 'Fri, 27 Nov 2026 12:00:00 GMT';

async function cookiesOf(headers: Record<string, unknown>, baseUrl?: string) {
	const helper = async () => ({ statusCode: 200, headers, body: '{}' });
	const answer = await viaHttpRequest(helper, { baseUrl })(request);
	return 'cookies' in answer ? answer.cookies : 'none';
}

beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(Date.parse(DATE)));
afterEach(() => jest.restoreAllMocks());

it.each<[string, Record<string, unknown>, unknown]>([
	['a list', { 'set-cookie': ['a=1; Path=/', 'b=2; Path=/'] }, { a: '1', b: '2' }],
	['one text', { 'set-cookie': 'a=1; Path=/' }, { a: '1' }],
	['in other letters', { 'Set-Cookie': ['a=1; Path=/'] }, { a: '1' }],
	['a header that only ends so', { 'x-set-cookie': ['a=1; Path=/'] }, 'none'],
	['a header that only begins so', { 'set-cookie2': ['a=1; Path=/'] }, 'none'],
	['no header', {}, 'none'],
])('%s', async (_title, headers, expected) => {
	expect(await cookiesOf(headers)).toEqual(expected);
});

it('an end is judged by the clock of the server, if it tells it', async () => {
	const ends = 'Fri, 27 Nov 2026 13:00:00 GMT';
	const cookie = { 'set-cookie': [`a=1; Path=/; Expires=${ends}`] };
	expect(await cookiesOf(cookie)).toEqual({ a: '1' });
	expect(await cookiesOf({ ...cookie, date: 'nonsense' })).toEqual({ a: '1' });
	const later = 'Fri, 27 Nov 2026 14:00:00 GMT';
	expect(await cookiesOf({ ...cookie, date: later })).not.toEqual({ a: '1' });
});

it('of two with one name, the one for the path of the calls counts', async () => {
	const cookies = { 'set-cookie': ['a=calls; Path=/v1', 'a=login; Path=/auth'] };
	expect(await cookiesOf(cookies, 'https://api.example.com/v1')).toEqual({ a: 'calls' });
	expect(await cookiesOf(cookies, 'https://api.example.com/auth')).toEqual({ a: 'login' });
});
