import type { ICredentialType, IHttpRequestOptions } from 'n8n-workflow';
import nock from 'nock';
import { CaepeApi } from '../../credentials/CaepeApi.credentials';
import { CaTokenApi } from '../../credentials/CaTokenApi.credentials';
import { CcaApi } from '../../credentials/CcaApi.credentials';
import { CloudCxApi } from '../../credentials/CloudCxApi.credentials';
import { CrmComApi } from '../../credentials/CrmComApi.credentials';
import { BEARER, FORM, HOST, OAUTH_ANSWER, USER } from '../providers/exactLogins';
import { credentialType } from '../support/credentialTypes';
import { TOKEN_METHODS } from '../support/methods';

/** Stands in for the part of n8n's helper that a login uses. */
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

const cca = {
	baseUrl: `${HOST}/CcaAPI/CcaAPI.Service.svc`,
	authMethod: 'session',
	module: 'Ops',
	...USER,
};
const crm = { baseUrl: `${HOST}/crmapi/rest/v2/` };
const caepe = { baseUrl: HOST, organization: 'acme', keycloakUrl: HOST };
const cloudCx = { baseUrl: HOST, authMethod: 'oAuth2', clientId: 'c', ...USER };
const openIdPath = '/realms/biqmind/protocol/openid-connect/token';

const rows = TOKEN_METHODS.flatMap(({ type, exact }) => exact.map((row) => ({ ...row, type })));

it.each(rows)('$title: the documented login, and the token where it belongs', async (row) => {
	const type = credentialType(row.type);
	const login = nock(row.origin ?? HOST, { reqheaders: row.headers })
		.intercept(row.path, row.method ?? 'POST', row.body as never)
		.reply(200, row.answer as never);
	const stored = { ...row.fields, ...(await logIn(type, row.fields)) };
	expect(login.isDone()).toBe(true);
	expect(stored.accessToken).toBe('T');
	expect(await authenticated(type, stored, {})).toMatchObject(row.carries);
});

it.each(TOKEN_METHODS)('$type $method: the rows above are its own', ({ method, exact }) => {
	expect(exact.map(({ fields }) => fields.authMethod ?? 'login')).toEqual(exact.map(() => method));
});

it('CA: a new transaction ID for every login, and no version header where the field is empty', async () => {
	const seen: string[] = [];
	nock(HOST, { badheaders: ['CA_com_apiVersion'] })
		.post('/token', (body: { client_txn_id: string }) => seen.push(body.client_txn_id) > 0)
		.times(2)
		.reply(200, { token: 'T' });
	const fields = { baseUrl: HOST, clientAppId: 'A', apiVersion: '', ...USER };
	await logIn(new CaTokenApi(), fields);
	await logIn(new CaTokenApi(), { ...fields, clientAppId: 'B' });
	expect(new Set(seen).size).toBe(2);
});

it.each([
	[new CcaApi(), { baseUrl: HOST, authMethod: 'permanentToken', permanentToken: 'T' }],
	[new CloudCxApi(), { baseUrl: HOST, authMethod: 'apiKey', apiKey: 'T' }],
])('a token issued by hand is sent as it is, without a login', async (type, fields) => {
	expect(await logIn(type, fields)).toEqual({});
	expect(await authenticated(type, fields, {})).toMatchObject(BEARER);
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
	nock(HOST, { reqheaders: FORM })
		.post(openIdPath, {
			grant_type: 'refresh_token',
			client_id: 'cape-client',
			refresh_token: 'R',
		})
		.reply(200, OAUTH_ANSWER);
	Object.assign(stored, await type.preAuthentication?.call(host as never, stored));
	expect(await authenticated(type, stored, {})).toMatchObject({
		headers: { Authorization: 'Bearer T' },
	});
});

it.each([
	[new CcaApi(), { ...cca, password: '' }, 'the field "Password" is empty'],
	[
		new CaTokenApi(),
		{ baseUrl: 'ca.example.com', clientAppId: 'A', ...USER },
		'the field "Base URL" must be a whole URL',
	],
	[new CrmComApi(), { ...crm, ...USER }, 'the field "Organisation" is empty'],
	[
		new CaepeApi(),
		{ ...caepe, keycloakUrl: 'keycloak', ...USER },
		'the field "Keycloak URL" must be a whole URL',
	],
	[new CrmComApi(), { ...crm, authMethod: 'crmCom5', ...USER }, 'the field "API Key" is empty'],
	[
		new CrmComApi(),
		{ ...crm, authMethod: 'crmCom5', apiKey: 'AK', ...USER },
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
		.reply(200, OAUTH_ANSWER);
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
