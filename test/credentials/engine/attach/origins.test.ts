import {
	requireTrustedOrigin,
	resolveUnderBase,
	trustedOrigins,
} from '../../../../credentials/engine/attach/origins';

const api = {
	provider: 'Test API',
	urlFields: '"Base URL"',
	baseUrl: 'https://api.example.com/v1',
	trustedUrls: ['https://api.example.com/v1', 'https://login.example.com:9001/oauth/token'],
};

it.each([
	['/users', 'https://api.example.com/v1/users'],
	['users', 'https://api.example.com/v1/users'],
	['//users', 'https://api.example.com/v1/users'],
	['  /users  ', 'https://api.example.com/v1/users'],
	['?a=1', 'https://api.example.com/v1?a=1'],
	['/?a=1', 'https://api.example.com/v1?a=1'],
	['', 'https://api.example.com/v1'],
	[' / ', 'https://api.example.com/v1'],
	['https://other.example/x', 'https://other.example/x'],
	['HTTPS://API.example.com/x', 'HTTPS://API.example.com/x'],
])('%p resolves to %s', (entered, expected) => {
	expect(resolveUnderBase(api, entered)).toBe(expected);
});

/** Whatever is written as a path must stay on the API's host in the URL parser's eyes. */
it.each([
	'//evil.example/x',
	'///evil.example/x',
	'/\\evil.example',
	'\\\\evil.example',
	'\\/evil.example',
	'/\t/evil.example',
	'@evil.example',
	':80@evil.example',
	'.evil.example',
	'https:evil.example',
	'https:\\\\evil.example',
	'javascript:alert(1)',
	'../../../x',
])('%p stays on the host of the API', (entered) => {
	const resolved = resolveUnderBase(api, entered);
	expect(new URL(resolved).origin).toBe('https://api.example.com');
	expect(() => requireTrustedOrigin(api, resolved, true)).not.toThrow();
});

it('trusts each origin once', () => {
	expect(
		trustedOrigins({ ...api, trustedUrls: [...api.trustedUrls, 'https://api.example.com:443/'] }),
	).toEqual(['https://api.example.com', 'https://login.example.com:9001']);
});

it.each([
	'https://api.example.com/other',
	'https://api.example.com',
	'https://api.example.com:443/x',
	'https://API.EXAMPLE.COM/x',
	'https://api.example.com\\@evil.example/x',
	'https://login.example.com:9001/x',
])('%s may have the token', (url) => {
	expect(() => requireTrustedOrigin(api, url, true)).not.toThrow();
});

// n8n's HTTP library would send them as HTTP Basic in the token's place.
it('a user name in the URL is refused, also for the right server', () => {
	const url = 'https://evil.example@api.example.com/x';
	expect(() => requireTrustedOrigin(api, url, true)).toThrow(/user name or password in it/);
});

it.each([
	['another scheme', 'http://api.example.com/v1', 'http://api.example.com'],
	['another port', 'https://api.example.com:8443/v1', 'https://api.example.com:8443'],
	['the login host on its default port', 'https://login.example.com/', 'https://login.example.com'],
	[
		'a user that looks like the host',
		'https://api.example.com@evil.example/',
		'https://evil.example',
	],
	[
		'a longer host',
		'https://api.example.com.evil.example/',
		'https://api.example.com.evil.example',
	],
	[
		'an encoded dot',
		'https://api.example.com%2eevil.example/',
		'https://api.example.com.evil.example',
	],
	['a final dot', 'https://api.example.com./', 'https://api.example.com.'],
	['a subdomain', 'https://x.api.example.com/', 'https://x.api.example.com'],
	['backslashes', 'https:\\\\evil.example\\x', 'https://evil.example'],
	['no slashes', 'https:evil.example/x', 'https://evil.example'],
	['three slashes', 'https:///evil.example/x', 'https://evil.example'],
	['a file', 'file:///etc/passwd', 'null'],
])('refuses %s', (_title, url, origin) => {
	expect(new URL(url).origin).toBe(origin);
	expect(() => requireTrustedOrigin(api, url, true)).toThrow(
		expect.objectContaining({
			reason: 'foreign_origin',
			message: expect.stringContaining(
				`the request goes to ${origin}, but this credential's token is only sent to https://api.example.com and https://login.example.com:9001`,
			) as string,
		}),
	);
});

it.each(['', '/users', '//evil.example/x', 'https://'])('%p is no URL', (url) => {
	expect(() => requireTrustedOrigin(api, url, true)).toThrow(
		expect.objectContaining({ reason: 'invalid_configuration' }),
	);
});

it('an address that is trusted for one credential says nothing of the next address and of another one', () => {
	const other = { ...api, trustedUrls: ['https://other.example'] };
	const check = (flow: typeof api, url: string) => () => requireTrustedOrigin(flow, url, true);
	for (let round = 0; round < 2; round++) {
		expect(check(api, 'https://api.example.com/v1/a')).not.toThrow();
		expect(check(other, 'https://api.example.com/v1/a')).toThrow(/other server|other\.example/);
		expect(check(api, 'https://other.example/v1/a')).toThrow();
		expect(check(other, 'https://other.example/v1/a')).not.toThrow();
	}
});
