/** The login is answered, but not as it should be: fault × credential. */
import '../../../support/fakeSleep';
import type { Provider } from '../../../providers';
import { useProviders, useServer } from '../../../support/lifecycle';
import { TOKEN_METHODS } from '../../../support/methods';
import type { Fault } from './faultTable';
import {
	answered,
	checkLogin,
	edited,
	refused,
	TOKEN_IN_ANSWER,
	unreachable,
	unreadable,
	works,
	type LoginOutcome,
	type Vendor,
} from './loginTable';

let strayed = 0;

const providers = useProviders({ resetsBeforeEach: false });
const elsewhere = useServer((_request, response) => {
	strayed++;
	response.end('{}');
});
beforeEach(() => {
	strayed = 0;
});

const TEN_MB = 10 * 1024 * 1024;
const HTML = { 'content-type': 'text/html; charset=utf-8' };
const JSON_TYPE = { 'content-type': 'application/json' };
const PAGE = '<!doctype html><title>Welcome</title>';
/** About ten times the most that is read of a text. */
const ONE_MB = 1024 * 1024;
const BIG_PAGE = PAGE + 'x'.repeat(ONE_MB);

type Expected = (vendor: Vendor, provider: Provider) => LoginOutcome;
type Row = [fault: string, fault: Fault, expected: Expected];

const because =
	(problem: string): Expected =>
	(vendor, provider) =>
		unreadable(vendor, provider, problem);
const webPage = because('with a web page instead of a token');
const noToken = because('there was no token in the answer');
/** A login whose answer has this value in place of the token. */
const tokenIs = (what: string, value: string): Row => [
	`token ${what}`,
	edited((body) => body.replace(TOKEN_IN_ANSWER, `"$1":${value}`)),
	noToken,
];

const ROWS: Row[] = [
	['a web page', answered({ status: 200, headers: HTML, body: PAGE }), webPage],
	[
		'a web page that calls itself JSON',
		answered({ status: 200, headers: JSON_TYPE, body: PAGE }),
		webPage,
	],
	['an empty body', answered({ status: 200, headers: JSON_TYPE, body: '' }), noToken],
	['204', answered({ status: 204 }), noToken],
	['truncated JSON', edited((body) => body.slice(0, -1)), noToken],
	['JSON null', answered({ status: 200, headers: JSON_TYPE, body: 'null' }), noToken],
	['an empty object', answered({ status: 200, headers: JSON_TYPE, body: '{}' }), noToken],
	['an empty list', answered({ status: 200, headers: JSON_TYPE, body: '[]' }), noToken],
	[
		'no token field',
		edited((body) =>
			body.replace(TOKEN_IN_ANSWER, '"boardingTicket":$2').replace(/"id":[^,}]*,?/, ''),
		),
		noToken,
	],
	tokenIs('an object', '{"value":$2}'),
	tokenIs('a list', '[$2]'),
	tokenIs('true', 'true'),
	tokenIs('null', 'null'),
	tokenIs('empty', '""'),
	tokenIs('blank', '"  "'),
	[
		'token with blanks around it',
		edited((body) =>
			body.replace(TOKEN_IN_ANSWER, (found) => found.replace(/:"(.*)"$/, ':" $1\\n"')),
		),
		() => works(),
	],
	[
		'10 MB beside the token',
		edited((body) => body.replace(/^\{/, `{"padding":"${'x'.repeat(TEN_MB)}",`)),
		() => works(),
	],
	['1 MB of a web page', answered({ status: 200, headers: HTML, body: BIG_PAGE }), webPage],
	[
		'502 with 1 MB of a web page',
		answered({ status: 502, headers: HTML, body: BIG_PAGE }),
		(vendor, provider) =>
			unreachable(vendor, provider, 'HTTP 502: a web page instead of an API answer ("Welcome")'),
	],
	[
		'500 with 1 MB of words: the first 300 characters are told',
		answered({ status: 500, headers: { 'content-type': 'text/plain' }, body: 'x'.repeat(ONE_MB) }),
		// The 300 characters include the status.
		(vendor, provider) => unreachable(vendor, provider, `HTTP 500: ${'x'.repeat(290)}…`),
	],
	[
		'400 with 1 MB of words: the first 300 characters are told',
		answered({ status: 400, headers: { 'content-type': 'text/plain' }, body: 'x'.repeat(ONE_MB) }),
		(vendor) => refused(vendor, 400, `${'x'.repeat(300)}…`),
	],
	[
		'404 with a web page',
		answered({ status: 404, headers: HTML, body: PAGE }),
		(vendor, provider) => {
			const words = 'a web page instead of an API answer ("Welcome")';
			// Broadcom refuses logins with another status, so 404 does not count as a refusal here.
			if (vendor.type === 'caTokenApi')
				return unreachable(vendor, provider, `HTTP 404: ${words}`, 1);
			return refused(vendor, 404, words, `Check ${vendor.urlFields} in the credential.`);
		},
	],
	[
		'token with a line break inside',
		edited((body) => body.replace(TOKEN_IN_ANSWER, (found) => `${found.slice(0, -1)}\\r\\nX: y"`)),
		because('the token has characters that no header can carry'),
	],
];

describe.each(TOKEN_METHODS)('$type $method, login answered by', (method) => {
	it.each(ROWS)('%s', async (_name, fault, expected) => {
		await checkLogin(providers, method, fault, expected(method, providers[method.type]));
	});

	it.each([301, 302, 303, 307, 308])(
		'a %i to another server: not followed, with the secret masked',
		async (status) => {
			const { url } = elsewhere;
			const provider: Provider = providers[method.type];
			const fields = provider.credentials[method.method];
			const secret = encodeURIComponent(String(fields[method.secret]));
			const fault = answered({ status, headers: { location: `${url}/login?key=${secret}` } });
			const problem = `with a redirect to ${url}/login?key=*****, which is not followed because the login carries a password`;
			await checkLogin(providers, method, fault, unreadable(method, provider, problem));
			expect(strayed).toBe(0);
		},
	);

	it('a 307 to the same server: not followed either', async () => {
		const provider: Provider = providers[method.type];
		const location = `${provider.url}/elsewhere`;
		const problem = `with a redirect to ${location}, which is not followed because the login carries a password`;
		await checkLogin(
			providers,
			method,
			answered({ status: 307, headers: { location } }),
			unreadable(method, provider, problem),
		);
	});
});
