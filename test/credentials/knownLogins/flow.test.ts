/**
 * Tests the flow that the fields of a ready-made login become, and the errors about fields that
 * can't be used.
 */
import { definitions } from '../../../credentials/knownLogins/definitions';
import type { CompleteLogin } from '../../../credentials/knownLogins/definition';
import { knownLogin } from '../../../credentials/KnownLoginApi.credentials';
import { providerUnreachable } from '../../../credentials/engine/errors';
import { subjectOf } from '../../../credentials/engine/n8n/subjects';
import { flowOf, knownLoginFlow } from '../../../credentials/knownLogins/flow';
import { tokenLoginFields } from '../../../credentials/knownLogins/tokenLoginFields';
import { tokenLoginFlow } from '../../../credentials/tokenLogin/flow';
import type { LoginSource } from '../../../credentials/engine/tokenFlow';
import { runNode, StoredCredentials } from '../../support/n8nHost';
import { useProviders } from '../../support/lifecycle';

const YEASTAR = {
	knownApi: 'yeastarP',
	yeastarPAddress: 'https://pbx.example.com:8088',
	yeastarPClientId: 'client-1',
	yeastarPClientSecret: 's3cret',
};
const FREEPBX = { knownApi: 'freePbx', freePbxClientId: 'client-1', freePbxClientSecret: 's3cret' };
const CXONE = {
	knownApi: 'niceCxone',
	niceCxoneArea: 'eu1',
	niceCxoneApiHost: 'api-e32.nice-incontact.com',
	niceCxoneAccessKeyId: 'id',
	niceCxoneAccessKeySecret: 's3cret',
};

describe('a field that can’t be used is named as the form names it', () => {
	it.each([
		['no API', {}, /^Ready-Made Login API: the field "API" is empty/],
		['an API that is not there', { knownApi: 'nope' }, /the field "API" is empty/],
		[
			'no address',
			{ ...YEASTAR, yeastarPAddress: '' },
			/^Yeastar P-Series: .*"PBX Address" is empty/,
		],
		['no scheme', { ...YEASTAR, yeastarPAddress: 'pbx:8088' }, /"PBX Address" must be a whole URL/],
		['no secret', { ...YEASTAR, yeastarPClientSecret: '' }, /"Client Secret" is empty/],
		['no host', { ...CXONE, niceCxoneApiHost: 'a b' }, /"API Server" must be the name of a server/],
		[
			'a choice that is not there',
			{ knownApi: 'genesysCloud', genesysCloudRegion: 'evil.example' },
			/^Genesys Cloud: the field "Region" has no choice/,
		],
		[
			'a character that no header can carry',
			{
				knownApi: 'glpi',
				glpiAddress: 'https://glpi.example.com',
				glpiAppToken: 'app€',
				glpiUserToken: 'u',
			},
			/^GLPI: the field "App-Token" gives the header "App-Token", .* has "€" .*Correct it/,
		],
	])('%s', (_title, fields, message) => {
		expect(() => knownLoginFlow(fields)).toThrow(message);
	});

	it('a key that is none', () => {
		const { source } = knownLoginFlow({
			knownApi: 'salesforceJwt',
			salesforceJwtAddress: 'https://acme.my.salesforce.com',
			salesforceJwtAudience: 'https://login.salesforce.com',
			salesforceJwtUsername: 'u',
			salesforceJwtClientId: 'c',
			salesforceJwtPrivateKey: 'MIIB',
		});
		expect(() => (source as LoginSource).request({})).toThrow(
			/^Salesforce \(JWT Bearer\): the field "Private Key" is not a key in PEM format/,
		);
	});

	it.each([
		['', '', '{"name":"u","password":"p"}'],
		['Acme', '', '{"name":"u","password":"p","tenant":"Acme"}'],
		['', 'MAIN', '{"name":"u","password":"p","branch":"MAIN"}'],
	])('what stays empty is not sent: "%s", "%s"', (tenant, branch, body) => {
		const { source } = knownLoginFlow({
			knownApi: 'acumatica',
			acumaticaAddress: 'https://acme.acumatica.com',
			acumaticaUsername: 'u',
			acumaticaPassword: 'p',
			acumaticaTenant: tenant,
			acumaticaBranch: branch,
		});
		expect((source as LoginSource).request({}).body).toBe(body);
	});

	it('a token that is rejected at its first use', () => {
		const { sentAs } = knownLoginFlow(YEASTAR);
		expect(sentAs).toMatch(/^It was sent as the query parameter .* If your installation differs/);
		expect(sentAs).not.toContain('Token Name');
	});
});

it.each([
	['', /Check "PBX Address" in the credential/],
	['http://127.0.0.1:3128', /Check "PBX Address" and "Proxy" in the credential/],
])('names the form’s own fields where no server answers, by the proxy "%s"', (proxy, words) => {
	const { flow } = subjectOf(knownLogin, { ...YEASTAR, proxy });
	expect((flow.source as LoginSource).urlFieldOf).toBeUndefined();
	expect(
		providerUnreachable(flow, { origin: 'https://pbx.example.com', reason: 'refused' }).message,
	).toMatch(words);
});

