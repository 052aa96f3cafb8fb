/** Tests that a pasted cURL command logs in with the request that curl itself would send. */
import '../../../support/fakeSleep';
import type { IDataObject } from 'n8n-workflow';
import { runNode } from '../../../support/n8nHost';
import { ROWS } from './commands';
import { commandAt, VALUES } from './commandValues';
import { DOCUMENTED } from './documentedCommands';
import { PRINTED } from './printedCommands';
import { useLoginApi } from '../loginApi';

const api = useLoginApi();

const LOGGED_IN = {
	headers: { 'x-token': 'T-1' },
	body: { access_token: 'T-1', expires_in: 600 },
};

const run = async (command: string, fields: IDataObject = {}, parameters: IDataObject = {}) => {
	const { pathname } = new URL(
		/https?:\/\/\S*?(?=["'^;}\s\\]|$)/.exec(commandAt(command, api.url))?.[0] ?? api.url,
	);
	api.answers[pathname] ??= LOGGED_IN;
	return await api.run(
		{
			loginKind: 'curl',
			baseUrl: '',
			loginUrl: '',
			curlCommand: commandAt(command, api.url),
			...VALUES,
			...fields,
		},
		parameters,
	);
};

it.each([...ROWS, ...PRINTED, ...DOCUMENTED].map((row): [string, typeof row] => [row.title, row]))(
	'%s',
	async (_title, row) => {
		const [method, path] = row.line.split(' ');
		api.answers[new URL(path, api.url).pathname] = LOGGED_IN;
		const { error } = await run(row.command, {
			...(method === 'HEAD' && { showAnswer: true, tokenFrom: 'header', tokenPath: 'x-token' }),
			...(!row.command.includes('HOST') && { baseUrl: api.url }),
		});
		expect(error).toBeUndefined();
		const [login, call] = api.seen;
		expect([login.line, login.body]).toEqual([row.line, row.body]);
		for (const [name, value] of Object.entries(row.headers ?? {}))
			expect([name, login.headers[name]]).toEqual([name, value]);
		expect(login.headers['accept-encoding']).not.toMatch(/zstd/);
		// The base URL is the command's server.
		expect([call.line, call.headers.authorization]).toEqual(['GET /me', 'Bearer T-1']);
	},
);

it.each(['curl ${baseUrl}/login -d a=1', 'curl "$ENDPOINT/login" -d a=1', 'curl /login -d a=1'])(
	'a path in the command goes under the base URL: %s',
	async (command) => {
		api.answers['/v1/login'] = { body: { token: 'T-1' } };
		const { error } = await run(command, { baseUrl: `${api.url}/v1` });
		expect(error).toBeUndefined();
		expect(api.seen.map(({ line }) => line)).toEqual(['POST /v1/login', 'GET /v1/me']);
		const { error: without } = await run(command);
		expect(without?.message).toMatch(/the field "Base URL" is empty/);
	},
);

it('a session cookie needs its name only', async () => {
	api.answers['/login'] = {
		status: 302,
		headers: { 'set-cookie': 'SID=abc; Path=/', location: '/home' },
		body: '',
	};
	const { error } = await run('curl -k -c jar.txt -b jar.txt HOST/login -d user=${username}', {
		cookieName: 'SID',
	});
	expect(error).toBeUndefined();
	expect(api.seen[0].headers.cookie).toBeUndefined();
	expect(api.seen[1].headers.cookie).toBe('SID=abc');
});

it('a server in the command that is not the base may have the login only', async () => {
	const { error } = await run('curl HOST/login -d a=1', { baseUrl: 'https://other.invalid/v1' });
	expect(error?.message).toMatch(/the call got no answer/);
	expect(api.seen.map(({ line }) => line)).toEqual(['POST /login']);
});

it('values of the command can be of any name', async () => {
	const { error } = await run("curl 'HOST/login' -H 'x-api-key: ${apiKey}'", {
		showValues: true,
		secretValues: { values: [{ name: 'apiKey', value: 'K-1' }] },
	});
	expect(error).toBeUndefined();
	expect(api.seen[0].headers['x-api-key']).toBe('K-1');
});

it('one uuid serves a whole request', async () => {
	await run("curl HOST/login -H 'X-A: ${uuid}' -d 'a=${uuid}'");
	expect(api.seen[0].body).toBe(`a=${String(api.seen[0].headers['x-a'])}`);
});

it('the password grant renews by its refresh token, and logs in if that is refused', async () => {
	api.answers['/login'] = { body: { access_token: 'T-1', refresh_token: 'R-1', expires_in: 600 } };
	const { stored, error } = await run(
		'curl HOST/login -u ${clientId}:${clientSecret} -d grant_type=password -d username=${username} -d password=${password} -d audience=a',
	);
	expect(error).toBeUndefined();
	api.answers['/login'] = { body: { access_token: 'T-2', expires_in: 600 } };
	await runNode(stored, {
		parameters: { api: 'tokenLoginApi', resource: 'token', tokenOperation: 'renew' },
	});
	expect(api.seen.at(-1)).toMatchObject({
		line: 'POST /login',
		body: 'grant_type=refresh_token&audience=a&refresh_token=R-1',
	});
	expect(api.seen.at(-1)?.headers.authorization).toBe(api.seen[0].headers.authorization);
	expect(stored.get('tokenLoginApi').accessToken).toBe('T-2');
});

it('a multipart form has its own boundary, also under a type of its own', async () => {
	await run(
		"curl HOST/login -H 'Content-Type: multipart/form-data' -F 'user=${username}' -F 'meta={\"p\":\"${password}\"};type=application/json' --form-string 'at=@x;type=y'",
	);
	const [{ headers, body }] = api.seen;
	const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(
		String(headers['content-type']),
	)?.[1];
	const parts = body.split(`--${boundary}`).slice(1, -1);
	expect(parts).toEqual([
		`\r\nContent-Disposition: form-data; name="user"\r\n\r\n${VALUES.username}\r\n`,
		`\r\nContent-Disposition: form-data; name="meta"\r\nContent-Type: application/json\r\n\r\n${JSON.stringify({ p: VALUES.password })}\r\n`,
		'\r\nContent-Disposition: form-data; name="at"\r\n\r\n@x;type=y\r\n',
	]);
	expect(body.endsWith(`--${boundary}--\r\n`)).toBe(true);
});

it('nothing of a refused login shows the password', async () => {
	api.answers['/login'] = { status: 401, body: { error: `no such ${VALUES.password}` } };
	const { error } = await run('curl HOST/login -d password=${password}');
	expect(error?.message).toMatch(/login was refused \(HTTP 401: no such \*+\)/);
});

it.each([
	[
		'a character beyond Latin-1',
		'€',
		/gives the header "X-A", which can't be sent: its value has "€" \(U\+20AC\)/,
	],
	['a line break', 'a\nb', /its value has a line break/],
])('%s in a header is named before anything is sent', async (_title, username, message) => {
	const { error } = await run("curl HOST/login -H 'X-A: ${username}'", { username });
	expect(error?.message).toMatch(message);
	expect(api.seen).toHaveLength(0);
});
