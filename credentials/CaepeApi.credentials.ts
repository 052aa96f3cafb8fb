import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { type Keycloak, readKeycloak, withoutVersion } from './caepe/keycloak';
import { createHooks, hiddenFields } from './engine/n8n/hooks';
import type { OfferedProvider } from './engine/n8n/subjects';
import type { TestCall, TokenFlow } from './engine/tokenFlow';
import { apiErrorIn, status401 } from './engine/vendor/commonRules';
import { FieldReader } from './engine/vendor/fieldReader';
import { formRequest } from './engine/vendor/flowRequests';
import {
	authMethodField,
	baseUrlField,
	choice,
	masked,
	networkFields,
	text,
	userFields,
} from './engine/vendor/formFields';

const PROVIDER = 'CAEPE API';
const USER_CLIENT_ID = 'cape-client';
/** Used if Keycloak's answer has no `expires_in`. */
const LIFETIME_MS = 300_000;
/**
 * The test call: a list of names. It changes nothing, and everyone who may call the API may read
 * it.
 */
const timezonesCall = (baseUrl: string): TestCall => {
	const path = `${withoutVersion(baseUrl)}/v2/Scheduler/Timezones`;
	return {
		path: () => path,
		shownPath: path,
		advice: 'Check "Base URL", "Organization" and "Bearer Header".',
	};
};

/**
 * CAEPE: Keycloak issues tokens for five minutes. Calls send the token and the organization in
 * headers of their own. Sources: docs.caepe.sh/api and the API definitions published there
 * (Auth/Discover, the shape of failures); Keycloak's OpenID Connect endpoints (token, logout).
 */
export function caepeFlow(credentials: ICredentialDataDecryptedObject): TokenFlow {
	const fields = new FieldReader(PROVIDER, credentials);
	const baseUrl = fields.url('baseUrl', 'Base URL');
	const organization = fields.required('organization', 'Organization');
	const keycloak = readKeycloak(fields, baseUrl, organization);
	const bearerHeader = fields.text('bearerHeader') || 'both';
	const isService = fields.text('authMethod') === 'serviceAccount';
	return {
		provider: PROVIDER,
		urlFields: keycloak.url === undefined ? '"Base URL"' : '"Keycloak URL" and "Realm"',
		baseUrl,
		// Calls may go to a Keycloak server that the user named, never to one that an answer named.
		trustedUrls: keycloak.url === undefined ? [baseUrl] : [baseUrl, keycloak.url],
		tokenMayBeJwt: true,
		defaultLifetime: { kind: 'absolute', ms: LIFETIME_MS, from: 'assumed' },
		attach: (token) => ({
			kind: 'headers',
			headers: {
				Organization: organization,
				...(bearerHeader === 'authorization' ? {} : { Authentication: `Bearer ${token}` }),
				...(bearerHeader === 'authentication' ? {} : { Authorization: `Bearer ${token}` }),
			},
		}),
		formMethods: ['POST', 'PATCH'],
		testCall: timezonesCall(baseUrl),
		provesRejection: status401,
		failureIn: apiErrorIn,
		...(isService ? serviceAccount(fields, keycloak) : userAccount(fields, keycloak)),
	};
}

type Login = Pick<TokenFlow, 'secrets' | 'source' | 'release'>;

function serviceAccount(fields: FieldReader, { source, endpoint }: Keycloak): Login {
	const clientId = fields.required('clientId', 'Client ID');
	const clientSecret = fields.secret('clientSecret', 'Client Secret');
	return {
		secrets: [clientSecret],
		source: {
			...source,
			request: (discovered) =>
				formRequest(`${endpoint(discovered)}/token`, {
					grant_type: 'client_credentials',
					client_id: clientId,
					client_secret: clientSecret,
				}),
		},
	};
}

