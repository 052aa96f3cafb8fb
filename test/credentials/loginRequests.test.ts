import type { ICredentialType, IHttpRequestOptions } from 'n8n-workflow';
import nock from 'nock';
import { CaepeApi } from '../../credentials/CaepeApi.credentials';
import { CaTokenApi } from '../../credentials/CaTokenApi.credentials';
import { CcaApi } from '../../credentials/CcaApi.credentials';
import { CloudCxApi } from '../../credentials/CloudCxApi.credentials';
import { CrmComApi } from '../../credentials/CrmComApi.credentials';
import { TOKEN_METHODS } from '../support/methods';

const HOST = 'https://api.example.com';
const EXAMPLE_FROM_THE_WIKI = 'EE73C0AE64524371B5DDEFF5F7BB2192';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** n8n's helper, as far as a login uses it. */
const host = {
	helpers: {
		httpRequest: async ({ url, method, headers, body }: IHttpRequestOptions) => {
			const response = await fetch(url, {
				method,
				headers: headers as never,
				body: body as string,
				redirect: 'manual',
			});
			return {
				statusCode: response.status,
				headers: Object.fromEntries(response.headers),
				body: await response.text(),
			};
		},
	},
};

type Fields = Record<string, string | number>;

async function logIn(type: ICredentialType, fields: Fields) {
	return (await type.preAuthentication?.call(host as never, {
		accessToken: '',
		...fields,
	})) as Fields;
}

async function authenticated(
	type: ICredentialType,
	fields: Fields,
	request: Partial<IHttpRequestOptions>,
) {
	if (typeof type.authenticate !== 'function') throw new Error('no authenticate');
	return await type.authenticate(fields as never, { url: HOST, ...request } as IHttpRequestOptions);
}

beforeAll(() => nock.disableNetConnect());
// nock changes Node's own http module, which the test files of a worker share.
afterAll(() => {
	nock.enableNetConnect();
	nock.restore();
});
afterEach(() => {
	expect(nock.pendingMocks()).toEqual([]);
	nock.cleanAll();
});

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const json = { 'content-type': 'application/json' };
const user = { username: 'ada', password: 'p"ä&s w+' };
const oAuthAnswer = { access_token: 'T', expires_in: 300 };

interface Case {
	title: string;
	type: ICredentialType;
	fields: Fields;
	path: string;
	headers: Record<string, string>;
	body: unknown;
	answer: unknown;
	/** What the call then carries. */
	carries: Partial<IHttpRequestOptions>;
	origin?: string;
}

const bearer = { headers: { Authorization: 'Bearer T' } };
const cca = {
	baseUrl: `${HOST}/CcaAPI/CcaAPI.Service.svc`,
	authMethod: 'session',
	module: 'Ops',
	...user,
};
const crm = { baseUrl: `${HOST}/crmapi/rest/v2/` };
const caepe = { baseUrl: HOST, organization: 'acme', keycloakUrl: HOST };
const cloudCx = { baseUrl: HOST, authMethod: 'oAuth2', clientId: 'c', ...user };
const openIdPath = '/realms/biqmind/protocol/openid-connect/token';