it.each([
	[
		'a slash and a query after an address',
		{ ...YEASTAR, yeastarPAddress: 'https://pbx.example.com:8088/?x=1' },
		'https://pbx.example.com:8088/openapi/v1.0',
	],
	[
		'the path that is added to an address',
		{ ...YEASTAR, yeastarPAddress: 'https://pbx.example.com:8088/openapi/v1.0/' },
		'https://pbx.example.com:8088/openapi/v1.0',
	],
	[
		'the first part of it',
		{ ...FREEPBX, freePbxAddress: 'https://pbx.example.com/admin' },
		'https://pbx.example.com/admin/api/api',
	],
	[
		'a host that is called like it',
		{ ...FREEPBX, freePbxAddress: 'https://admin' },
		'https://admin/admin/api/api',
	],
	[
		'another path',
		{ ...FREEPBX, freePbxAddress: 'https://example.com/pbx' },
		'https://example.com/pbx/admin/api/api',
	],
	[
		'an address for a host',
		{ ...CXONE, niceCxoneApiHost: 'https://api-e32.nice-incontact.com/x' },
		'https://api-e32.nice-incontact.com',
	],
])('forgives %s', (_title, fields, baseUrl) => {
	expect(knownLoginFlow(fields).baseUrl).toBe(baseUrl);
});

it('keeps what is secret out of what is shown, the rest not', () => {
	expect(knownLoginFlow(YEASTAR).secrets).toEqual(['s3cret']);
});

it('names the fields that decide where the login goes', () => {
	expect(knownLoginFlow(YEASTAR).urlFields).toBe('"PBX Address"');
	expect(knownLoginFlow(CXONE).urlFields).toBe('"Area" and "API Server"');
});

const ODD: CompleteLogin = {
	name: 'odd',
	label: 'Odd API',
	area: 'Business',
	fields: { password: { label: 'Password', kind: 'secret', where: 'Its password' } },
	settings: {
		baseUrl: 'https://a.example',
		loginUrl: '/login',
		loginBody: 'p=${password}',
		keepValues: 'a=b',
	},
	documentation: { url: 'https://a.example', checked: '2026-11-27' },
};

describe('an answer that is not as documented', () => {
	const { readGrant, noToken } = flowOf(ODD, { oddPassword: 'x' }).source as LoginSource;

	it('is told in words of the API, with the way out', () => {
		const answer = { status: 200, headers: {}, body: { token: 'T' } };
		expect(() => readGrant(answer.body, [answer], 'login')).toThrow(
			/^Odd API: the login does not fit: its setting "Values to Keep" finds nothing at "b".*Token Login API/,
		);
	});

	it('without a token sends to the fields of the form', () => {
		const answer = { status: 200, headers: {}, body: { ok: true } };
		expect(noToken?.([answer]).cure).toMatch(
			/^Check the fields in the credential\. If your .* differs/,
		);
	});
});

it('a definition that Token Login can’t read is told at once', () => {
	const wrong = { ...ODD, settings: { ...ODD.settings, loginBody: 'p=${nobody}' } };
	expect(() => flowOf(wrong, { oddPassword: 'x' })).toThrow(
		/^Odd API: the login does not fit: its setting "Login Body" .*\$\{nobody\}.*\. If your installation differs/,
	);
});

it('the settings that the page lists make the same login in Token Login', () => {
	const found = definitions.find(({ name }) => name === 'yeastarP') as CompleteLogin;
	const values = {
		address: 'https://pbx.example.com:8088',
		clientId: 'client-1',
		clientSecret: 's3cret',
	};
	const byHand = tokenLoginFlow(tokenLoginFields(found, values)).source as LoginSource;
	const ready = knownLoginFlow(YEASTAR).source as LoginSource;
	expect(ready.request({})).toEqual(byHand.request({}));
});

describe('in HTTP Request', () => {
	const providers = useProviders({ resetsBeforeEach: false });

	it('logs in once and sends the token as the API wants it', async () => {
		const { url, credentials, counters } = providers.knownLoginApi;
		const stored = new StoredCredentials();
		stored.set('knownLoginApi', credentials.yeastarP as never);
		const request = JSON.stringify({
			uri: `${url}/openapi/v1.0/extension/get?id=7`,
			method: 'GET',
		});
		const { items, error } = await runNode(stored, {
			nodeType: 'deprecatedRequest',
			parameters: { api: 'knownLoginApi', request },
			items: [{}, {}],
		});
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.data)).toEqual(Array(2).fill({ id: 7, name: 'Desk 7' }));
		expect(counters).toMatchObject({ logins: 1, calls: 2, violations: [] });
	});
});

it.each([
	[YEASTAR, '"Client ID" and "Client Secret"'],
	[
		{
			knownApi: 'acumatica',
			acumaticaAddress: 'https://acme.example.com',
			acumaticaUsername: 'u',
			acumaticaPassword: 's3cret',
			acumaticaTenant: 't',
		},
		'"Username", "Password", "Tenant" and "Branch"',
	],
	[{ ...CXONE }, '"Access Key ID" and "Secret Access Key"'],
])('names the form’s own fields where a login is refused, %#', (fields, names) => {
	expect(knownLoginFlow(fields).loginFields).toBe(names);
});
