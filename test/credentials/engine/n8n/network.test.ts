/** Tests whose proxy and certificate settings apply, in both shapes of n8n's requests. */
import {
	applyNetwork,
	legacyNetwork,
	networkOf,
	networkOfCall,
	networkOfCredential,
	requireSafeRoute,
	secretsOfNetwork,
	type NetworkSettings,
	proxyFrom,
} from '../../../../credentials/engine/n8n/network';
import type { OutgoingRequest } from '../../../../credentials/engine/attach/outgoingRequest';
import type { Attachment, TokenFlow } from '../../../../credentials/engine/tokenFlow';

const plain = { protocol: 'http', host: 'p.example', port: 3128 };
const withUser = { ...plain, auth: { username: 'u@x', password: 'p:w' } };
const OTHER = { protocol: 'https', host: 'q.example', port: 443 };
const UNCHECKED = { skipSslCertificateValidation: true };

it.each<[string, object]>([
	['http://p.example:3128', plain],
	['http://p.example', { ...plain, port: 80 }],
	['https://q.example', OTHER],
	['https://q.example:8443', { ...OTHER, port: 8443 }],
	['http://u%40x:p%3Aw@p.example:3128', withUser],
	['http://u:5%@p.example:3128', { ...plain, auth: { username: 'u', password: '5%' } }],
	['http://u:%E4@p.example:3128', { ...plain, auth: { username: 'u', password: '%E4' } }],
])('the proxy %s', (text, expected) => {
	expect(proxyFrom(text)).toEqual(expected);
});

it.each<[string, object, NetworkSettings]>([
	['nothing', {}, {}],
	['blanks', { proxy: '  ' }, {}],
	['no text', { proxy: 5 }, {}],
	['a proxy with blanks around', { proxy: ' HTTP://p.example:3128 ' }, { proxy: plain }],
	['no checks', { ignoreSSLIssues: true }, UNCHECKED],
	['"true" as text', { ignoreSSLIssues: 'true' }, {}],
	[
		'both',
		{ proxy: 'http://p.example:3128', ignoreSSLIssues: true },
		{ proxy: plain, ...UNCHECKED },
	],
])('of the credential: %s', (_title, fields, expected) => {
	expect(networkOfCredential('Test API', fields as never)).toEqual(expected);
});

it.each(['p.example', 'ftp://p.example', 'x http://p.example', 'http://', 'http://u:%4@p.example'])(
	'no proxy: %s',
	(proxy) => {
		expect(() => networkOfCredential('Test API', { proxy })).toThrow(
			'Test API: the field "Proxy" must be a URL such as http://proxy.example.com:3128',
		);
	},
);

it.each<[unknown, string[]]>([
	['http://u:secret@p.example', ['secret']],
	['http://u@p.example', []],
	['p.example', []],
	[undefined, []],
])('what must not show of %s', (proxy, expected) => {
	expect(secretsOfNetwork({ proxy } as never)).toEqual(expected);
});

it.each<[string, NetworkSettings, object]>([
	['nothing', {}, {}],
	['a proxy', { proxy: plain as never }, { proxy: 'http://p.example:3128' }],
	['with a user', { proxy: withUser as never }, { proxy: 'http://u%40x:p%3Aw@p.example:3128' }],
	[
		'without a protocol',
		{ proxy: { host: 'p.example', port: 1 } },
		{ proxy: 'http://p.example:1' },
	],
	['no checks', UNCHECKED, { rejectUnauthorized: false }],
	['checks', { skipSslCertificateValidation: false }, {}],
	['a certificate', { agentOptions: { cert: 'C' } as never }, { agentOptions: { cert: 'C' } }],
])('in the older shape: %s', (_title, network, expected) => {
	expect(legacyNetwork(network)).toEqual(expected);
});

it('the node’s own settings come before the credential’s', () => {
	const ofCredential = { proxy: plain as never, ...UNCHECKED };
	expect(networkOfCall(ofCredential, { proxy: OTHER as never, timeout: 5 })).toEqual({
		proxy: OTHER,
		...UNCHECKED,
		timeout: 5,
	});
});