function userAccount(fields: FieldReader, { source, endpoint }: Keycloak): Login {
	const clientId = fields.text('clientId') || USER_CLIENT_ID;
	const username = fields.required('username', 'Username');
	const password = fields.secret('password', 'Password');
	return {
		secrets: [password],
		source: {
			...source,
			request: (discovered) =>
				formRequest(`${endpoint(discovered)}/token`, {
					grant_type: 'password',
					client_id: clientId,
					username,
					password,
				}),
			renew: (refreshToken, { discovered }) =>
				formRequest(`${endpoint(discovered)}/token`, {
					grant_type: 'refresh_token',
					client_id: clientId,
					refresh_token: refreshToken,
				}),
		},
		release: ({ refreshToken, discovered }) =>
			refreshToken === undefined
				? undefined
				: formRequest(`${endpoint(discovered)}/logout`, {
						client_id: clientId,
						refresh_token: refreshToken,
					}),
	};
}

/** The credential's type, its flow and its name in the node. */
export const caepe: OfferedProvider = {
	type: 'caepeApi',
	readFlow: caepeFlow,
	offeredAs: 'CAEPE API',
};

const hooks = createHooks(caepe);
const forUserAccount = { authMethod: ['userAccount'] };
const forServiceAccount = { authMethod: ['serviceAccount'] };

export class CaepeApi implements ICredentialType {
	name = 'caepeApi';

	displayName = 'CAEPE (Keycloak) API';

	documentationUrl =
		'https://github.com/authenticated-request/n8n-nodes-authenticated-request/blob/main/docs/caepe.md';

	icon: Icon = { light: 'file:../icons/caepe.svg', dark: 'file:../icons/caepe.dark.svg' };

	properties: INodeProperties[] = [
		baseUrlField({
			description:
				'Address of the CAEPE API of your instance, without /v2: the paths of calls begin with it',
			placeholder: 'https://caepe.example.com',
			hint: 'Without /v2: the paths of calls begin with it',
		}),
		text({
			name: 'organization',
			displayName: 'Organization',
			description: 'Your organization ID: the subdomain of your instance',
			required: true,
		}),
		text({
			name: 'keycloakUrl',
			displayName: 'Keycloak URL',
			description:
				'Keycloak server of your instance, up to but without /realms. Leave empty to have CAEPE asked for server and realm.',
			placeholder: 'https://keycloak.example.com',
			hint: 'If empty, CAEPE is asked for it and for the realm',
		}),
		text({
			name: 'realm',
			displayName: 'Realm',
			description:
				'The name that follows /realms/ in the token URL: biqmind, or your organization. Leave empty for the realm that CAEPE names, or for biqmind if you fill in the Keycloak URL.',
			placeholder: 'biqmind',
			hint: 'If empty: the realm that CAEPE names, or biqmind if a Keycloak URL is given',
		}),
		authMethodField({
			description: 'Who logs in: a service with a client ID and secret, or a person',
			options: [
				['serviceAccount', 'Service Account', 'Log in with a client ID and secret'],
				['userAccount', 'User Account', 'Log in with user name and password'],
			],
			default: 'userAccount',
		}),
		...userFields({
			usernameDescription: 'The user that signs in to CAEPE',
			passwordDescription: 'The password of that user',
			show: forUserAccount,
		}),
		text({
			name: 'clientId',
			displayName: 'Client ID',
			description: 'The Keycloak client that users sign in with. Leave empty for cape-client.',
			placeholder: 'cape-client',
			hint: 'If empty: cape-client',
			show: forUserAccount,
		}),
		text({
			name: 'clientId',
			displayName: 'Client ID',
			description:
				'The client ID of the service account, from Manage Users > Create New > Service Account in CAEPE',
			required: true,
			show: forServiceAccount,
		}),
		masked({
			name: 'clientSecret',
			displayName: 'Client Secret',
			description:
				'The client secret of the service account. CAEPE shows it once, when the account is made.',
			required: true,
			show: forServiceAccount,
		}),
		choice({
			name: 'bearerHeader',
			displayName: 'Bearer Header',
			description:
				'The header that carries the token. CAEPE’s guide names Authentication, its API definitions name Authorization.',
			options: [
				['authentication', 'Authentication'],
				['authorization', 'Authorization'],
				['both', 'Both'],
			],
			default: 'both',
		}),
		...networkFields,
		...hiddenFields,
	];

	authenticate = hooks.authenticate;

	preAuthentication = hooks.preAuthentication;
}
