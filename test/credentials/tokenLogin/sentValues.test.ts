/** Tests how entered texts and the values of placeholders are sent. */
import type { IDataObject } from 'n8n-workflow';
import { useLoginApi } from './loginApi';

const api = useLoginApi();
const CUSTOM = { loginKind: 'custom' };
const named = (values: Record<string, string>) => ({
	showValues: true,
	values: { values: Object.entries(values).map(([name, value]) => ({ name, value })) },
});
const MORE = (callHeaders: string, callQuery = '') => ({
	showCallValues: true,
	callHeaders,
	callQuery,
});
const KEEP = (keepValues: string) => ({ showAnswer: true, keepValues });
const lastCall = () => api.seen[api.seen.length - 1];

describe('a path that is only / or a query means the base URL itself', () => {
	it.each([
		['/', '/api.php'],
		['?op=login', '/api.php?op=login'],
		['/?op=login', '/api.php?op=login'],
		['?op=${username}', '/api.php?op=ada%20%22l%22%20%26%20co'],
		['/login', '/api.php/login'],
	])('%s', async (path, line) => {
		api.answers['/api.php'] = { body: { token: 'T-1', refresh_token: 'R' } };
		api.answers['/api.php/login'] = api.answers['/api.php'];
		const { error } = await api.run({
			baseUrl: `${api.url}/api.php`,
			loginUrl: path,
			showSteps: true,
			steps: { steps: [{ method: 'PUT', url: path }] },
		});
		expect(error).toBeUndefined();
		expect(api.seen.map((request) => request.line)).toEqual([
			`POST ${line}`,
			`PUT ${line}`,
			'GET /api.php/me',
		]);
	});
});

describe('times, random values and the assertion are one for each request', () => {
	it.each<[string, IDataObject]>([
		['headers of each call', MORE('X-A: ${uuid}\nX-B: ${uuid}')],
		['times of each call', MORE('X-A: ${now:epochMs}\nX-B: ${lower(now:epochMs)}')],
		[
			'the token and a header',
			{
				...MORE('X-B: ${random}'),
				showUse: true,
				tokenName: 'X-A',
				tokenTemplate: '${random}',
				keepValues: 'a=token',
				showAnswer: true,
			},
		],
		[
			'the assertion',
			{
				...MORE('X-A: ${assertion}\nX-B: ${assertion}'),
				showAssertion: true,
				assertionAlgorithm: 'HS256',
				assertionKey: 'k'.repeat(32),
				assertionClaims: '{"jti": "${uuid}", "at": "${now:epochMs}"}',
			},
		],
	])('%s', async (title, fields) => {
		let now = Date.now();
		const clock = jest.spyOn(Date, 'now').mockImplementation(() => (now += 1));
		const more = title.startsWith('the token') ? { tokenTemplate: '${random}${lower(a)}' } : {};
		const { error } = await api.run({ ...fields, ...more });
		clock.mockRestore();
		expect(error).toBeUndefined();
		const { 'x-a': a, 'x-b': b } = lastCall().headers as Record<string, string>;
		expect(b).toBeTruthy();
		expect(a.replace('t-1', '')).toBe(b);
	});

	it("the assertion's values are those of its request", async () => {
		await api.run({
			...CUSTOM,
			loginHeaders: 'X-Id: ${uuid}',
			loginBody: 'assertion=${assertion}',
			showAssertion: true,
			assertionAlgorithm: 'HS256',
			assertionKey: 'k'.repeat(32),
			assertionClaims: '{"jti": "${uuid}"}',
		});
		const { body, headers } = api.seen[0];
		const claims = Buffer.from(body.split('.')[1], 'base64url').toString();
		expect(JSON.parse(claims)).toMatchObject({ jti: headers['x-id'] });
	});

	it('each call has its own', async () => {
		const { stored } = await api.run(MORE('X-A: ${uuid}'));
		expect(stored).toBeDefined();
		await api.run(MORE('X-A: ${uuid}'));
		const [first, second] = api.seen.filter(({ line }) => line === 'GET /me');
		expect(first.headers['x-a']).not.toBe(second.headers['x-a']);
	});
});

