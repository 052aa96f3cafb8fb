import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { asObject, commonFailure } from './tokenFlow/answers';
import { bearer, oAuth2Grant, status401 } from './tokenFlow/commonRules';
import { FieldReader } from './tokenFlow/fields';
import { formRequest } from './tokenFlow/flowRequests';
import { createHooks, hiddenFields } from './tokenFlow/n8nHooks';
import type { HttpAnswer, TokenFlow } from './tokenFlow/types';

const PROVIDER = 'CloudCX API';
const SUCCESS_CODE = '0000';

/** An envelope whose code is not 0000 is a failure, whatever the HTTP status. */
function envelopeFailure(answer: HttpAnswer): string | undefined {
	const { code, message } = asObject(answer.body);
	const isEnvelope =
		(typeof code === 'string' || typeof code === 'number') && 'message' in asObject(answer.body);
	if (!isEnvelope || String(code) === SUCCESS_CODE) return commonFailure(answer);
	return typeof message === 'string' && message !== '' ? `${code}: ${message}` : String(code);
}

/**
 * CloudCX (Cloudfon): OAuth2 password grant with refresh (RFC 6749 sections 4.3 and 6), or an API
 * key. Source: the vendor's page on API authentication.
 */
export function cloudCxFlow(credentials: ICredentialDataDecryptedObject): TokenFlow {
	const fields = new FieldReader(PROVIDER, credentials);
	const baseUrl = fields.url('baseUrl', 'Base URL');
	const common = {
		provider: PROVIDER,
		baseUrl,
		tokenMayBeJwt: true,
		attach: bearer,
		provesRejection: status401,
		failureIn: envelopeFailure,
		testPath: '/openapi/v2/user/page?pageIndex=1&pageSize=1',
	};
	if (fields.text('authMethod') === 'apiKey') {
		const fixedToken = fields.required('apiKey', 'API Key');
		return { ...common, trustedUrls: [baseUrl], fixedToken, secrets: [fixedToken] };
	}
	const loginUrl = fields.text('loginUrl') === '' ? baseUrl : fields.url('loginUrl', 'Login URL');
	const endpoint = loginUrl.endsWith('/oauth/token') ? loginUrl : `${loginUrl}/oauth/token`;
	const clientId = fields.required('clientId', 'Client ID');
	const clientSecret = fields.text('clientSecret') || undefined;
	const loginField = fields.text('loginField') === 'email' ? 'email' : 'username';
	const username = fields.required('username', 'Username or Email');
	const password = fields.secret('password', 'Password');
	const client = { client_id: clientId, client_secret: clientSecret };
	return {
		...common,
		trustedUrls: [baseUrl, endpoint],
		secrets: clientSecret === undefined ? [password] : [password, clientSecret],
		login: () =>
			formRequest(endpoint, {
				...client,
				grant_type: 'password',
				[loginField]: username,
				password,
			}),
		renew: (refreshToken) =>
			formRequest(endpoint, {
				...client,
				grant_type: 'refresh_token',
				refresh_token: refreshToken,
			}),
		readGrant: oAuth2Grant,
	};
}

const hooks = createHooks('cloudCxApi', cloudCxFlow);
const forOAuth2 = { show: { authMethod: ['oAuth2'] } };

export class CloudCxApi implements ICredentialType {
	name = 'cloudCxApi';

	displayName = 'CloudCX API';

	documentationUrl =
		'https://github.com/authenticated-request/n8n-nodes-authenticated-request/blob/main/docs/cloudcx.md';

	icon: Icon = { light: 'file:../icons/cloudcx.svg', dark: 'file:../icons/cloudcx.dark.svg' };

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'https://cloudcx.example.com',
			description: 'Address of your CloudCX platform, without /openapi',
		},
		{
			displayName: 'Authentication Method',
			name: 'authMethod',
			type: 'options',
			description: 'Whether a person logs in, or a key made by hand is used',
			options: [
				{
					name: 'API Key',
					value: 'apiKey',
					description: 'A key from Global Settings > Security > API Key',
				},
				{
					name: 'OAuth2',
					value: 'oAuth2',
					description: 'Log in with client ID, user name and password',
				},
			],
			default: 'oAuth2',
		},
		{
			displayName: 'Login URL',
			name: 'loginUrl',
			type: 'string',
			default: '',
			placeholder: 'https://cx.example.com:9001',
			displayOptions: forOAuth2,
			description:
				'Address of the Control Panel, if it differs from the base URL (for example by its port). Leave empty otherwise.',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			displayOptions: forOAuth2,
			description: 'From Global Settings > Security > OAuth Client in the Control Panel',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: forOAuth2,
			description: 'The secret of the OAuth client. Leave empty if your platform asks for none.',
		},
		{
			displayName: 'Log In With',
			name: 'loginField',
			type: 'options',
			options: [
				{ name: 'Email', value: 'email' },
				{ name: 'Username', value: 'username' },
			],
			default: 'username',
			displayOptions: forOAuth2,
			description: 'Whether the platform knows the user by login name or by email address',
		},
		{
			displayName: 'Username or Email',
			name: 'username',
			type: 'string',
			default: '',
			required: true,
			displayOptions: forOAuth2,
			description: 'The user that signs in to CloudCX',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: forOAuth2,
			description: 'The password of that user',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { authMethod: ['apiKey'] } },
			description: 'From Global Settings > Security > API Key in the Control Panel',
		},
		...hiddenFields,
	];

	authenticate = hooks.authenticate;

	preAuthentication = hooks.preAuthentication;
}
