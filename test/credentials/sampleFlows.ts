/** Credentials of every provider and their flows, for tests of flows. */
import { caTokenFlow } from '../../credentials/CaTokenApi.credentials';
import { ccaFlow } from '../../credentials/CcaApi.credentials';
import type { LoginSource, TokenFlow } from '../../credentials/engine/tokenFlow';

export const HOST = 'https://api.example.com';
export const user = { username: 'ada', password: 'p"ä&s w+' };
export const FORM_PHRASE = 'p%22%C3%A4%26s+w%2B';
export const EXAMPLE_FROM_THE_WIKI = 'EE73C0AE64524371B5DDEFF5F7BB2192';

export const json = { 'Content-Type': 'application/json', Accept: 'application/json' };
export const form = {
	'Content-Type': 'application/x-www-form-urlencoded',
	Accept: 'application/json',
};

/** Returns the login of a flow. */
export const loginOf = ({ source }: TokenFlow): LoginSource => source as LoginSource;

export const cca = ccaFlow({ baseUrl: HOST, authMethod: 'session', module: 'Ops', ...user });
export const ca = caTokenFlow({ baseUrl: HOST, clientAppId: 'A', ...user });
export const crmUser = { baseUrl: HOST, authMethod: 'userAccount', organisation: 'Acme', ...user };
export const crmKey = { baseUrl: HOST, authMethod: 'webApiKey', webApiKey: EXAMPLE_FROM_THE_WIKI };
export const jwt = (claims: object) =>
	`e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.sig`;
export const crm5 = {
	baseUrl: 'https://app.crm.com',
	authMethod: 'crmCom5',
	apiKey: 'AK',
	secretKey: 'SK',
	...user,
};
export const crm5Base = 'https://app.crm.com/backoffice/v2';
export const caepeUser = { baseUrl: HOST, organization: 'acme', keycloakUrl: `${HOST}/`, ...user };
export const caepeService = {
	...caepeUser,
	authMethod: 'serviceAccount',
	clientId: 'svc',
	clientSecret: 's&',
};
export const cloudCx = { baseUrl: HOST, authMethod: 'oAuth2', clientId: 'c', ...user };

export const crmBase = `${HOST}/crmapi/rest/v2`;
export const openId = `${HOST}/realms/biqmind/protocol/openid-connect`;
