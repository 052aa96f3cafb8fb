/**
 * Tests the flow of each provider: where the token goes, how long it is valid, and how answers are
 * read.
 */
import { caepeFlow } from '../../credentials/CaepeApi.credentials';
import { caTokenFlow } from '../../credentials/CaTokenApi.credentials';
import { ccaFlow } from '../../credentials/CcaApi.credentials';
import { cloudCxFlow } from '../../credentials/CloudCxApi.credentials';
import { crmComFlow } from '../../credentials/CrmComApi.credentials';
import { decideLifetime } from '../../credentials/engine/session/login/lifetime';
import type { Session, TokenFlow } from '../../credentials/engine/tokenFlow';
import {
	HOST,
	user,
	loginOf,
	cca,
	ca,
	crmUser,
	crmKey,
	jwt,
	crm5,
	crm5Base,
	caepeUser,
	caepeService,
	cloudCx,
	crmBase,
} from './sampleFlows';

it.each([
	['CCA', cca],
	['CA', ca],
	['CRM.COM user account', crmComFlow(crmUser)],
	['CRM.COM web API key', crmComFlow(crmKey)],
	['CAEPE service account', caepeFlow(caepeService)],
])('%s has no renewal but a login', (_title, flow: TokenFlow) => {
	expect(flow.source.kind).toBe('login');
	expect(loginOf(flow).renew).toBeUndefined();
});

it.each([
	['CCA permanent token', ccaFlow({ baseUrl: HOST, permanentToken: ' P ' }), 'P'],
	['CloudCX API key', cloudCxFlow({ baseUrl: HOST, authMethod: 'apiKey', apiKey: 'K' }), 'K'],
])('%s: no login at all', (_title, flow: TokenFlow, issued) => {
	expect(flow).toMatchObject({ source: { kind: 'fixed', token: issued }, secrets: [issued] });
});

const bearer = { kind: 'headers', headers: { Authorization: 'Bearer T' } };
const Organization = 'acme';

it.each([
	['CCA session', cca, bearer],
	['CCA permanent token', ccaFlow({ baseUrl: HOST, permanentToken: 'T' }), bearer],
	['CloudCX', cloudCxFlow(cloudCx), bearer],
	['CloudCX API key', cloudCxFlow({ baseUrl: HOST, authMethod: 'apiKey', apiKey: 'T' }), bearer],
	['CA', ca, { kind: 'headers', headers: { Authorization: 'T' } }],
	[
		'CRM.COM 5',
		crmComFlow(crm5),
		{ kind: 'headers', headers: { Authorization: 'T', api_key: 'SK' } },
	],
	['CRM.COM', crmComFlow(crmUser), { kind: 'parameter', name: 'token', value: 'T' }],
	[
		'CAEPE, both',
		caepeFlow(caepeUser),
		{
			kind: 'headers',
			headers: { Organization, Authentication: 'Bearer T', Authorization: 'Bearer T' },
		},
	],
	[
		'CAEPE, authentication',
		caepeFlow({ ...caepeService, bearerHeader: 'authentication' }),
		{ kind: 'headers', headers: { Organization, Authentication: 'Bearer T' } },
	],
	[
		'CAEPE, authorization',
		caepeFlow({ ...caepeUser, bearerHeader: 'authorization' }),
		{ kind: 'headers', headers: { Organization, Authorization: 'Bearer T' } },
	],
])('%s: where the token goes', (_title, flow: TokenFlow, expected) => {
	expect(flow.attach('T')).toEqual(expected);
});

const HOUR = 3_600_000;

it.each([
	['CCA, by default', cca, { kind: 'absolute', ms: 60_000, from: 'configured' }],
	[
		'CCA, as configured',
		ccaFlow({
			baseUrl: HOST,
			authMethod: 'session',
			module: 'M',
			sessionLifetimeSeconds: 90,
			...user,
		}),
		{ kind: 'absolute', ms: 90_000, from: 'configured' },
	],
	['CA', ca, { kind: 'absolute', ms: 300_000, from: 'configured' }],
	['CRM.COM user account', crmComFlow(crmUser), { kind: 'idle', ms: HOUR, from: 'assumed' }],
	['CRM.COM web API key', crmComFlow(crmKey), { kind: 'absolute', ms: 2 * HOUR, from: 'assumed' }],
	['CAEPE', caepeFlow(caepeUser), { kind: 'absolute', ms: 300_000, from: 'assumed' }],
	['CloudCX', cloudCxFlow(cloudCx), undefined],
])('%s: the lifetime where nothing tells one', (_title, flow: TokenFlow, expected) => {
	expect(flow.defaultLifetime).toEqual(expected);
});

