/** What a definition may leave out, and what it is then. */
import { complete } from '../../../credentials/knownLogins/complete';
import type { KnownLogin, KnownSettings } from '../../../credentials/knownLogins/definition';
import { definitions } from '../../../credentials/knownLogins/definitions';
import { tokenLoginFields } from '../../../credentials/knownLogins/tokenLoginFields';

const documentation = { url: 'https://a.example', checked: '2026-11-27' };
const withSettings = (settings: KnownSettings, more: Partial<KnownLogin> = {}) =>
	complete({ name: 'a', label: 'A', documentation, settings, ...more }, 'CRM');

describe('settings that follow from the rest', () => {
	it.each<[string, KnownSettings, KnownSettings]>([
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
			{ loginUrl: '/login', steps: [{ body: 'a=b' }, { url: '/two' }] },
			{ steps: [{ url: '/login', body: 'a=b' }, { url: '/two' }] },
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
		username: { label: 'Email', where: 'The user as whom calls are made' },
	});
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
