/** Token → Inspect with Explain: what a real login sent and found, step by step, without secrets. */
import type { IDataObject } from 'n8n-workflow';
import { useLoginApi } from '../../credentials/tokenLogin/loginApi';
import {
	FIXED_METHODS,
	METHODS,
	storedFor,
	TOKEN_METHODS,
	type Method,
} from '../../support/methods';
import { expectNoSecrets, secretsIn } from '../../support/noSecrets';
import { runNode, type StoredCredentials } from '../../support/n8nHost';
import { useProviders } from '../../support/lifecycle';

const EXPLAIN = { resource: 'token', tokenOperation: 'inspect', explain: true };

describe('every way to log in', () => {
	const providers = useProviders();
	const explain = async (stored: StoredCredentials, { type }: Method) =>
		await runNode(stored, { parameters: { api: type, ...EXPLAIN } });

	it.each(METHODS.map((row): [string, Method] => [`${row.type} ${row.method}`, row]))(
		'%s shows no secret',
		async (_name, row) => {
			const stored = storedFor(providers, row);
			const before = secretsIn(row.type, stored.get(row.type));
			const { error, everything } = await explain(stored, row);
			expect(error).toBeUndefined();
			expectNoSecrets(everything, [...before, ...secretsIn(row.type, stored.get(row.type))]);
		},
	);

	it.each(TOKEN_METHODS.map((row): [string, Method] => [`${row.type} ${row.method}`, row]))(
		'%s logs in anew and keeps the token',
		async (_name, row) => {
			const stored = storedFor(providers, row);
			const { items } = await explain(stored, row);
			const { steps, ...rest } = items[0].json;
			expect(rest).toMatchObject({
				live: true,
				tokenFoundAt: expect.stringMatching(/\S/) as string,
			});
			const names = (steps as IDataObject[]).map(({ step }) => String(step).replace(/\d+\. /, ''));
			expect(names[0]).toBe('login');
			expect(names.includes('renewal')).toBe(row.renewsBy !== undefined);
			expect(String(rest.renewal)).toMatch(row.renewsBy === undefined ? /^(by|none)/ : /it works/);
			const asked = providers[row.type].requests.length;
			await runNode(stored, { parameters: { api: row.type, url: row.echo } });
			expect(providers[row.type].requests).toHaveLength(asked + 1);
		},
	);

	it.each(FIXED_METHODS.map((row): [string, Method] => [`${row.type} ${row.method}`, row]))(
		'%s has nothing to log in with',
		async (_name, row) => {
			const { items } = await explain(storedFor(providers, row), row);
			expect(items[0].json.obtainedBy).toBe('made by hand');
		},
	);
});

