/**
 * Tests the harmless call that tries a token: what is sent, and what is reported about the answer.
 */
import { commonFailure } from '../../../../credentials/engine/failure/answerWords';
import { requestFor, tryToken } from '../../../../credentials/engine/trial/tryToken';
import type {
	FlowRequest,
	HttpAnswer,
	TestCall,
	TokenFlow,
} from '../../../../credentials/engine/tokenFlow';
import { bearer, status401 } from '../../../../credentials/engine/vendor/commonRules';

const BASE = 'https://api.example.com/v1';
const JSON_ACCEPTED = { Accept: 'application/json' };

const flowWith = (changes: Partial<TokenFlow> = {}): TokenFlow => ({
	provider: 'Test API',
	urlFields: '"Base URL"',
	baseUrl: BASE,
	trustedUrls: [BASE],
	tokenMayBeJwt: false,
	secrets: ['hunter22'],
	attach: bearer,
	provesRejection: status401,
	failureIn: commonFailure,
	source: { kind: 'signed', issue: () => ({ token: 'T' }) },
	...changes,
});
const callWith = (changes: Partial<TestCall> = {}): TestCall => ({
	path: () => '/me',
	shownPath: '/me',
	...changes,
});

it.each<[string, Partial<TestCall>, Partial<TokenFlow>, Partial<FlowRequest>]>([
	['a GET', {}, {}, { method: 'GET', url: `${BASE}/me`, headers: JSON_ACCEPTED }],
	[
		'JSON',
		{ method: 'POST', body: ' {"a":1}' },
		{},
		{
			method: 'POST',
			headers: { ...JSON_ACCEPTED, 'Content-Type': 'application/json' },
			body: ' {"a":1}',
		},
	],
	[
		'a list',
		{ body: '[1]' },
		{},
		{ headers: { ...JSON_ACCEPTED, 'Content-Type': 'application/json' } },
	],
	[
		'a form',
		{ body: 'a=[1]' },
		{},
		{
			headers: { ...JSON_ACCEPTED, 'Content-Type': 'application/x-www-form-urlencoded' },
			body: 'a=[1]',
		},
	],
	['an empty body', { body: '' }, {}, { body: '' }],
	[
		'the token in the path',
		{ path: (token) => `/is/${token}?a=1` },
		{},
		{ url: `${BASE}/is/T?a=1` },
	],
	[
		'the token in the query',
		{ path: () => '/me?a=1' },
		{ attach: (value) => ({ kind: 'parameter', place: 'query', name: 'key', value }) },
		{ url: `${BASE}/me?a=1&key=T`, headers: JSON_ACCEPTED },
	],
])('sent: %s', (_title, call, flow, expected) => {
	const { headers, ...request } = requestFor(flowWith(flow), callWith(call), 'T', {});
	const { Authorization, ...others } = headers;
	expect(Authorization).toBe(flow.attach === undefined ? 'Bearer T' : undefined);
	expect({ ...request, headers: others }).toMatchObject(expected);
	if (call.body === undefined) expect(request).not.toHaveProperty('body');
});

const OK: HttpAnswer = { status: 200, headers: {}, body: {} };

/**
 * Returns the error's message after a test call with this answer, or without one; 'accepted' if
 * there is no error.
 */
async function said(
	answer: HttpAnswer | Error,
	flow: Partial<TokenFlow> = {},
	call: Partial<TestCall> = {},
): Promise<string> {
	const transport = async () => {
		if (answer instanceof Error) throw answer;
		return answer;
	};
	const session = { token: 'T-live-token', values: { tenant: 'acme' } };
	return await tryToken(flowWith(flow), callWith(call), session, transport).then(
		() => 'accepted',
		({ message }: Error) => message,
	);
}

const FIXED: Partial<TokenFlow> = { source: { kind: 'fixed', token: 'T-live-token' } };
const USUAL = 'Check the URL and the rights of this user or key.';

it.each<[string, HttpAnswer | Error, Partial<TokenFlow>, Partial<TestCall>, RegExp]>([
	['an answer', OK, {}, {}, /^accepted$/],
	['a status below 300', { ...OK, status: 299 }, {}, {}, /^accepted$/],
	['a redirect', { ...OK, status: 300 }, {}, {}, /failed \(HTTP 300\)/],
	[
		'a failure',
		{ ...OK, status: 403 },
		{},
		{},
		/\/v1\/me failed \(HTTP 403\).*Check the URL and the/,
	],
	['own advice', { ...OK, status: 403 }, {}, { advice: 'Ask Ann.' }, /HTTP 403\).* Ask Ann\./],
	[
		'a rejection',
		{ ...OK, status: 401 },
		{ sentAs: 'Sent as X.' },
		{},
		/HTTP 401.* key\. Sent as X\./,
	],
	['a rejection, nothing more known', { ...OK, status: 401 }, {}, {}, /this user or key\.$/],
	[
		'a fixed token',
		{ ...OK, status: 401 },
		FIXED,
		{},
		/Check the token or key in the credential\./,
	],
	['a page', { ...OK, body: '<html></html>' }, {}, {}, /a web page instead of an API answer/],
	['no answer', new Error('no route'), {}, {}, /no route.*Check "Base URL" in the credential/],
	[
		'words of its own',
		OK,
		{},
		{ judge: () => ({ outcome: 'failed', words: 'no hunter22', advice: 'Do it.' }) },
		/\(no \*{5}\)\. Do it\./,
	],
	[
		'a braced path',
		{ ...OK, status: 403 },
		{},
		{ shownPath: '/is/{token}' },
		/\/v1\/is\/\{token\} failed/,
	],
	[
		'a base that the login told',
		{ ...OK, status: 403 },
		{ baseUrlFrom: ({ tenant }) => `https://${tenant}.example.com` },
		{},
		/https:\/\/acme\.example\.com\/me failed/,
	],
])('%s', async (_title, answer, flow, call, expected) => {
	expect(await said(answer, flow, call)).toMatch(expected);
});

it('the advice for a failure names the URL and the rights', async () => {
	expect(await said({ ...OK, status: 403 })).toContain(USUAL);
});

it.each<[string, string, Partial<TokenFlow>]>([
	['the token', 'T-live-token', {}],
	['a secret of the credential', 'hunter22', {}],
	['a value of the session', 'acme-secret', { sessionSecrets: () => ['acme-secret'] }],
	[
		'what was made of the token and sent',
		'c2lnbmVk-hash',
		{ attach: () => ({ kind: 'headers', headers: { 'X-Signature': 'c2lnbmVk-hash' } }) },
	],
])('%s shows in no error', async (_title, secret, flow) => {
	const body = { message: `no ${secret} here` };
	expect(await said({ ...OK, status: 403, body }, flow)).toContain('HTTP 403: no ***** here');
	const judge = ({ body: words }: HttpAnswer) =>
		({ outcome: 'failed', words: JSON.stringify(words), advice: '' }) as const;
	expect(await said({ ...OK, body }, flow, { judge })).toContain('no ***** here');
});