it.each([
	['CCA', cca, [HOST]],
	['CA', ca, [HOST]],
	[
		'CA, the address of the Token API',
		caTokenFlow({ baseUrl: `${HOST}/token/`, clientAppId: 'A', ...user }),
		[HOST],
	],
	['CRM.COM, server alone', crmComFlow({ ...crmUser, baseUrl: HOST }), [crmBase]],
	['CRM.COM, half the path', crmComFlow({ ...crmUser, baseUrl: `${HOST}/crmapi/` }), [crmBase]],
	['CRM.COM 5, server alone', crmComFlow(crm5), [crm5Base]],
	[
		'CRM.COM 5',
		crmComFlow({ ...crm5, baseUrl: 'https://acme.crm.com/backoffice/v2/' }),
		['https://acme.crm.com/backoffice/v2'],
	],
	['CAEPE, discovered', caepeFlow({ ...caepeUser, keycloakUrl: '' }), [HOST]],
	['CRM.COM', crmComFlow({ ...crmUser, baseUrl: `${crmBase}/` }), [crmBase]],
	[
		'CAEPE',
		caepeFlow({ ...caepeUser, keycloakUrl: 'https://kc.example.com' }),
		[HOST, 'https://kc.example.com'],
	],
	[
		'CloudCX',
		cloudCxFlow({ ...cloudCx, loginUrl: `${HOST}:9001` }),
		[HOST, `${HOST}:9001/oauth/token`],
	],
])('%s: who may have the token', (_title, flow: TokenFlow, urls) => {
	expect(flow.trustedUrls).toEqual(urls);
});

const crmStatus = (code: string, description = '') => ({ status: { code, description } });

it.each<[string, TokenFlow, number, unknown, boolean]>([
	['CCA 401', cca, 401, '', true],
	['CCA 403', cca, 403, '', false],
	['CCA 401 in the envelope', cca, 200, { StatusCode: 401, Response: null }, true],
	['CCA 401 in the envelope as text', cca, 500, { StatusCode: '401' }, true],
	['CCA 401 of HTTP alone', cca, 401, { StatusCode: 200 }, true],
	['CCA 404 in the envelope', cca, 200, { StatusCode: 404 }, false],
	['CRM.COM 5 401', crmComFlow(crm5), 401, { message: 'x' }, true],
	['CRM.COM 5 envelope of V4', crmComFlow(crm5), 200, crmStatus('INVALID_TOKEN'), false],
	['CA expired', ca, 400, { error_code: 'auth_token_expired' }, true],
	['CA invalid', ca, 400, { error_code: 'auth_token_verify_failed' }, true],
	['CA not permitted', ca, 400, { error_code: 'user_not_authorized' }, false],
	['CA business error', ca, 400, { error_code: 'account_not_found' }, false],
	['CRM.COM success', crmComFlow(crmUser), 200, crmStatus('OK', 'token expired'), false],
	['CRM.COM by code', crmComFlow(crmUser), 200, crmStatus('INVALID_TOKEN'), true],
	['CRM.COM in words', crmComFlow(crmUser), 400, crmStatus('E1', 'The session has expired'), true],
	['CRM.COM otherwise', crmComFlow(crmUser), 200, crmStatus('NOT_FOUND', 'No such contact'), false],
	['CRM.COM without envelope', crmComFlow(crmUser), 500, 'token expired', false],
	['CAEPE 401', caepeFlow(caepeUser), 401, '', true],
	['CAEPE 403', caepeFlow(caepeUser), 403, '', false],
	['CloudCX 401', cloudCxFlow(cloudCx), 401, '', true],
	['CloudCX 200', cloudCxFlow(cloudCx), 200, { code: '0000', message: null }, false],
])('a rejected token, %s', (_title, flow, status, body, expected) => {
	expect(flow.provesRejection({ status, headers: {}, body })).toBe(expected);
});