const cases: Case[] = [
	{
		title: 'CCA session, in the envelope',
		type: new CcaApi(),
		fields: { ...cca, baseUrl: `${HOST}/CcaWebApi/` },
		path: '/CcaWebApi/session',
		headers: json,
		body: { ...user, module: 'Ops' },
		answer: {
			StatusCode: 200,
			Request: { Url: `${HOST}/CcaWebApi/session` },
			Response: { ResultCode: 0, Token: 'T' },
		},
		carries: bearer,
	},
	...['token', 'Token', 'sessionToken', 'id'].map((name) => ({
		title: `CCA session, answered as ${name}`,
		type: new CcaApi(),
		fields: { ...cca, module: `Ops ${name}` },
		path: '/CcaAPI/CcaAPI.Service.svc/session',
		headers: json,
		body: { ...user, module: `Ops ${name}` },
		answer: { [name]: 'T' },
		carries: bearer,
	})),
	{
		title: 'CCA session, answered as a bare string',
		type: new CcaApi(),
		fields: cca,
		path: '/CcaAPI/CcaAPI.Service.svc/session',
		headers: json,
		body: { ...user, module: 'Ops' },
		answer: '"T"',
		carries: bearer,
	},
	{
		title: 'CA',
		type: new CaTokenApi(),
		fields: { baseUrl: HOST, clientAppId: 'HEDMORAL_OPS', ...user },
		path: '/token',
		headers: { ...json, CA_com_apiVersion: '1.0' },
		body: { ...user, client_app_id: 'HEDMORAL_OPS', client_txn_id: UUID },
		answer: { token: 'T' },
		carries: { headers: { Authorization: 'T' } },
	},
	{
		title: 'CRM.COM user account',
		type: new CrmComApi(),
		fields: { ...crm, authMethod: 'userAccount', organisation: 'Acme', unit: '', ...user },
		path: '/crmapi/rest/v2/authentication/token',
		headers: json,
		body: { ...user, organisation: 'Acme' },
		answer: { status: { code: 'OK' }, data: { token: 'T' } },
		carries: { qs: { token: 'T' } },
	},
	{
		title: 'CRM.COM web API key',
		type: new CrmComApi(),
		fields: {
			...crm,
			authMethod: 'webApiKey',
			webApiKey: EXAMPLE_FROM_THE_WIKI,
			unit: '7',
		},
		path: '/crmapi/rest/v2/authentication/web_api_key/token',
		headers: { ...json, Authorization: 'Basic RUU3M0MwQUU2NDUyNDM3MUI1RERFRkY1RjdCQjIxOTI6' },
		body: { unit: '7' },
		answer: { status: { code: 'OK' }, data: { token: 'T' } },
		carries: { qs: { token: 'T' } },
	},
	{
		title: 'CRM.COM 5',
		type: new CrmComApi(),
		fields: {
			baseUrl: `${HOST}/backoffice/v2`,
			authMethod: 'crmCom5',
			apiKey: 'AK',
			secretKey: 'SK',
			...user,
		},
		path: '/backoffice/v2/users/authenticate',
		headers: { ...json, api_key: 'AK' },
		body: { provider: 'EMAIL', ...user },
		answer: { access_token: 'T', refresh_token: 'R', expiration_date: 4_000_000_000 },
		carries: { headers: { Authorization: 'T', api_key: 'SK' } },
	},
	{
		title: 'CAEPE user account',
		type: new CaepeApi(),
		fields: { ...caepe, authMethod: 'userAccount', ...user },
		path: openIdPath,
		headers: form,
		body: { grant_type: 'password', client_id: 'cape-client', ...user },
		answer: oAuthAnswer,
		carries: {
			headers: { Organization: 'acme', Authentication: 'Bearer T', Authorization: 'Bearer T' },
		},
	},
	{
		title: 'CAEPE service account, token in Authentication only',
		type: new CaepeApi(),
		fields: {
			...caepe,
			authMethod: 'serviceAccount',
			clientId: 'svc',
			clientSecret: 's&',
			bearerHeader: 'authentication',
		},
		path: openIdPath,
		headers: form,
		body: { grant_type: 'client_credentials', client_id: 'svc', client_secret: 's&' },
		answer: oAuthAnswer,
		carries: { headers: { Organization: 'acme', Authentication: 'Bearer T' } },
	},
	{
		title: 'CloudCX by user name, with client secret',
		type: new CloudCxApi(),
		fields: { ...cloudCx, clientSecret: 'cs' },
		path: '/oauth/token',
		headers: form,
		body: { client_id: 'c', client_secret: 'cs', grant_type: 'password', ...user },
		answer: oAuthAnswer,
		carries: bearer,
	},
	{
		title: 'CloudCX by email, without secret, login on another port',
		type: new CloudCxApi(),
		fields: { ...cloudCx, loginUrl: `${HOST}:9001`, loginField: 'email' },
		origin: `${HOST}:9001`,
		path: '/oauth/token',
		headers: form,
		body: { client_id: 'c', grant_type: 'password', email: user.username, password: user.password },
		answer: oAuthAnswer,
		carries: bearer,
	},
];

it.each(cases)('$title: the documented login, and the token where it belongs', async (row) => {
	const login = nock(row.origin ?? HOST, { reqheaders: row.headers })
		.post(row.path, row.body as never)
		.reply(200, row.answer as never);
	const stored = { ...row.fields, ...(await logIn(row.type, row.fields)) };
	expect(login.isDone()).toBe(true);
	expect(stored.accessToken).toBe('T');
	expect(await authenticated(row.type, stored, {})).toMatchObject(row.carries);
});

it.each(TOKEN_METHODS)('$type $method has a row above', ({ type, method }) => {
	const named = cases.map(({ type: { name }, fields }) => [name, fields.authMethod ?? 'login']);
	expect(named).toContainEqual([type, method]);
});

it('CA: a new transaction ID for every login, and no version header where the field is empty', async () => {
	const seen: string[] = [];
	nock(HOST, { badheaders: ['CA_com_apiVersion'] })
		.post('/token', (body: { client_txn_id: string }) => seen.push(body.client_txn_id) > 0)
		.times(2)
		.reply(200, { token: 'T' });
	const fields = { baseUrl: HOST, clientAppId: 'A', apiVersion: '', ...user };
	await logIn(new CaTokenApi(), fields);
	await logIn(new CaTokenApi(), { ...fields, clientAppId: 'B' });
	expect(new Set(seen).size).toBe(2);
});

