import { noteOf, proxyFrom } from '../../../../credentials/engine/n8n/callNotes';

it('a note belongs to one credentials object, not to its values', () => {
	const credentials = { username: 'u' };
	noteOf(credentials).outcome = { sentWith: 'T' };
	expect(noteOf(credentials).outcome).toEqual({ sentWith: 'T' });
	expect(noteOf({ ...credentials })).toEqual({});
});

it.each<[string, object]>([
	['http://proxy.example:3128', { protocol: 'http', host: 'proxy.example', port: 3128 }],
	['http://proxy.example', { protocol: 'http', host: 'proxy.example', port: 80 }],
	['http://proxy.example:80', { protocol: 'http', host: 'proxy.example', port: 80 }],
	['https://proxy.example', { protocol: 'https', host: 'proxy.example', port: 443 }],
	['https://proxy.example:80/', { protocol: 'https', host: 'proxy.example', port: 80 }],
	['HTTP://PROXY.example:8080/path?x=1', { protocol: 'http', host: 'proxy.example', port: 8080 }],
	['http://[::1]:3128', { protocol: 'http', host: '[::1]', port: 3128 }],
	[
		'http://user:pass@proxy.example:3128',
		{
			protocol: 'http',
			host: 'proxy.example',
			port: 3128,
			auth: { username: 'user', password: 'pass' },
		},
	],
	[
		'http://us%40er:p%3Aa%2Fss%C3%A4@proxy.example',
		{
			protocol: 'http',
			host: 'proxy.example',
			port: 80,
			auth: { username: 'us@er', password: 'p:a/ssä' },
		},
	],
	[
		'http://user@proxy.example:1',
		{ protocol: 'http', host: 'proxy.example', port: 1, auth: { username: 'user', password: '' } },
	],
])('the proxy %s', (text, expected) => {
	expect(proxyFrom(text)).toEqual(expected);
});

it.each(['', 'proxy', '10.0.0.1:3128', 'http://', '//proxy.example:1'])(
	'"%s" is no proxy',
	(text) => {
		expect(() => proxyFrom(text)).toThrow('Invalid URL');
	},
);

it('a percent sign that encodes nothing belongs to the password', () => {
	const { auth } = proxyFrom('http://user:100%@proxy.example');
	expect(auth).toEqual({ username: 'user', password: '100%' });
});