it.each<[string, TokenFlow, number, unknown, string | undefined]>([
	['CCA success', cca, 200, { StatusCode: 200, Response: [] }, undefined],
	['CCA created', cca, 200, { StatusCode: 201, Response: { NewId: 1 } }, undefined],
	[
		'CCA failure',
		cca,
		200,
		{ StatusCode: 404, Response: { Message: 'No such task' } },
		'StatusCode 404: No such task',
	],
	[
		'CCA failure under its own status',
		cca,
		404,
		{ StatusCode: 404, Response: 'No such task' },
		'No such task',
	],
	[
		'CCA failure, words beside it',
		cca,
		200,
		{ StatusCode: 500, Message: 'Down', Response: null },
		'StatusCode 500: Down',
	],
	[
		'CCA failure by number',
		cca,
		200,
		{ StatusCode: 400, Response: { ResultCode: 7 } },
		'StatusCode 400: ResultCode 7',
	],
	['CCA failure without words', cca, 200, { StatusCode: 403, Request: {} }, 'StatusCode 403'],
	['CCA failure by HTTP alone', cca, 502, { StatusCode: 200, Response: [] }, 'StatusCode 200'],
	['CCA without envelope', cca, 500, 'out of order', 'out of order'],
	[
		'CAEPE list',
		caepeFlow(caepeUser),
		400,
		[
			{ code: 'E1', reason: 'R', message: 'm' },
			{ code: 'E2', reason: 'R', message: 'n' },
		],
		'E1: R: m; E2: R: n',
	],
	['CAEPE one', caepeFlow(caepeUser), 422, { code: 'E1', reason: 'R', message: 'm' }, 'E1: R: m'],
	['CAEPE without body', caepeFlow(caepeUser), 401, '', ''],
	['CRM.COM 5', crmComFlow(crm5), 400, { code: 'E', message: 'm' }, 'E: m'],
	['CRM.COM OK', crmComFlow(crmUser), 200, crmStatus('OK'), undefined],
	['CRM.COM failure', crmComFlow(crmUser), 200, crmStatus('E1', 'No contact'), 'E1: No contact'],
	['CRM.COM without envelope', crmComFlow(crmUser), 404, 'gone', 'gone'],
	['CloudCX OK', cloudCxFlow(cloudCx), 200, { code: '0000', message: null, data: {} }, undefined],
	['CloudCX failure', cloudCxFlow(cloudCx), 200, { code: '1001', message: 'bad' }, '1001: bad'],
	['CloudCX without words', cloudCxFlow(cloudCx), 200, { code: '1001', message: null }, '1001'],
	['CloudCX grant', cloudCxFlow(cloudCx), 200, { access_token: 'T' }, undefined],
	['CloudCX by status', cloudCxFlow(cloudCx), 400, { error: 'invalid_grant' }, 'invalid_grant'],
	['CA', ca, 400, { error_code: 'c', error_description: 'd' }, 'c: d'],
	['CA success', ca, 200, { error_code: 'c' }, undefined],
])("a failure in the provider's words, %s", (_title, flow, status, body, expected) => {
	expect(flow.failureIn({ status, headers: {}, body })).toBe(expected);
});

it.each<[string, TokenFlow, unknown, unknown]>([
	['CCA envelope', cca, { StatusCode: 200, Response: { ResultCode: 0, Token: 'T' } }, 'T'],
	['CCA envelope around bare text', cca, { StatusCode: 200, Response: 'T' }, 'T'],
	['CCA envelope without', cca, { StatusCode: 200, Response: null, token: 'x' }, undefined],
	['CRM.COM 5', crmComFlow(crm5), { access_token: 'T' }, 'T'],
	['CCA bare text', cca, 'A-1', 'A-1'],
	['CCA sentence', cca, 'Login failed', undefined],
	['CCA page', cca, '<html>', undefined],
	['CCA skips empty and odd fields', cca, { token: '', Token: {}, id: 'T' }, 'T'],
	['CA', ca, { token: 'T' }, 'T'],
	['CRM.COM', crmComFlow(crmUser), { data: { token: 'T' } }, 'T'],
	['CRM.COM without data', crmComFlow(crmUser), { token: 'T' }, undefined],
	['CloudCX', cloudCxFlow(cloudCx), { access_token: 'T' }, 'T'],
])('the token in the answer, %s', (_title, flow, body, expected) => {
	expect(loginOf(flow).readGrant(body, [], 'login').token).toBe(expected);
});