describe('Token Login', () => {
	const api = useLoginApi();
	const explain = async (fields: IDataObject = {}, parameters: IDataObject = {}) =>
		await api.run(fields, { ...EXPLAIN, ...parameters });

	it('tells the request, the token, its end, the renewal and the logout', async () => {
		const { items, error } = await explain({
			loginUrl: '/login?tenant=seven',
			testPath: '',
		});
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({
			live: true,
			obtainedBy: 'login',
			tokenFoundAt: 'token',
			tokenLooksLike: 'a text of 3 characters',
			tokenIsSentAs: 'Authorization: Bearer •••',
			expiry: '600 seconds after the login: the answer says so (expires_in)',
			renewal: 'by another login: there is no refresh token',
			logout: 'none is known: the token stays valid until it expires',
			testCall: 'none is known, so the token was not tried',
			steps: [
				{
					step: '1. login',
					request: `POST ${api.url}/login?tenant=•••`,
					headers: 'Content-Type: application/json; Accept: application/json',
					body: 'JSON with username, password',
					answer: 'HTTP 200',
					found: 'token, expires_in',
				},
			],
		});
	});

	it.each<[string, IDataObject, string, Record<string, unknown>, object]>([
		[
			'a header',
			{ 'x-auth': 'T-long-enough' },
			'',
			{ showAnswer: true, tokenFrom: 'header', tokenPath: 'X-Auth' },
			{ tokenFoundAt: 'header:x-auth', expiry: expect.stringMatching(/^not known/) },
		],
		[
			'a cookie',
			{ 'set-cookie': 'SID=T-long-enough; Path=/' },
			'',
			{ loginKind: 'cookie', cookieName: 'SID' },
			{ tokenFoundAt: 'cookie:SID', tokenIsSentAs: 'Cookie: SID=•••' },
		],
		[
			'XML',
			{},
			'<a><b>T-long-enough</b></a>',
			{ showAnswer: true, tokenPath: 'a.b' },
			{ tokenFoundAt: 'a.b' },
		],
		[
			'a list',
			{},
			'{"tokens":[{"id":"T-long-enough"}],"meta":{"ttl":"30"}}',
			{
				showAnswer: true,
				tokenPath: 'tokens[0].id',
				expiryFrom: 'minutes',
				expiryPath: 'meta.ttl',
			},
			{
				tokenFoundAt: 'tokens[0].id',
				expiry: '1800 seconds after the login: the answer says so (meta.ttl)',
			},
		],
		[
			'a lifetime of no usual name',
			{},
			'{"token":"T-long-enough","user":{"valid":true},"meta":{"ttl":1200}}',
			{},
			{
				expiry:
					'not known, so the token is used until the API rejects it: if meta.ttl in the answer says it, enter that as "Expiry Path" of Token Login API, with "Expiry From" (under "Describe the Login Answer")',
			},
		],
		[
			'a query parameter',
			{},
			'"T-long-enough"',
			{ showUse: true, tokenPlace: 'query', tokenName: 'key', tokenTemplate: '${token}' },
			{ tokenIsSentAs: 'query key=•••' },
		],
		[
			'a fixed time',
			{},
			'{"token":"T-long-enough"}',
			{ showAnswer: true, expiryFrom: 'idle', expiryMinutes: 30 },
			{ expiry: '1800 seconds after its last use: the credential says so' },
		],
	])('%s', async (_title, headers, body, fields, expected) => {
		api.answers['/login'] = { headers: headers as Record<string, string>, body };
		const { items, error, everything } = await explain({ ...fields, testPath: '' });
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject(expected);
		expect(everything).not.toContain('T-long-enough');
	});

	it('a value of an earlier answer is hidden in a later URL, and the test call is told', async () => {
		api.answers['/login'] = { body: { code: 'C-secret-code' } };
		api.answers['/x/C-secret-code'] = { body: { access_token: 'T-1' } };
		api.answers['/me'] = { status: 403, body: { message: 'not you' } };
		const { items, everything } = await explain({
			showSteps: true,
			steps: { steps: [{ method: 'POST', url: '/x/${step1.code}' }] },
			showRelease: true,
			releaseUrl: '/logout',
			testPath: '/me',
		});
		const { steps, testCall, logout } = items[0].json;
		expect((steps as IDataObject[]).map(({ request }) => request)).toEqual([
			`POST ${api.url}/login`,
			`POST ${api.url}/x/*****`,
			`GET ${api.url}/me`,
		]);
		expect(testCall).toMatch(/test call to \S+ failed \(HTTP 403: not you\)/);
		expect(logout).toBe(`POST ${api.url}/logout, by Token → Release`);
		expect(everything).not.toContain('C-secret-code');
	});

	it('a renewal that is refused is told, and leaves a live token', async () => {
		api.answers['/login'] = { body: { access_token: 'T-1', refresh_token: 'R-1' } };
		api.answers['/again'] = { status: 400, body: { error: 'invalid_grant' } };
		const { items } = await explain({ showRenewal: true, renewUrl: '/again', testPath: '' });
		expect(items[0].json.renewal).toBe(
			'tried by the refresh token at refresh_token: the API refused it, and a login replaced the token',
		);
		const steps = items[0].json.steps as IDataObject[];
		expect(steps.map(({ step, answer }) => [step, answer])).toEqual([
			['1. login', 'HTTP 200'],
			['2. renewal', 'HTTP 400: invalid_grant'],
			['3. renewal', 'HTTP 200'],
		]);
	});

	it('a login that fails is an error with its steps', async () => {
		api.answers['/login'] = { status: 401, body: { error: 'no' } };
		const { error } = await explain({ testPath: '' });
		expect(error?.message).toMatch(/login was refused \(HTTP 401: no\)/);
		expect(error?.description).toBe(
			`1. login: POST ${api.url}/login (Content-Type: application/json; Accept: application/json; JSON with username, password) → HTTP 401: no (error)`,
		);
	});
});
