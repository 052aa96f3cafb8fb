import { randomUUID } from 'node:crypto';
import { CRM_COM_5_BASE, crmCom5Credential } from './crmCom5';
import type { AllProviders } from './index';

type Fields = Record<string, unknown>;

/** A request for `fetch`: a path under the provider's origin, and the rest. */
export interface PlainRequest {
	path: string;
	method?: string;
	headers?: Record<string, string>;
	body?: string;
}

/** How a method logs in and sends its token, by hand: what the emulators are tested with. */
export interface LoginMethod {
	type: keyof AllProviders;
	method: string;
	login(fields: Fields): PlainRequest;
	tokenOf(answer: Fields): unknown;
	/** A GET of an endpoint below the API base. */
	get(path: string, token: string): PlainRequest;
}

/** A POST of a JSON body. */
export function postJson(
	path: string,
	value: unknown,
	headers: Record<string, string> = {},
): PlainRequest {
	const type = { 'content-type': 'application/json' };
	return { path, method: 'POST', headers: { ...type, ...headers }, body: JSON.stringify(value) };
}

/** A POST of a form-encoded body. */
export function postForm(
	path: string,
	fields: Fields,
	headers: Record<string, string> = {},
): PlainRequest {
	const type = { 'content-type': 'application/x-www-form-urlencoded' };
	const body = new URLSearchParams(fields as Record<string, string>).toString();
	return { path, method: 'POST', headers: { ...type, ...headers }, body };
}

export const CCA_BASE = '/CcaWebApi';
export const CRM_BASE = '/crmapi/rest/v2';
export const CRM_5_BASE = CRM_COM_5_BASE;
export const OPENID_CONNECT = '/realms/biqmind/protocol/openid-connect';

const bearer = (base: string) => (path: string, token: string) => ({
	path: `${base}/${path}`,
	headers: { authorization: `Bearer ${token}` },
});
const crmGet = (path: string, token: string) => ({
	path: `${CRM_BASE}/${path}?token=${encodeURIComponent(token)}`,
});
const crmToken = (answer: Fields) => (answer.data as Fields | undefined)?.token;
const caepeGet = (path: string, token: string) => ({
	path: `/v2/${path}`,
	headers: { organization: 'acme-labs', authentication: `Bearer ${token}` },
});

/** Every method that logs in. */
export const LOGIN_METHODS: LoginMethod[] = [
	{
		type: 'ccaApi',
		method: 'session',
		login: ({ username, password, module }) =>
			postJson(`${CCA_BASE}/session`, { username, password, module }),
		tokenOf: (answer) => (answer.Response as Fields | undefined)?.Token,
		get: bearer(CCA_BASE),
	},
	{
		type: 'caTokenApi',
		method: 'login',
		login: ({ username, password, clientAppId }) =>
			postJson('/token', {
				client_txn_id: randomUUID(),
				client_app_id: clientAppId,
				username,
				password,
			}),
		tokenOf: (answer) => answer.token,
		get: (path, token) => ({ path: `/${path}`, headers: { authorization: token } }),
	},
	{
		type: 'crmComApi',
		method: 'userAccount',
		login: ({ username, password, organisation }) =>
			postJson(`${CRM_BASE}/authentication/token`, { username, password, organisation }),
		tokenOf: crmToken,
		get: crmGet,
	},
	{
		type: 'crmComApi',
		method: 'webApiKey',
		login: ({ webApiKey }) =>
			postJson(
				`${CRM_BASE}/authentication/web_api_key/token`,
				{},
				{
					authorization: `Basic ${Buffer.from(`${String(webApiKey)}:`).toString('base64')}`,
				},
			),
		tokenOf: crmToken,
		get: crmGet,
	},
	{
		type: 'crmComApi',
		method: 'crmCom5',
		login: ({ username, password, apiKey }) =>
			postJson(
				`${CRM_5_BASE}/users/authenticate`,
				{ provider: 'EMAIL', username, password },
				{ api_key: String(apiKey) },
			),
		tokenOf: (answer) => answer.access_token,
		get: (path, token) => ({
			path: `${CRM_5_BASE}/${path}`,
			headers: { authorization: token, api_key: crmCom5Credential('').secretKey },
		}),
	},
	{
		type: 'caepeApi',
		method: 'userAccount',
		login: ({ username, password, clientId }) =>
			postForm(`${OPENID_CONNECT}/token`, {
				grant_type: 'password',
				client_id: clientId,
				username,
				password,
			}),
		tokenOf: (answer) => answer.access_token,
		get: caepeGet,
	},
	{
		type: 'caepeApi',
		method: 'serviceAccount',
		login: ({ clientId, clientSecret }) =>
			postForm(`${OPENID_CONNECT}/token`, {
				grant_type: 'client_credentials',
				client_id: clientId,
				client_secret: clientSecret,
			}),
		tokenOf: (answer) => answer.access_token,
		get: caepeGet,
	},
	{
		type: 'cloudCxApi',
		method: 'oAuth2',
		login: ({ clientId, clientSecret, username, password }) =>
			postForm('/oauth/token', {
				grant_type: 'password',
				client_id: clientId,
				client_secret: clientSecret,
				username,
				password,
			}),
		tokenOf: (answer) => answer.access_token,
		get: bearer('/openapi/v2'),
	},
];

/** What an answer says, out of the vendor's envelope. */
export function dataIn(body: Fields): Fields {
	return (body.data ?? body.Response ?? body) as Fields;
}
