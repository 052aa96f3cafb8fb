import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { apiErrorIn, oAuth2Grant, status401 } from './tokenFlow/commonRules';
import { FieldReader } from './tokenFlow/fields';
import { formRequest } from './tokenFlow/flowRequests';
import {
	authMethodField,
	baseUrlField,
	choice,
	masked,
	REQUIRED,
	text,
	userFields,
} from './tokenFlow/formFields';
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
const forUserAccount = { authMethod: ['userAccount'] };
const forServiceAccount = { authMethod: ['serviceAccount'] };

export class CaepeApi implements ICredentialType {
	name = 'caepeApi';

	displayName = 'CAEPE API';

	documentationUrl =
		'https://github.com/authenticated-request/n8n-nodes-authenticated-request/blob/main/docs/caepe.md';

	icon: Icon = { light: 'file:../icons/caepe.svg', dark: 'file:../icons/caepe.dark.svg' };

	properties: INodeProperties[] = [
		baseUrlField('Base of the CAEPE API of your instance', 'https://caepe.example.com'),
		text(
			'organization',
			'Organization',
			'Your organization ID: the subdomain of your instance',
			undefined,
			REQUIRED,
		),
		text(
			'keycloakUrl',
			'Keycloak URL',
			'Keycloak server of your instance, up to but without /realms',
			undefined,
			{ required: true, placeholder: 'https://keycloak.example.com' },
		),
		text(
			'realm',
			'Realm',
			'The name that follows /realms/ in the token URL: biqmind, or your organization',
			undefined,
			{ default: 'biqmind' },
		),
		authMethodField(
			'Who logs in: a service with a client ID and secret, or a person',
			[
				['serviceAccount', 'Service Account', 'Log in with a client ID and secret'],
				['userAccount', 'User Account', 'Log in with user name and password'],
			],
			'userAccount',
		),
		...userFields('The user that signs in to CAEPE', 'The password of that user', forUserAccount),
		text('clientId', 'Client ID', 'The Keycloak client that users sign in with', forUserAccount, {
			default: 'cape-client',
		}),
		text(
			'clientId',
			'Client ID',
			'The client ID of the service account',
			forServiceAccount,
			REQUIRED,
		),
		masked(
			'clientSecret',
			'Client Secret',
			'The client secret of the service account',
			forServiceAccount,
			REQUIRED,
		),
		choice(
			'bearerHeader',
			'Bearer Header',
			'The header that carries the token. CAEPE documents Authentication; most gateways read Authorization.',
			[
				['authentication', 'Authentication'],
				['authorization', 'Authorization'],
				['both', 'Both'],
			],
			undefined,
			'both',
		),
		...hiddenFields,
	];

	authenticate = hooks.authenticate;

	preAuthentication = hooks.preAuthentication;
}
