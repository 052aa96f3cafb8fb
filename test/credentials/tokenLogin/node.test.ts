/**
 * Tests the Token Login credential in the node, from the login to the call, by the requests that it
 * sends.
 */
import '../../support/fakeSleep';
import type { IDataObject } from 'n8n-workflow';
import { runNode } from '../../support/n8nHost';
import { useLoginApi } from './loginApi';

const api = useLoginApi();
const { run } = api;

it('four fields are enough: JSON login, token by its usual name, Bearer', async () => {
	const { error, items, stored } = await run({});
	expect(error).toBeUndefined();
	expect(items[0].json).toEqual({ ok: true });
	expect(api.seen.map(({ line }) => line)).toEqual(['POST /login', 'GET /me']);
	expect(api.seen[0].body).toBe('{"username":"ada \\"l\\" & co","password":"p\\"ä&s%"}');
	expect(api.seen[1].headers.authorization).toBe('Bearer T-1');
	const state = JSON.parse(String(stored.get('tokenLoginApi').sessionState)) as IDataObject;
	expect(state.lifetime).toEqual({ kind: 'absolute', ms: 600_000, from: 'answer' });
});

it('a base URL that only the login tells, and a second step', async () => {
	api.answers = {
		'/login': { body: { code: 'C-1', api: `${api.url}/tenant7` } },
		'/exchange': { body: { data: { access_token: 'T-2' } } },
	};
	const { error } = await run(
		{
			baseUrl: '${step1.api}',
			loginUrl: `${api.url}/login`,
			showSteps: true,
			steps: {
				steps: [
					{
						method: 'POST',
						url: `${api.url}/exchange`,
						bodyType: 'form',
						body: 'code=${step1.code}',
					},
				],
			},
		},
		{
			url: '/items',
			sendQuery: true,
			queryParameters: { parameters: [{ name: 'q', value: '1' }] },
		},
	);
	expect(error).toBeUndefined();
	expect(api.seen.map(({ line }) => line)).toEqual([
		'POST /login',
		'POST /exchange',
		'GET /tenant7/items?q=1',
	]);
	expect(api.seen[1].body).toBe('code=C-1');
	expect(api.seen[2].headers.authorization).toBe('Bearer T-2');
});

it('a session cookie from a redirect, with a further header kept from the answer', async () => {
	api.answers = {
		'/login': {
			status: 302,
			headers: { 'set-cookie': 'SID=abc; Path=/; HttpOnly', 'x-csrf': 'K', location: '/home' },
			body: '',
		},
	};
	const { error } = await run({
		loginKind: 'cookie',
		cookieName: 'SID',
		showAnswer: true,
		keepValues: 'csrf=header:X-CSRF',
		showCallValues: true,
		callHeaders: 'X-CSRF-Token: ${csrf}',
	});
	expect(error).toBeUndefined();
	expect(api.seen[0].body).toBe('username=ada+%22l%22+%26+co&password=p%22%C3%A4%26s%25');
	expect(api.seen[1].headers).toMatchObject({ cookie: 'SID=abc', 'x-csrf-token': 'K' });
});

it.each([
	['query', 'GET', {}, 'GET /me?key=T-1'],
	['body', 'POST', { key: 'T-1' }, 'POST /me'],
])('the token in the %s', async (tokenPlace, method, body, line) => {
	const { error } = await run(
		{ showUse: true, tokenPlace, tokenName: 'key', tokenTemplate: '${token}' },
		{ method },
	);
	expect(error).toBeUndefined();
	expect(api.seen[1].line).toBe(line);
	if (method === 'POST') expect(JSON.parse(api.seen[1].body)).toEqual(body);
});

it.each([
	[
		'a placeholder',
		{ loginKind: 'custom', loginBody: '{"a": "${nope}"}' },
		/"Login Body" uses \$\{nope\}/,
	],
	[
		'JSON',
		{ loginKind: 'custom', loginBody: '{"a": "${username}"' },
		/"Login Body" is not valid JSON.*It looks like/,
	],
	[
		'a header line',
		{ showLogin: true, loginHeaders: 'Accept' },
		/"Login Headers" has no ":" between name and value in line 1/,
	],
	[
		'a status',
		{ showRejection: true, rejectedStatuses: 'dead' },
		/"Rejected Statuses" must be HTTP/,
	],
	['the base URL', { baseUrl: 'no url' }, /"Base URL" gives no URL/],
	[
		'a key',
		{
			loginKind: 'custom',
			loginBody: '{"jwt": "${assertion}"}',
			showAssertion: true,
			assertionKey: 'not a key',
		},
		/"Assertion Key" is not a key in PEM format/,
	],
])(
	'a mistake in %s is told with its field, and nothing is sent',
	async (_title, fields, message) => {
		const { error } = await run(fields as IDataObject);
		expect(error?.message).toMatch(message);
		expect(api.seen).toHaveLength(0);
	},
);

it('a path that finds nothing is told with what there is', async () => {
	const { error } = await run({ showAnswer: true, tokenPath: 'data.jwt' });
	expect(error?.message).toMatch(
		/no token at "data.jwt" \(the answer has token, expires_in\). If the token is at token, write that into "Token Path"/,
	);
});

it('a login that fails under HTTP 200 is a refusal in the words of the API', async () => {
	api.answers['/login'] = { body: { status: 'FAILURE', errors: [{ message: 'No such vault' }] } };
	const { error } = await run({
		showAnswer: true,
		successPath: 'status',
		successValue: 'SUCCESS',
		errorPath: 'errors[0].message',
	});
	expect(error?.message).toMatch(/login was refused \(HTTP 200: No such vault\)/);
});

it('a rejection told in the answer, of a token that was never any good, is an error', async () => {
	api.answers['/me'] = { body: { error: { code: 'INVALID_SESSION' } } };
	const { error } = await run({
		showRejection: true,
		rejectedPath: 'error.code',
		rejectedValue: 'INVALID_SESSION',
	});
	expect(error?.message).toMatch(/the token was rejected/);
	expect(api.seen.map(({ line }) => line)).toEqual(['POST /login', 'GET /me']);
});

it('renewal and logout by their own requests', async () => {
	api.answers = {
		'/login': { body: { token: 'T-1', refresh_token: 'R-1', expires_in: 600 } },
		'/refresh': { body: { token: 'T-9', expires_in: 600 } },
	};
	const fields = {
		showRenewal: true,
		renewUrl: '/refresh',
		renewBodyType: 'json',
		renewBody: '{"refresh": "${refreshToken}"}',
		showRelease: true,
		releaseUrl: '/logout',
		releaseMethod: 'GET',
		releaseHeaders: 'X-Session: ${token}',
		releaseBodyType: 'none',
	};
	const { stored } = await run(fields);
	const onToken = async (operation: string) =>
		await runNode(stored, {
			parameters: { api: 'tokenLoginApi', resource: 'token', tokenOperation: operation },
		});
	expect((await onToken('renew')).items[0].json).toMatchObject({ obtainedBy: 'refresh token' });
	expect((await onToken('release')).items[0].json).toMatchObject({
		next: 'The API has ended the session. The next call logs in.',
	});
	expect(api.seen.slice(2).map(({ line, body }) => [line, body])).toEqual([
		['POST /refresh', '{"refresh":"R-1"}'],
		['GET /logout', ''],
	]);
	expect(api.seen[3].headers['x-session']).toBe('T-9');
});
