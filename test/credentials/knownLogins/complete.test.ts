/** Tests which settings a definition may leave out, and their defaults. */
import { complete } from '../../../credentials/knownLogins/complete';
import type {
	CompleteSettings,
	KnownLogin,
	KnownSettings,
} from '../../../credentials/knownLogins/definition';
import { definitions } from '../../../credentials/knownLogins/definitions';
import type { KnownPaging } from '../../../credentials/knownLogins/paging';
import type { ListPaging } from '../../../credentials/engine/listPaging';
import { tokenLoginFields } from '../../../credentials/knownLogins/tokenLoginFields';

const documentation = { url: 'https://a.example', checked: '2026-11-27' };
const withSettings = (settings: KnownSettings, more: Partial<KnownLogin> = {}) =>
	complete({ name: 'a', label: 'A', documentation, settings, ...more }, 'CRM');

describe('settings that follow from the rest', () => {
	it.each<[string, KnownSettings, CompleteSettings]>([
		['the address for all', {}, { baseUrl: '${address}', loginUrl: '${address}' }],
		['one address for all requests', { baseUrl: 'https://a/api' }, { loginUrl: 'https://a/api' }],
		[
			'the login’s address for a renewal',
			{ loginUrl: '/login', renewBody: 'r=${refreshToken}' },
			{ renewUrl: '/login' },
		],
		[
			'a token as it is where it is not in Authorization',
			{ tokenName: 'X-Key' },
			{ tokenTemplate: '${token}' },
		],
		[
			'the private key for an assertion',
			{ assertionClaims: '{}' },
			{ assertionKey: '${privateKey}' },
		],
		[
			'a log-out with the token as calls have it',
			{ releaseUrl: '/out', tokenTemplate: 'AR ${token}', callHeaders: 'A: b' },
			{ releaseHeaders: 'Authorization: AR ${token}\nA: b' },
		],
		[
			'a log-out in a header of its own',
			{ releaseUrl: '/out', tokenName: 'X-Key' },
			{ releaseHeaders: 'X-Key: ${token}' },
		],
		[
			'the login’s address for a step',
			{ loginUrl: '/login', step: { body: 'a=b' } },
			{ steps: [{ url: '/login', body: 'a=b' }] },
		],
		[
			'the address that a step has',
			{ loginUrl: '/login', step: { url: '/two' } },
			{ steps: [{ url: '/two' }] },
		],
		[
			'the login’s headers for a renewal',
			{ loginHeaders: 'A: b', renewBody: 'r=${refreshToken}' },
			{ renewHeaders: 'A: b' },
		],
		[
			'the place of a cookie that is the token',
			{ tokenFrom: 'cookie', tokenPath: 'SID' },
			{ tokenPlace: 'cookie', tokenName: 'SID', tokenTemplate: '${token}' },
		],
		[
			'one place for success and a rejected token',
			{ successPath: 'code', successValue: '0', rejectedValue: '7' },
			{ rejectedPath: 'code' },
		],
		[
			'a log-out with the token in the query',
			{ releaseUrl: '/out', tokenPlace: 'query', tokenName: 'sid', callHeaders: 'A: b' },
			{ releaseQuery: 'sid=${token}', releaseHeaders: 'A: b' },
		],
		[
			'a log-out with the token among the cookies of calls',
			{
				releaseUrl: '/out',
				tokenPlace: 'cookie',
				tokenName: 'SID',
				callHeaders: 'Cookie: ROUTE=${r}\nA: b',
			},
			{ releaseHeaders: 'Cookie: SID=${token}; ROUTE=${r}\nA: b' },
		],
		[
			'nothing against what is written',
			{ baseUrl: 'https://b', loginUrl: '/l' },
			{ loginUrl: '/l' },
		],
	])('%s', (_what, written, expected) => {
		expect(withSettings(written).settings).toMatchObject(expected);
	});

	it.each(['releaseQuery', 'releaseBody', 'releaseHeaders'] as const)(
		'no header for the token of a log-out that has it in its %s',
		(name) => {
			const { releaseHeaders = '' } = withSettings({ [name]: 'X: ${token}' }).settings;
			expect(releaseHeaders).not.toContain('Authorization');
		},
	);
});

it('a usual field needs no words; others have their own', () => {
	const fields = { password: {}, username: { label: 'Email' } };
	expect(withSettings({}, { fields }).fields).toEqual({
		password: { label: 'Password', kind: 'secret', where: 'Its password' },
		username: { label: 'Email', where: 'The user that makes the calls' },
	});
});

it.each<[string, object]>([
	['consumerToken', { label: 'Consumer Token', kind: 'secret' }],
	['accountId', { label: 'Account ID' }],
	['apiKey', { label: 'API Key', kind: 'secret' }],
	['keyId', { label: 'Key ID' }],
])('the name %s says what the field is', (name, expected) => {
	expect(withSettings({}, { fields: { [name]: {} } }).fields[name]).toEqual({
		where: '',
		...expected,
	});
});

it.each<[KnownPaging, ListPaging]>([
	[
		{ page: 'p', firstPage: 0, size: 's', totalPages: 't', items: 'i' },
		{
			pageParameter: 'p',
			firstPage: 0,
			pageSizeParameter: 's',
			totalPagesPath: 't',
			itemsPath: 'i',
		},
	],
	[
		{ offset: 'o', in: 'body', totalItems: 't', more: 'm', moreEnd: '-1' },
		{
			paginationMode: 'offset',
			offsetParameter: 'o',
			parametersIn: 'body',
			totalItemsPath: 't',
			morePath: 'm',
			moreEnd: '-1',
		},
	],
	[
		{ cursor: 'c', cursorPath: 'n', pageSize: 50 },
		{ paginationMode: 'cursor', cursorParameter: 'c', cursorPath: 'n', pageSize: 50 },
	],
	[{ nextLink: 'next' }, { paginationMode: 'nextLink', nextLinkPath: 'next' }],
])('paging in short: %j', (written, expected) => {
	expect(withSettings({}, { paging: written }).paging).toEqual(expected);
});

it('a login like another has its fields and settings, and its own', () => {
	const [older, newer] = ['zabbix6', 'zabbix'].map((wanted) =>
		definitions.find(({ name }) => name === wanted),
	);
	expect(older?.fields).toEqual(newer?.fields);
	expect(older?.settings.loginBody).toBe(newer?.settings.loginBody);
	expect([older?.settings.tokenPlace, newer?.settings.tokenPlace]).toEqual(['body', undefined]);
});

it('leaves out the headers of a value that stayed empty', () => {
	const fields = { key: { label: 'Key', where: 'There', optional: true as const } };
	const login = withSettings(
		{ callHeaders: 'A: ${key}\nB: c', loginBody: '{"k": "${key}"}' },
		{ fields },
	);
	expect(tokenLoginFields(login, { key: '' })).toMatchObject({
		callHeaders: 'B: c',
		loginBody: '{"k": "${key}"}',
	});
	expect(tokenLoginFields(login, { key: 'x' })).toMatchObject({ callHeaders: 'A: ${key}\nB: c' });
});

it('only the login is tested where no harmless call is known', () => {
	expect(tokenLoginFields(withSettings({}), {}).testPath).toBe('');
	expect(tokenLoginFields(withSettings({}, { test: '/me' }), {}).testPath).toBe('/me');
});