it.each([
	['https://app.crm.com', 'userAccount'],
	['https://sandbox.crm.com/', 'webApiKey'],
	['https://acme.example.com/backoffice/v2', 'userAccount'],
])('%s is no base URL of a V4 method (%s)', (baseUrl, authMethod) => {
	expect(() => crmComFlow({ ...crmUser, ...crmKey, baseUrl, authMethod })).toThrow(
		'"Base URL" is an address of CRM.COM 5, but "Authentication Method" is one of V4. Choose "CRM.COM 5"',
	);
});

it.each<[string, unknown]>([
	['seconds', 1_800_000_600],
	['seconds as text', '1800000600'],
	['milliseconds', 1_800_000_600_000],
	['ISO 8601', '2027-01-15T08:10:00.000Z'],
	['RFC 1123', 'Fri, 15 Jan 2027 08:10:00 GMT'],
])('CRM.COM 5: the expiration date in %s', (_form, date) => {
	const grant = loginOf(crmComFlow(crm5)).readGrant(
		{ access_token: 'T', expiration_date: date },
		[],
		'login',
	);
	const headers = { date: 'Fri, 15 Jan 2027 08:00:00 GMT' };
	expect(decideLifetime({ tokenMayBeJwt: true }, grant as never, 0, headers)).toEqual({
		kind: 'absolute',
		ms: 600_000,
		from: 'answer',
	});
});

it('CRM.COM 5: no sign-out for a token that does not name its user', () => {
	expect(crmComFlow(crm5).release?.({ token: 'opaque' } as Session)).toBeUndefined();
	expect(crmComFlow(crm5).release?.({ token: jwt({}) } as Session)).toBeUndefined();
});

it('CA: any other status than 400 says "try again later"', () => {
	const later = (status: number) => {
		const answer = { status, headers: {}, body: '' };
		return [loginOf(ca).saysTryLater?.(answer), ca.adviceFor?.(answer) !== undefined];
	};
	expect(later(400)).toEqual([false, false]);
	expect(later(200)).toEqual([false, false]);
	for (const status of [401, 403, 404, 500, 503]) expect(later(status)).toEqual([true, true]);
});

describe('CAEPE: Keycloak is found out', () => {
	const flow = (fields = {}) => caepeFlow({ ...caepeUser, keycloakUrl: '', ...fields });
	const read = (body: unknown, fields = {}) =>
		loginOf(flow(fields)).discovery?.read({ status: 200, headers: {}, body });

	it.each([HOST, `${HOST}/v2`, `${HOST}/v3/`])('by a GET without a token (%s)', (baseUrl) => {
		expect(loginOf(flow({ baseUrl })).discovery?.request()).toEqual({
			method: 'GET',
			url: `${HOST}/v2/Auth/Discover`,
			headers: { Organization: 'acme', Accept: 'application/json' },
		});
	});

	it('only where the Keycloak URL is empty', () => {
		expect(loginOf(caepeFlow(caepeUser)).discovery).toBeUndefined();
		expect(loginOf(caepeFlow({ ...caepeUser, realm: '' })).discovery).toBeUndefined();
	});

	it.each([
		[
			'https',
			'https://auth.biqmind.sh/realms/biqmind',
			{},
			'https://auth.biqmind.sh/realms/biqmind',
		],
		[
			'a slash at the end',
			'https://kc.example.com/realms/r/',
			{},
			'https://kc.example.com/realms/r',
		],
		[
			'http on the same server',
			'http://api.example.com:8080/realms/r',
			{},
			'http://api.example.com:8080/realms/r',
		],
		[
			'a realm that is filled in wins',
			'https://kc.example.com/auth/realms/r',
			{ realm: 'my own' },
			'https://kc.example.com/auth/realms/my%20own',
		],
	])('%s', (_what, idp, fields, issuer) => {
		expect(read({ idp }, fields)).toEqual({ issuer });
	});

	it.each([
		['nothing', {}, 'no Keycloak realm'],
		['no URL', { idp: 'biqmind' }, 'no Keycloak realm'],
		['no realm', { idp: 'https://kc.example.com/' }, 'no Keycloak realm'],
		[
			'http on another server',
			{ idp: 'http://kc.example.com/realms/r' },
			'a password would go unencrypted',
		],
		[
			'another scheme',
			{ idp: 'ftp://api.example.com/realms/r' },
			'a password would go unencrypted',
		],
	])('refuses %s', (_what, body, words) => {
		expect(() => read(body)).toThrow(words);
	});
});
