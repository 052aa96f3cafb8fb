/** How the node itself judges an answer, and what the error says. */
import '../../../support/fakeSleep';
import type { IDataObject } from 'n8n-workflow';
import { useLoginApi } from '../../../credentials/tokenLogin/loginApi';

const api = useLoginApi();
const unfollowed = { options: { redirect: { redirect: { followRedirects: false } } } };
const AGAIN = 'The API asks for fewer calls';

interface Answer {
	status?: number;
	headers?: Record<string, string>;
	body?: unknown;
}

it.each<[string, Answer, IDataObject, string, string]>([
	['not modified', { status: 304 }, {}, 'not modified', ''],
	[
		'a redirect that is not followed',
		{ status: 302, headers: { location: '/else?key=k' } },
		unfollowed,
		'a redirect to /else, which was not followed',
		'',
	],
	[
		'one without an address',
		{ status: 300 },
		unfollowed,
		'a redirect to elsewhere, which was not followed',
		'',
	],
	['words', { status: 400, body: { message: 'too bad' } }, {}, 'too bad', 'The login works'],
	['no words', { status: 400, body: {} }, {}, 'HTTP 400', 'The login works'],
	['no right', { status: 403, body: {} }, {}, 'HTTP 403', 'lacks the right'],
	['nothing there', { status: 404, body: {} }, {}, 'HTTP 404', 'Check the URL: path and IDs.'],
	['a fault', { status: 500, body: {} }, {}, 'HTTP 500', "on the provider's side"],
	['too many', { status: 429, body: {} }, {}, 'HTTP 429', `${AGAIN}: lower Options > Concurrency.`],
	[
		'too many, with a pause',
		{ status: 429, headers: { 'retry-after': '120' } },
		{},
		'HTTP 429',
		`${AGAIN}, and to wait 120 seconds before the next one; Options > Retries > Wait at Most is`,
	],
	[
		'a 403 that is too many',
		{ status: 403, headers: { 'x-ratelimit-remaining': '0' } },
		{},
		'HTTP 403',
		`${AGAIN}: lower Options > Concurrency.`,
	],
	[
		'a 503 with a pause',
		{ status: 503, headers: { 'retry-after': '120' } },
		{},
		'HTTP 503',
		`${AGAIN}, and to wait 120 seconds`,
	],
	[
		'a 400 with a pause, which means nothing',
		{ status: 400, headers: { 'retry-after': '120' } },
		{},
		'HTTP 400',
		'The login works',
	],
])('%s', async (_title, answer, parameters, message, description) => {
	api.answers['/me'] = { body: '', ...answer };
	const { error } = await api.run({}, parameters);
	expect(error?.message).toContain(message);
	expect(String(error?.description ?? '')).toContain(description);
	expect(`${error?.message} ${error?.description ?? ''}`).not.toContain('key=k');
});
