/** Tests the request that finds out where a login goes, and the error if it finds nothing. */
import { discover } from '../../../../../credentials/engine/session/login/discovery';
import type { HttpAnswer } from '../../../../../credentials/engine/tokenFlow';
import { TEST_BASE, testFlow, testLogin } from '../../../../support/testFlow';

const answer = (status: number, body: unknown = {}, headers = {}): HttpAnswer => ({
	status,
	headers,
	body,
});
const source = testLogin();

const run = async (given: HttpAnswer, more = {}) =>
	await discover(
		{
			flow: testFlow({ secrets: ['s3cret'], ...more }),
			source,
			fingerprint: 'f',
			clock: { now: () => 0, sleep: async () => await Promise.resolve() },
			retries: () => 0,
			hasWorked: false,
			isRejected: () => false,
			transport: async () => await Promise.resolve(given),
		},
		{
			request: () => ({ method: 'GET', url: `${TEST_BASE}/where`, headers: {} }),
			read: ({ body }) => {
				if (typeof body !== 'string') throw new Error('it answered, but s3cret is not there');
				return { at: body };
			},
			wayOut: 'Fill in "Login URL".',
		},
	).then(
		(found) => found.at,
		({ message }: Error) => message,
	);

const saying = (problem: string) =>
	`Test API: ${TEST_BASE} did not say where to log in (${problem}). Fill in "Login URL".`;

it.each<[string, HttpAnswer, object, string]>([
	['what was found', answer(200, 'there'), {}, 'there'],
	['a refusal', answer(403, { message: 'no s3cret' }), {}, saying('HTTP 403: no *****')],
	[
		'words of the vendor’s own',
		answer(200, 'x'),
		{ failureIn: () => 'own' },
		saying('HTTP 200: own'),
	],
	['a redirect', answer(302, '', { location: '/x' }), {}, saying('a redirect to /x')],
	['one without an address', answer(300, ''), {}, saying('a redirect to elsewhere')],
	[
		'a page',
		answer(200, '<html>x', { 'content-type': 'text/html' }),
		{},
		saying('a web page instead of an API answer'),
	],
	['nothing in it', answer(200, {}), {}, saying('it answered, but ***** is not there')],
])('%s', async (_title, given, more, expected) => {
	expect(await run(given, more)).toBe(expected);
});

it('no answer is told of as any other', async () => {
	expect(await run(answer(503, ''))).toContain(
		`the discovery at ${TEST_BASE} got no usable answer`,
	);
});
