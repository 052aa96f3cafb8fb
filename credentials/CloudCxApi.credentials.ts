import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { asObject } from './engine/answers';
import { commonFailure } from './engine/failure/answerWords';
import type { ListPaging } from './engine/listPaging';
import { createHooks, hiddenFields } from './engine/n8n/hooks';
import type { OfferedProvider } from './engine/n8n/subjects';
import type { HttpAnswer, TokenFlow, TokenSource } from './engine/tokenFlow';
import { bearer, oAuth2Grant, status401, testPathCall } from './engine/vendor/commonRules';
import { FieldReader } from './engine/vendor/fieldReader';
import { formRequest } from './engine/vendor/flowRequests';
import {
	authMethodField,
	baseUrlField,
	choice,
	masked,
	networkFields,
	text,
} from './engine/vendor/formFields';

const PROVIDER = 'CloudCX API';
const SUCCESS_CODE = '0000';

const TEST_CALL = testPathCall(
	'/openapi/v2/user/page?pageIndex=1&pageSize=1',
	'Check "Base URL", and that this user or key may list users.',
);
/** How CloudCX pages its lists (`GET …/page`): `pageIndex` counts from 1. */
const USER_PAGES: ListPaging = {
	itemsPath: 'data.content',
	pageParameter: 'pageIndex',
	firstPage: 1,
	pageSizeParameter: 'pageSize',
	pageSize: 100,
	totalPagesPath: 'data.totalPages',
};

/**
 * The API's words about a failure; undefined if there is none. A code other than 0000 is a failure,
 * whatever the HTTP status is.
 */
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
	const baseUrl = fields.url('baseUrl', 'Base URL').replace(/\/(oauth\/token|openapi(\/.*)?)$/, '');
	const common = {
		provider: PROVIDER,
		urlFields: fields.text('loginUrl') === '' ? '"Base URL" and "Login URL"' : '"Login URL"',
		baseUrl,
		tokenMayBeJwt: true,
		attach: bearer,
		provesRejection: status401,
		failureIn: envelopeFailure,
		testCall: TEST_CALL,
		paging: USER_PAGES,
	};
	if (fields.text('authMethod') === 'apiKey') {
		const token = fields.required('apiKey', 'API Key');
		const source: TokenSource = { kind: 'fixed', token };
		return { ...common, trustedUrls: [baseUrl], source, secrets: [token] };
	}
	const loginUrl = fields.text('loginUrl') === '' ? baseUrl : fields.url('loginUrl', 'Login URL');
	const endpoint = loginUrl.endsWith('/oauth/token') ? loginUrl : `${loginUrl}/oauth/token`;
	const clientId = fields.required('clientId', 'Client ID');
	const clientSecret = fields.text('clientSecret') || undefined;
	const loginField = fields.text('loginField') === 'email' ? 'email' : 'username';
	const username = fields.required('username', loginField === 'email' ? 'Email' : 'Username');
	const password = fields.secret('password', 'Password');
	const client = { client_id: clientId, client_secret: clientSecret };
	return {
		...common,
		trustedUrls: [baseUrl, endpoint],
		secrets: clientSecret === undefined ? [password] : [password, clientSecret],
		source: {
			kind: 'login',
			request: () =>
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
		},
	};
}

/** The credential's type, its flow and its name in the node. */
export const cloudCx: OfferedProvider = {
	type: 'cloudCxApi',
	readFlow: cloudCxFlow,
	offeredAs: 'CloudCX API',
};

const hooks = createHooks(cloudCx);
const forOAuth2 = { authMethod: ['oAuth2'] };

export class CloudCxApi implements ICredentialType {
	name = 'cloudCxApi';

	displayName = 'CloudCX (Cloudfon) API';

	documentationUrl =
		'https://github.com/authenticated-request/n8n-nodes-authenticated-request/blob/main/docs/cloudcx.md';

	icon: Icon = { light: 'file:../icons/cloudcx.svg', dark: 'file:../icons/cloudcx.dark.svg' };

	properties: INodeProperties[] = [
		baseUrlField({
			description: 'Address of your CloudCX platform, without /openapi',
			placeholder: 'https://cloudcx.example.com',
		}),
		authMethodField({
			description: 'Whether a person logs in, or a key that was made by hand is used',
			options: [
				['oAuth2', 'OAuth2', 'Log in with client ID, client secret, user name and password'],
				['apiKey', 'API Key', 'A key from Security > Authentication > API Key'],
			],
			default: 'oAuth2',
		}),
		text({
			name: 'clientId',
			displayName: 'Client ID',
			description: 'From Security > Authentication > OAuth Client in the Control Panel',
			required: true,
			show: forOAuth2,
		}),
		masked({
			name: 'clientSecret',
			displayName: 'Client Secret',
			description:
				'The secret of the OAuth client, shown beside its ID. Older platforms may have none: then leave it empty.',
			show: forOAuth2,
		}),
		choice({
			name: 'loginField',
			displayName: 'Log In With',
			description: 'Whether the platform knows the user by login name or by email address',
			options: [
				['username', 'Username', 'As in the vendor’s present documentation'],
				['email', 'Email', 'As in older versions of it'],
			],
			show: forOAuth2,
		}),
		...[
			{ field: 'username', label: 'Username', what: 'The login name' },
			{ field: 'email', label: 'Email', what: 'The email address' },
		].map(({ field, label, what }) =>
			text({
				name: 'username',
				displayName: label,
				description: `${what} of the user that signs in to CloudCX`,
				required: true,
				show: { ...forOAuth2, loginField: [field] },
			}),
		),
		masked({
			name: 'password',
			displayName: 'Password',
			description: 'The password of that user',
			required: true,
			show: forOAuth2,
		}),
		masked({
			name: 'apiKey',
			displayName: 'API Key',
			description: 'From Security > Authentication > API Key in the Control Panel',
			required: true,
			show: { authMethod: ['apiKey'] },
		}),
		text({
			name: 'loginUrl',
			displayName: 'Login URL',
			description:
				'Address of the Control Panel, if it differs from the base URL (for example by its port). Leave empty otherwise.',
			placeholder: 'https://cx.example.com:9001',
			hint: 'Only if you log in at another address than the base URL',
			show: forOAuth2,
		}),
		...networkFields,
		...hiddenFields,
	];

	authenticate = hooks.authenticate;

	preAuthentication = hooks.preAuthentication;
}