it.each<[string, object, NetworkSettings]>([
	['nothing', {}, {}],
	['a proxy', { proxy: plain }, { proxy: plain as never }],
	['an empty proxy', { proxy: '' }, {}],
	['no checks', UNCHECKED, UNCHECKED],
	['no checks, older shape', { rejectUnauthorized: false }, UNCHECKED],
	['checks', { rejectUnauthorized: true, skipSslCertificateValidation: false }, {}],
])('of another node: %s', (_title, request, expected) => {
	expect(networkOf(request as OutgoingRequest)).toEqual(expected);
});

it.each<[string, object, NetworkSettings, object]>([
	['nothing to give', { url: 'u' }, {}, { url: 'u' }],
	['a proxy', { url: 'u' }, { proxy: plain as never }, { url: 'u', proxy: plain }],
	[
		'a proxy, older shape',
		{ uri: 'u' },
		{ proxy: plain as never },
		{ uri: 'u', proxy: 'http://p.example:3128' },
	],
	[
		'the node has one',
		{ url: 'u', proxy: OTHER },
		{ proxy: plain as never },
		{ url: 'u', proxy: OTHER },
	],
	['no checks', { url: 'u' }, UNCHECKED, { url: 'u', ...UNCHECKED }],
	['no checks, older shape', { uri: 'u' }, UNCHECKED, { uri: 'u', rejectUnauthorized: false }],
])('given to a request: %s', (_title, request, network, expected) => {
	applyNetwork(request as OutgoingRequest, network);
	expect(request).toEqual(expected);
});

const flow = {
	provider: 'Test API',
	secrets: ['lasting key'],
	source: { kind: 'login' },
} as unknown as TokenFlow;
const fixed = { ...flow, source: { kind: 'fixed', token: 'T' } } as TokenFlow;
const ends: Attachment = { kind: 'headers', headers: { Authorization: 'Bearer T' } };
const basic = `Basic ${Buffer.from('ada:lasting key').toString('base64')}`;

describe('the node’s proxy', () => {
	const proxy = { proxy: plain as never };
	const guard =
		(of: TokenFlow, attachment: Attachment, url: string, ofNode: NetworkSettings, own = {}) =>
		() =>
			requireSafeRoute(of, () => attachment, { url }, own, ofNode);

	it.each<[string, () => void]>([
		['there is none', guard(fixed, ends, 'http://a.example', {})],
		['a token that ends', guard(flow, ends, 'http://a.example', proxy)],
		['a key over https', guard(fixed, ends, 'HTTPS://a.example', proxy)],
		[
			'an empty field of the credential',
			guard({ ...flow, secrets: [''] }, ends, 'http://a.example', proxy),
		],
	])('may carry it: %s', (_title, check) => {
		expect(check).not.toThrow();
	});

	it.each<[string, () => void, string]>([
		['a fixed token over http', guard(fixed, ends, 'http://a.example', proxy), 'over http'],
		[
			'no checks by the node',
			guard(fixed, ends, 'https://a.example', { ...proxy, ...UNCHECKED }),
			'while certificates are not checked',
		],
		[
			'no checks by the credential',
			guard(fixed, ends, 'https://a.example', proxy, UNCHECKED),
			'while certificates are not checked',
		],
		...(
			[
				['in a header', { kind: 'headers', headers: { 'X-Key': 'lasting key' } }],
				['in the query', { kind: 'headers', query: { key: 'lasting%20key' } }],
				['as a parameter', { kind: 'parameter', name: 'k', value: 'lasting key' }],
				['in HTTP Basic', { kind: 'headers', headers: { Authorization: basic } }],
			] as Array<[string, Attachment]>
		).map(([where, attachment]): [string, () => void, string] => [
			`a key ${where}`,
			guard(flow, attachment, 'http://a.example', proxy),
			'Enter the proxy in the credential',
		]),
		[
			'a password of two characters in HTTP Basic',
			guard(
				{ ...flow, secrets: ['', 'pw'] },
				{ kind: 'headers', headers: { Authorization: 'Basic YWRhOnB3' } },
				'http://a.example',
				proxy,
			),
			'over http',
		],
	])('may not carry it: %s', (_title, check, words) => {
		expect(check).toThrow(words);
	});
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