describe('what no header can carry is told before anything is sent', () => {
	it.each<[string, IDataObject, RegExp]>([
		[
			'token name',
			{ showUse: true, tokenName: 'X-Tok:' },
			/"Token Name" gives the header "X-Tok:".*":"/,
		],
		[
			'cookie name',
			{ showUse: true, tokenPlace: 'cookie', tokenName: 'S D' },
			/"Token Name" gives the cookie "S D".*U\+0020/,
		],
		['name for calls', MORE('X K: 1'), /"Headers of Each Call" gives the header "X K"/],
		[
			'value for calls',
			MORE('X-K: abc€def'),
			/"Headers of Each Call" gives the header "X-K".*"€" \(U\+20AC\)/,
		],
		[
			'value of a field for calls',
			{ ...named({ k: 'T–1' }), ...MORE('X-K: ${k}') },
			/"Headers of Each Call" gives the header "X-K".*"–" \(U\+2013\)/,
		],
		[
			'delete character',
			MORE('X-K: a\u007fb'),
			/"Headers of Each Call" gives the header "X-K".*U\+007F/,
		],
		[
			'login name',
			{ showLogin: true, loginHeaders: 'X(K): 1' },
			/"Login Headers" gives the header "X\(K\)"/,
		],
		[
			'login value',
			{ showLogin: true, loginHeaders: 'X-K: ✓' },
			/"Login Headers" gives the header "X-K".*"✓"/,
		],
		[
			'renewal name',
			{ showRenewal: true, renewUrl: '/r', renewHeaders: 'Ä: 1' },
			/"Renewal Headers" gives the header "Ä"/,
		],
		[
			'logout value',
			{ showRelease: true, releaseUrl: '/r', releaseHeaders: 'X-K: “1”' },
			/"Logout Headers" gives the header "X-K"/,
		],
		[
			'template',
			{ showUse: true, tokenName: 'X-T', tokenTemplate: 'Schlüssel → ${token}' },
			/"Token Template" gives the header "X-T".*"→"/,
		],
	])('%s', async (_title, fields, message) => {
		const { error } = await api.run(fields);
		expect(error?.message).toMatch(message);
		expect(api.seen).toEqual([]);
	});

	it('a token that no header can carry is told at the login', async () => {
		api.answers['/login'] = { body: { token: 'T–1' } };
		const { error } = await api.run({});
		expect(error?.message).toMatch(
			/"Token Template" gives the header "Authorization".*"–" \(U\+2013\)/,
		);
		expect(error?.message).not.toContain('T–1');
		expect(api.seen).toHaveLength(1);
	});

	it('in a query it goes through', async () => {
		api.answers['/login'] = { body: { token: 'T–1' } };
		const { error } = await api.run({
			showUse: true,
			tokenPlace: 'query',
			tokenName: 'k ö',
			tokenTemplate: '${token}',
		});
		expect(error).toBeUndefined();
		expect(lastCall().line).toBe('GET /me?k%20%C3%B6=T%E2%80%931');
	});
});

describe('pairs', () => {
	const ID = named({ a: 'x&y=z', b: 's/+' });
	it.each([
		['client_id=${a}&client_secret=${b}', 'client_id=x%26y%3Dz&client_secret=s%2F%2B'],
		['client_id=${a}\nclient_secret=${b}', 'client_id=x%26y%3Dz&client_secret=s%2F%2B'],
		['client_id=${a}&\n&client_secret=${b}&', 'client_id=x%26y%3Dz&client_secret=s%2F%2B'],
		['a=1&b=\n&c[]=${lower("X&Y")}', 'a=1&b=&c%5B%5D=x%26y'],
		[
			'grant_type=urn%3Aietf%3Aa&scope=read+write&x=100%',
			'grant_type=urn%3Aietf%3Aa&scope=read+write&x=100%25',
		],
		['q=R&D', 'q=R%26D'],
		['to=https://a.example/?x=1&y=2', 'to=https%3A%2F%2Fa.example%2F%3Fx%3D1%26y%3D2'],
		['q=a+b', 'q=a%2Bb'],
		['u=a&b=c\nv=d&e=f', 'u=a%26b%3Dc&v=d%26e%3Df'],
	])('the form %j', async (loginBody, body) => {
		const { error } = await api.run({ ...CUSTOM, ...ID, loginBodyType: 'form', loginBody });
		expect(error).toBeUndefined();
		expect(api.seen[0].body).toBe(body);
	});

	it('a query in one line', async () => {
		const { error } = await api.run({
			...ID,
			showLogin: true,
			loginQuery: 'a=${a}&v=2',
			...MORE('', 'b=${b}&w=%20'),
		});
		expect(error).toBeUndefined();
		expect(api.seen[0].line).toBe('POST /login?a=x%26y%3Dz&v=2');
		expect(lastCall().line).toBe('GET /me?b=s%2F%2B&w=%20');
	});
});

