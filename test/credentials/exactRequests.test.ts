/** Tests the exact bytes that each provider sends to log in, renew and log out. */
import { caepeFlow } from '../../credentials/CaepeApi.credentials';
import { caTokenFlow } from '../../credentials/CaTokenApi.credentials';
import { cloudCxFlow } from '../../credentials/CloudCxApi.credentials';
import { crmComFlow } from '../../credentials/CrmComApi.credentials';
import type { FlowRequest, Session } from '../../credentials/engine/tokenFlow';
import {
	HOST,
	user,
	FORM_PHRASE,
	json,
	form,
	loginOf,
	cca,
	crmUser,
	crmKey,
	jwt,
	crm5,
	crm5Base,
	caepeUser,
	caepeService,
	cloudCx,
	crmBase,
	openId,
} from './sampleFlows';

/** Method, URL, headers and body: nothing more is sent. */
const requests: Array<[string, FlowRequest | undefined, string, object, string]> = [
	[
		'CCA session',
		loginOf(cca).request({}),
		`${HOST}/session`,
		json,
		JSON.stringify({ ...user, module: 'Ops' }),
	],
	[
		'CRM.COM user account',
		loginOf(crmComFlow(crmUser)).request({}),
		`${crmBase}/authentication/token`,
		json,
		JSON.stringify({ ...user, organisation: 'Acme' }),
	],
	[
		'CRM.COM user account of a unit',
		loginOf(crmComFlow({ ...crmUser, unit: '7' })).request({}),
		`${crmBase}/authentication/token`,
		json,
		JSON.stringify({ ...user, organisation: 'Acme', unit: '7' }),
	],
	[
		'CRM.COM web API key',
		loginOf(crmComFlow(crmKey)).request({}),
		`${crmBase}/authentication/web_api_key/token`,
		{ ...json, Authorization: 'Basic RUU3M0MwQUU2NDUyNDM3MUI1RERFRkY1RjdCQjIxOTI6' },
		'{}',
	],
	[
		'CRM.COM release',
		crmComFlow(crmKey).release?.({ token: 'T' } as Session),
		`${crmBase}/authentication/token/release`,
		json,
		'{"token":"T"}',
	],
	[
		'CRM.COM 5',
		loginOf(crmComFlow(crm5)).request({}),
		`${crm5Base}/users/authenticate`,
		{ ...json, api_key: 'AK' },
		JSON.stringify({ provider: 'EMAIL', ...user }),
	],
	[
		'CRM.COM 5 refresh',
		loginOf(crmComFlow(crm5)).renew?.('R', {} as Session),
		`${crm5Base}/users/refresh`,
		{ ...json, api_key: 'AK' },
		'{"refresh_token":"R"}',
	],
	[
		'CRM.COM 5 sign-out',
		crmComFlow(crm5).release?.({ token: jwt({ sub: 'u/1' }) } as Session),
		`${crm5Base}/users/u%2F1/sign_out`,
		{ ...json, Authorization: jwt({ sub: 'u/1' }), api_key: 'SK' },
		'{}',
	],
	[
		'CAEPE user account',
		loginOf(caepeFlow(caepeUser)).request({}),
		`${openId}/token`,
		form,
		`grant_type=password&client_id=cape-client&username=ada&password=${FORM_PHRASE}`,
	],
	[
		'CAEPE user account, another client and realm',
		loginOf(caepeFlow({ ...caepeUser, clientId: 'mine', realm: 'a/b' })).request({}),
		`${HOST}/realms/a%2Fb/protocol/openid-connect/token`,
		form,
		`grant_type=password&client_id=mine&username=ada&password=${FORM_PHRASE}`,
	],
	...[
		{ keycloakUrl: `${HOST}/auth/realms/own/protocol/openid-connect/token`, realm: '' },
		{ keycloakUrl: `${HOST}/auth/realms/other`, realm: 'own' },
	].map((fields): (typeof requests)[number] => [
		'CAEPE, the Keycloak URL with its realm',
		loginOf(caepeFlow({ ...caepeUser, ...fields })).request({}),
		`${HOST}/auth/realms/own/protocol/openid-connect/token`,
		form,
		`grant_type=password&client_id=cape-client&username=ada&password=${FORM_PHRASE}`,
	]),
	[
		'CAEPE, discovered',
		loginOf(caepeFlow({ ...caepeUser, keycloakUrl: '' })).request({
			issuer: 'https://kc.example.com/realms/r',
		}),
		'https://kc.example.com/realms/r/protocol/openid-connect/token',
		form,
		`grant_type=password&client_id=cape-client&username=ada&password=${FORM_PHRASE}`,
	],
	[
		'CAEPE service account',
		loginOf(caepeFlow(caepeService)).request({}),
		`${openId}/token`,
		form,
		'grant_type=client_credentials&client_id=svc&client_secret=s%26',
	],
	[
		'CAEPE refresh',
		loginOf(caepeFlow(caepeUser)).renew?.('R&', {} as Session),
		`${openId}/token`,
		form,
		'grant_type=refresh_token&client_id=cape-client&refresh_token=R%26',
	],
	[
		'CAEPE logout',
		caepeFlow(caepeUser).release?.({ refreshToken: 'R' } as Session),
		`${openId}/logout`,
		form,
		'client_id=cape-client&refresh_token=R',
	],
	[
		'CloudCX by user name',
		loginOf(cloudCxFlow(cloudCx)).request({}),
		`${HOST}/oauth/token`,
		form,
		`client_id=c&grant_type=password&username=ada&password=${FORM_PHRASE}`,
	],
	[
		'CloudCX by email, with secret, on another port',
		loginOf(
			cloudCxFlow({
				...cloudCx,
				clientSecret: 'cs',
				loginField: 'email',
				loginUrl: `${HOST}:9001/`,
			}),
		).request({}),
		`${HOST}:9001/oauth/token`,
		form,
		`client_id=c&client_secret=cs&grant_type=password&email=ada&password=${FORM_PHRASE}`,
	],
	[
		'CloudCX where the whole token URL was given',
		loginOf(cloudCxFlow({ ...cloudCx, loginUrl: `${HOST}:9001/oauth/token` })).request({}),
		`${HOST}:9001/oauth/token`,
		form,
		`client_id=c&grant_type=password&username=ada&password=${FORM_PHRASE}`,
	],
	[
		'CloudCX refresh',
		loginOf(cloudCxFlow({ ...cloudCx, clientSecret: 'cs' })).renew?.('R', {} as Session),
		`${HOST}/oauth/token`,
		form,
		'client_id=c&client_secret=cs&grant_type=refresh_token&refresh_token=R',
	],
	[
		'CloudCX refresh without secret',
		loginOf(cloudCxFlow(cloudCx)).renew?.('R', {} as Session),
		`${HOST}/oauth/token`,
		form,
		'client_id=c&grant_type=refresh_token&refresh_token=R',
	],
];

it.each(requests)('%s: the exact request', (_title, request, url, headers, body) => {
	expect(request).toEqual({ method: 'POST', url, headers, body });
});

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

it.each([
	['absent', {}, { ...json, CA_com_apiVersion: '1.0' }],
	['another', { apiVersion: '2.0' }, { ...json, CA_com_apiVersion: '2.0' }],
	['empty', { apiVersion: '' }, json],
])('CA login with the API version %s', (_title, fields, headers) => {
	const { request } = loginOf(caTokenFlow({ baseUrl: HOST, clientAppId: 'A', ...user, ...fields }));
	const [first, second] = [request({}), request({})];
	expect(first).toMatchObject({ method: 'POST', url: `${HOST}/token` });
	expect(first.headers).toEqual(headers);
	const body = JSON.parse(first.body ?? '') as Record<string, string>;
	expect(body).toEqual({
		client_txn_id: expect.stringMatching(UUID) as string,
		client_app_id: 'A',
		...user,
	});
	expect(second.body).not.toContain(body.client_txn_id);
});
