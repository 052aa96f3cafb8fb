import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { apiErrorIn, oAuth2Grant, status401 } from './tokenFlow/commonRules';
import { FieldReader } from './tokenFlow/fields';
import { formRequest } from './tokenFlow/flowRequests';
import { createHooks, hiddenFields } from './tokenFlow/n8nHooks';
import type { Session, TokenFlow } from './tokenFlow/types';

const PROVIDER = 'CAEPE API';
const USER_CLIENT_ID = 'cape-client';
/** Used if Keycloak's answer should lack `expires_in`. */
const LIFETIME_MS = 300_000;

/**
 * CAEPE: tokens of five minutes from Keycloak, sent with the organization in headers of their own.
 * Sources: docs.caepe.sh/api; Keycloak's OpenID Connect endpoints (token, logout).
 */
export function caepeFlow(credentials: ICredentialDataDecryptedObject): TokenFlow {
	const fields = new FieldReader(PROVIDER, credentials);
	const baseUrl = fields.url('baseUrl', 'Base URL');
	const organization = fields.required('organization', 'Organization');
	const keycloakUrl = fields.url('keycloakUrl', 'Keycloak URL');
	const realm = fields.text('realm') || 'biqmind';
	const endpoint = `${keycloakUrl}/realms/${encodeURIComponent(realm)}/protocol/openid-connect`;
	const bearerHeader = fields.text('bearerHeader') || 'both';
	const common = {
		provider: PROVIDER,
		baseUrl,
		trustedUrls: [baseUrl, keycloakUrl],
		readGrant: oAuth2Grant,
		tokenMayBeJwt: true,
		defaultLifetime: { kind: 'absolute' as const, ms: LIFETIME_MS },
		attach: (token: string) => ({
			kind: 'headers' as const,
			headers: {
				Organization: organization,
				...(bearerHeader === 'authorization' ? {} : { Authentication: `Bearer ${token}` }),
				...(bearerHeader === 'authentication' ? {} : { Authorization: `Bearer ${token}` }),
			},
		}),
		formOnlyMethods: ['POST', 'PATCH'],
		provesRejection: status401,
		failureIn: apiErrorIn,
	};
	if (fields.text('authMethod') === 'serviceAccount') {
		const clientId = fields.required('clientId', 'Client ID');
		const clientSecret = fields.secret('clientSecret', 'Client Secret');
		return {
			...common,
			secrets: [clientSecret],
			login: () =>
				formRequest(`${endpoint}/token`, {
					grant_type: 'client_credentials',
					client_id: clientId,
					client_secret: clientSecret,
				}),
		};
	}
	const clientId = fields.text('clientId') || USER_CLIENT_ID;
	const username = fields.required('username', 'Username');
	const password = fields.secret('password', 'Password');
	return {
		...common,
		secrets: [password],
		login: () =>
			formRequest(`${endpoint}/token`, {
				grant_type: 'password',
				client_id: clientId,
				username,
				password,
			}),
		renew: (refreshToken) =>
			formRequest(`${endpoint}/token`, {
				grant_type: 'refresh_token',
				client_id: clientId,
				refresh_token: refreshToken,
			}),
		release: ({ refreshToken }: Session) =>
			refreshToken === undefined
				? undefined
				: formRequest(`${endpoint}/logout`, { client_id: clientId, refresh_token: refreshToken }),
	};
}

const hooks = createHooks('caepeApi', caepeFlow);
const forUserAccount = { show: { authMethod: ['userAccount'] } };
const forServiceAccount = { show: { authMethod: ['serviceAccount'] } };

export class CaepeApi implements ICredentialType {
	name = 'caepeApi';

	displayName = 'CAEPE API';

	documentationUrl =
		'https://github.com/authenticated-request/n8n-nodes-authenticated-request/blob/main/docs/caepe.md';

	icon: Icon = { light: 'file:../icons/caepe.svg', dark: 'file:../icons/caepe.dark.svg' };

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'https://caepe.example.com',
			description: 'Base of the CAEPE API of your instance',
		},
		{
			displayName: 'Organization',
			name: 'organization',
			type: 'string',
			default: '',
			required: true,
			description: 'Your organization ID: the subdomain of your instance',
		},
		{
			displayName: 'Keycloak URL',
			name: 'keycloakUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'https://keycloak.example.com',
			description: 'Keycloak server of your instance, up to but without /realms',
		},
		{
			displayName: 'Realm',
			name: 'realm',
			type: 'string',
			default: 'biqmind',
			description: 'The name that follows /realms/ in the token URL: biqmind, or your organization',
		},
		{
			displayName: 'Authentication Method',
			name: 'authMethod',
			type: 'options',
			description: 'Who logs in: a service with a client ID and secret, or a person',
			options: [
				{
					name: 'Service Account',
					value: 'serviceAccount',
					description: 'Log in with a client ID and secret',
				},
				{
					name: 'User Account',
					value: 'userAccount',
					description: 'Log in with user name and password',
				},
			],
			default: 'userAccount',
		},
		{
			displayName: 'Username',
			name: 'username',
			type: 'string',
			default: '',
			required: true,
			displayOptions: forUserAccount,
			description: 'The user that signs in to CAEPE',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: forUserAccount,
			description: 'The password of that user',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: 'cape-client',
			displayOptions: forUserAccount,
			description: 'The Keycloak client that users sign in with',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			displayOptions: forServiceAccount,
			description: 'The client ID of the service account',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: forServiceAccount,
			description: 'The client secret of the service account',
		},
		{
			displayName: 'Bearer Header',
			name: 'bearerHeader',
			type: 'options',
			options: [
				{ name: 'Authentication', value: 'authentication' },
				{ name: 'Authorization', value: 'authorization' },
				{ name: 'Both', value: 'both' },
			],
			default: 'both',
			description:
				'The header that carries the token. CAEPE documents Authentication; most gateways read Authorization.',
		},
		...hiddenFields,
	];

	authenticate = hooks.authenticate;

	preAuthentication = hooks.preAuthentication;
}