it.each([
	[new CcaApi(), { baseUrl: HOST, authMethod: 'permanentToken', permanentToken: 'T' }],
	[new CloudCxApi(), { baseUrl: HOST, authMethod: 'apiKey', apiKey: 'T' }],
])('a token issued by hand is sent as it is, without a login', async (type, fields) => {
	expect(await logIn(type, fields)).toEqual({});
	expect(await authenticated(type, fields, {})).toMatchObject(bearer);
});

it('an expired token makes authenticate ask n8n for a renewal, which takes the refresh token', async () => {
	const type = new CaepeApi();
	const fields = { ...caepe, username: 'eve', password: 'x', authMethod: 'userAccount' };
	nock(HOST)
		.post(openIdPath)
		.reply(200, { access_token: 'old', expires_in: 0.001, refresh_token: 'R' });
	const stored = { ...fields, ...(await logIn(type, fields)) } as Fields;
	while (Date.now() <= JSON.parse(String(stored.sessionState)).expiresAt) await Promise.resolve();
	const refused = await authenticated(type, stored, {}).catch((error: unknown) => error);
	expect(refused).toMatchObject({ response: { status: 401 } });
	nock(HOST, { reqheaders: form })
		.post(openIdPath, {
			grant_type: 'refresh_token',
			client_id: 'cape-client',
			refresh_token: 'R',
		})
		.reply(200, oAuthAnswer);
	Object.assign(stored, await type.preAuthentication?.call(host as never, stored));
	expect(await authenticated(type, stored, {})).toMatchObject({
		headers: { Authorization: 'Bearer T' },
	});
});

it.each([
	[new CcaApi(), { ...cca, password: '' }, 'the field "Password" is empty'],
	[
		new CaTokenApi(),
		{ baseUrl: 'ca.example.com', clientAppId: 'A', ...user },
		'the field "Base URL" must be a whole URL',
	],
	[new CrmComApi(), { ...crm, ...user }, 'the field "Organisation" is empty'],
	[
		new CaepeApi(),
		{ ...caepe, keycloakUrl: 'keycloak', ...user },
		'the field "Keycloak URL" must be a whole URL',
	],
	[new CrmComApi(), { ...crm, authMethod: 'crmCom5', ...user }, 'the field "API Key" is empty'],
	[
		new CrmComApi(),
		{ ...crm, authMethod: 'crmCom5', apiKey: 'AK', ...user },
		'the field "Secret Key" is empty',
	],
	[new CloudCxApi(), { ...cloudCx, clientId: '' }, 'the field "Client ID" is empty'],
	[
		new CcaApi(),
		{ ...cca, sessionLifetimeSeconds: -1 },
		'the field "Session Lifetime (Seconds)" must be a number above 0',
	],
])('bad fields are named before anything is sent (%#)', async (type, fields, message) => {
	await expect(logIn(type, fields)).rejects.toThrow(message);
	await expect(authenticated(type, fields, {})).rejects.toThrow(message);
});

it('CAEPE: Keycloak is asked for once, and what it said serves the renewal in another process', async () => {
	const type = new CaepeApi();
	const fields = { baseUrl: HOST, organization: 'acme', username: 'joe', password: 'x' };
	const discovery = nock(HOST, { reqheaders: { organization: 'acme' } })
		.get('/v2/Auth/Discover')
		.reply(200, { idp: 'https://auth.example.com/realms/own' });
	const path = '/realms/own/protocol/openid-connect/token';
	nock('https://auth.example.com')
		.post(path, /grant_type=password/)
		.reply(200, { access_token: 'old', expires_in: 0.001, refresh_token: 'R' })
		.post(path, /grant_type=refresh_token/)
		.reply(200, oAuthAnswer);
	const stored = { ...fields, ...(await logIn(type, fields)) } as Fields;
	expect(discovery.isDone()).toBe(true);
	expect(JSON.parse(String(stored.sessionState))).toMatchObject({
		discovered: { issuer: 'https://auth.example.com/realms/own' },
	});
	while (Date.now() <= JSON.parse(String(stored.sessionState)).expiresAt) await Promise.resolve();
	Object.assign(stored, await type.preAuthentication?.call(host as never, stored));
	expect(stored.accessToken).toBe('T');
	expect(JSON.parse(String(stored.sessionState))).toHaveProperty('discovered.issuer');
	// The token goes to the API alone.
	await expect(authenticated(type, stored, { url: 'https://auth.example.com/x' })).rejects.toThrow(
		'only sent to https://api.example.com',
	);
});
