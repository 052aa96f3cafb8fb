import { randomUUID } from 'crypto';
import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { asObject } from './engine/answers';
import { createHooks, hiddenFields } from './engine/n8n/hooks';
import type { OfferedProvider } from './engine/n8n/subjects';
import type { HttpAnswer, TokenFlow } from './engine/tokenFlow';
import { apiErrorIn } from './engine/vendor/commonRules';
import { FieldReader } from './engine/vendor/fieldReader';
import { jsonRequest } from './engine/vendor/flowRequests';
import { baseUrlField, networkFields, number, text, userFields } from './engine/vendor/formFields';

const PROVIDER = 'CA Token API';

/** The status of Broadcom's own failures, including a dead token. Their code is in the body. */
const OWN_FAILURE = 400;
/** Broadcom's error codes for a dead token. They come with HTTP 400. */
const DEAD_TOKEN_CODES = ['auth_token_expired', 'auth_token_verify_failed'];

function speaksOfDeadToken(answer: HttpAnswer): boolean {
	return (
		answer.status === 401 || DEAD_TOKEN_CODES.includes(String(asObject(answer.body).error_code))
	);
}

/**
 * Broadcom Arcot for Issuers: `POST /token` gives a JWT, which is sent without "Bearer". Sources:
 * Broadcom's "Token API" page; "Error Codes Returned by APIs for Managing Accounts and User
 * Factors".
 */
export function caTokenFlow(credentials: ICredentialDataDecryptedObject): TokenFlow {
	const fields = new FieldReader(PROVIDER, credentials);
	const baseUrl = fields.url('baseUrl', 'Base URL').replace(/\/token$/, '');
	const username = fields.required('username', 'Username');
	const password = fields.secret('password', 'Password');
	const clientAppId = fields.required('clientAppId', 'Client App ID');
	const apiVersion = credentials.apiVersion === undefined ? '1.0' : fields.text('apiVersion');
	const lifetimeMinutes = fields.positiveNumber(
		'fallbackLifetimeMinutes',
		'Fallback Lifetime (Minutes)',
		5,
	);
	return {
		provider: PROVIDER,
		urlFields: '"Base URL"',
		baseUrl,
		trustedUrls: [baseUrl],
		secrets: [password],
		source: {
			kind: 'login',
			request: () =>
				jsonRequest(
					`${baseUrl}/token`,
					{ client_txn_id: randomUUID(), client_app_id: clientAppId, username, password },
					apiVersion === '' ? {} : { CA_com_apiVersion: apiVersion },
				),
			readGrant: (body) => ({ token: asObject(body).token }),
			saysTryLater: ({ status }) => status >= 401,
		},
		tokenMayBeJwt: true,
		defaultLifetime: { kind: 'absolute', ms: lifetimeMinutes * 60_000, from: 'configured' },
		attach: (token) => ({ kind: 'headers', headers: { Authorization: token } }),
		provesRejection: speaksOfDeadToken,
		failureIn: apiErrorIn,
		adviceFor: ({ status }) =>
			status > OWN_FAILURE
				? 'Broadcom answers its own failures with HTTP 400; any other status means: try again later.'
				: undefined,
	};
}

/** The credential's type, its flow and its name in the node. */
export const caToken: OfferedProvider = {
	type: 'caTokenApi',
	readFlow: caTokenFlow,
	offeredAs: 'CA Token API (Broadcom)',
};

const hooks = createHooks(caToken);

export class CaTokenApi implements ICredentialType {
	name = 'caTokenApi';

	displayName = 'CA Token (Broadcom) API';

	documentationUrl =
		'https://github.com/authenticated-request/n8n-nodes-authenticated-request/blob/main/docs/ca-token.md';

	icon: Icon = { light: 'file:../icons/ca.svg', dark: 'file:../icons/ca.dark.svg' };

	properties: INodeProperties[] = [
		baseUrlField({
			description:
				'Base of the API, given to your enterprise during onboarding. The address of the Token API, ending in /token, is understood as well.',
			placeholder: 'https://ca.example.com/api',
		}),
		...userFields({
			usernameDescription:
				'User name of the administrator account created for your enterprise during onboarding',
			passwordDescription: 'Password of the administrator account',
		}),
		text({
			name: 'clientAppId',
			displayName: 'Client App ID',
			description: 'ID of the calling application; the same for all its calls',
			required: true,
			placeholder: 'HEDMORAL_OPS',
			hint: 'Also the client_app_id of your calls',
		}),
		text({
			name: 'apiVersion',
			displayName: 'API Version',
			description: 'Sent with the login as the header CA_com_apiVersion. Leave empty to send none.',
			default: '1.0',
		}),
		number({
			name: 'fallbackLifetimeMinutes',
			displayName: 'Fallback Lifetime (Minutes)',
			description: 'How long to use a token that does not say when it expires',
			default: 5,
			hint: 'Only used for a token that does not say when it expires',
		}),
		...networkFields,
		...hiddenFields,
	];

	authenticate = hooks.authenticate;

	preAuthentication = hooks.preAuthentication;
}