describe('an optional value that the answer leaves out takes its place along', () => {
	const optional = (more: IDataObject) => ({ ...KEEP('route?=cookie:ROUTEID'), ...more });
	it.each<[string, string, string | undefined, string]>([
		['cookie alone', 'Cookie: ROUTEID=${route}', undefined, '/me'],
		['one of several cookies', 'Cookie: a=1; ROUTEID=${route}; b=2', 'a=1; b=2', '/me'],
		['in a function', 'Cookie: a=1; ROUTEID=${url(route)}', 'a=1', '/me'],
	])('%s', async (_title, headers, cookie, path) => {
		const { error } = await api.run(optional(MORE(headers)));
		expect(error).toBeUndefined();
		expect(lastCall().headers.cookie).toBe(cookie);
		expect(lastCall().line).toBe(`GET ${path}`);
	});

	it('header and query parameter', async () => {
		const { error } = await api.run(optional(MORE('X-R: ${route}\nX-S: 1', 'r=${route}\ns=1')));
		expect(error).toBeUndefined();
		expect(lastCall().headers).not.toHaveProperty('x-r');
		expect(lastCall()).toMatchObject({ line: 'GET /me?s=1', headers: { 'x-s': '1' } });
	});

	it('beside the session’s cookie', async () => {
		api.answers['/login'] = { headers: { 'set-cookie': 'SID=a' }, body: {} };
		const { error } = await api.run(
			optional({ loginKind: 'cookie', cookieName: 'SID', ...MORE('Cookie: ROUTEID=${route}') }),
		);
		expect(error).toBeUndefined();
		expect(lastCall().headers.cookie).toBe('SID=a');
	});

	it('is sent where it is there', async () => {
		api.answers['/login'] = { headers: { 'set-cookie': 'ROUTEID=.2' }, body: { token: 'T' } };
		await api.run(optional(MORE('Cookie: ROUTEID=${route}')));
		expect(lastCall().headers.cookie).toBe('ROUTEID=.2');
	});
});

describe('quotes within a text', () => {
	const password = 'p"ä&s%';
	const inGraphQl = `mutation { login(p: ${JSON.stringify(password)}) }`;

	it.each<[string, string, unknown]>([
		[
			'GraphQL in JSON',
			'{"query": "mutation { login(p: \\"${password}\\") }"}',
			{ query: inGraphQl },
		],
		[
			'escaped by hand',
			'{"query": "mutation { login(p: \\"${json(password)}\\") }"}',
			{ query: inGraphQl },
		],
		[
			'JSON in JSON',
			'{"data": "{\\"p\\": \\"${password}\\", \\"n\\": 1}"}',
			{ data: `{"p": ${JSON.stringify(password)}, "n": 1}` },
		],
		[
			'JSON in JSON in JSON',
			JSON.stringify({ a: JSON.stringify({ b: JSON.stringify({ p: '${password}' }) }) }),
			{ a: JSON.stringify({ b: JSON.stringify({ p: password }) }) },
		],
		['outside of inner quotes', '{"t": "a \\"b\\" ${password}"}', { t: `a "b" ${password}` }],
		['XML in JSON stays', '{"x": "<a b=\\"${password}\\"/>"}', { x: `<a b="${password}"/>` }],
		[
			'an argument in double quotes',
			'{"h": "${lower(\\"${password}X\\")}"}',
			{ h: `${password}x` },
		],
		['the same as it is typed first', '{"h": "${lower("${password}X")}"}', { h: `${password}x` }],
		['without quotes around', '{"h": ${lower("${password}X")}}', { h: `${password}x` }],
	])('%s', async (_title, loginBody, sent) => {
		const { error } = await api.run({ ...CUSTOM, loginBody });
		expect(error).toBeUndefined();
		expect(JSON.parse(api.seen[0].body)).toEqual(sent);
	});

	it('JSON and GraphQL in a form and in a query', async () => {
		const { error } = await api.run({
			...CUSTOM,
			loginQuery: 'query=mutation { login(p: "${password}") }',
			loginBody: 'data={"p": "${password}"}\nplain="${password}"',
			loginBodyType: 'form',
		});
		expect(error).toBeUndefined();
		const query = new URL(api.seen[0].line.split(' ')[1], api.url).searchParams;
		expect(query.get('query')).toBe(inGraphQl);
		const form = new URLSearchParams(api.seen[0].body);
		expect(JSON.parse(form.get('data') ?? '')).toEqual({ p: password });
		expect(form.get('plain')).toBe(`"${password}"`);
	});
});
