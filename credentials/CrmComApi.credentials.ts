import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { PROVIDER, V5_TEST_PATH, isV5Address, v5Flow } from './crmCom/version5';
import { asObject } from './engine/answers';
import { commonFailure } from './engine/failure/answerWords';
import { invalidConfiguration } from './engine/errors';
import { createHooks, hiddenFields } from './engine/n8n/hooks';
import type { OfferedProvider } from './engine/n8n/subjects';
import type { FlowRequest, HttpAnswer, TokenFlow, TokenSource } from './engine/tokenFlow';
import { FieldReader } from './engine/vendor/fieldReader';
import { basicAuthorization, jsonRequest } from './engine/vendor/flowRequests';
import {
	authMethodField,
	baseUrlField,
	masked,
	networkFields,
	text,
	userFields,
} from './engine/vendor/formFields';

const V4_PATH = '/crmapi/rest/v2';
const HOUR_MS = 3_600_000;

const CREDENTIAL_WORD = /token|session/i;
const DEAD_WORD =
	/invalid|expired|missing|unknown|not valid|not found|required|released|no longer/i;

function envelopeStatus(answer: HttpAnswer): Record<string, unknown> {
	return asObject(asObject(answer.body).status);
}

/**
 * The envelope's words if its code is not OK; undefined for a success. Without an envelope, HTTP's
 * status decides.
 */
function envelopeFailure(answer: HttpAnswer): string | undefined {
	const { code, message, description } = envelopeStatus(answer);
	if (code === undefined) return commonFailure(answer);
	if (code === 'OK') return undefined;
	const words = [code, message, description].filter(
		(part) => typeof part === 'string' && part !== '',
	);
	return [...new Set(words)].join(': ');
}

/**
 * True if an answer says that the token is dead. Its code is not documented, so the envelope's
 * words count.
 */
function speaksOfDeadToken(answer: HttpAnswer): boolean {
	if (answer.status === 401) return true;
	const { code, message, description } = envelopeStatus(answer);
	if (code === undefined || code === 'OK') return false;
	return [code, message, description].some(
		(part) => typeof part === 'string' && CREDENTIAL_WORD.test(part) && DEAD_WORD.test(part),
	);
}

/**
 * The base URL of the API. If the user entered only the server, the path is added. Throws if it is
 * an address of CRM.COM 5.
 */
function v4BaseUrl(entered: string): string {
	const { pathname } = new URL(entered);
	if (isV5Address(entered))
		throw invalidConfiguration(
			PROVIDER,
			`the field "Base URL" is an address of CRM.COM 5, but "Authentication Method" is one of V4. Choose "CRM.COM 5", or enter the address of your V4 server.`,
		);
	return ['/', '/crmapi', '/crmapi/rest'].includes(pathname)
		? `${new URL(entered).origin}${V4_PATH}`
		: entered;
}

/**
 * CRM.COM's two web APIs. In V4 (R9 to R18) the token is a parameter of every call. For user
 * accounts it expires after an idle hour, for web API keys after two hours. From R12 it is a JWT of
 * two hours. Sources: the vendor's wiki, POST authentication/token, …/web_api_key/token,
 * …/token/release. CRM.COM 5: see `v5Flow`.
 */
export function crmComFlow(credentials: ICredentialDataDecryptedObject): TokenFlow {
	const fields = new FieldReader(PROVIDER, credentials);
	const entered = fields
		.url('baseUrl', 'Base URL')
		.replace(/\/(authentication\/.*|users\/authenticate)$/, '');
	if (fields.text('authMethod') === 'crmCom5') return v5Flow(fields, entered);
	const baseUrl = v4BaseUrl(entered);
	return {
		provider: PROVIDER,
		urlFields: '"Base URL"',
		baseUrl,
		trustedUrls: [baseUrl],
		tokenMayBeJwt: true,
		attach: (token) => ({ kind: 'parameter', name: 'token', value: token }),
		provesRejection: speaksOfDeadToken,
		failureIn: envelopeFailure,
		release: ({ token }) => jsonRequest(`${baseUrl}/authentication/token/release`, { token }),
		...(fields.text('authMethod') === 'webApiKey'
			? loginOfKey(fields, baseUrl)
			: loginOfUser(fields, baseUrl)),
	};
}

type V4Login = Pick<TokenFlow, 'secrets' | 'source' | 'defaultLifetime'>;

function loginOfKey(fields: FieldReader, baseUrl: string): V4Login {
	const unit = fields.text('unit') || undefined;
	const key = fields.required('webApiKey', 'Web API Key');
	return {
		secrets: [key],
		source: loginBy(() =>
			jsonRequest(
				`${baseUrl}/authentication/web_api_key/token`,
				{ unit },
				{ Authorization: basicAuthorization(key, '') },
			),
		),
		defaultLifetime: { kind: 'absolute', ms: 2 * HOUR_MS, from: 'assumed' },
	};
}

function loginOfUser(fields: FieldReader, baseUrl: string): V4Login {
	const unit = fields.text('unit') || undefined;
	const username = fields.required('username', 'Username');
	const password = fields.secret('password', 'Password');
	const organisation = fields.required('organisation', 'Organisation');
	return {
		secrets: [password],
		source: loginBy(() =>
			jsonRequest(`${baseUrl}/authentication/token`, { username, password, organisation, unit }),
		),
		defaultLifetime: { kind: 'idle', ms: HOUR_MS, from: 'assumed' },
	};
}

const loginBy = (request: () => FlowRequest): TokenSource => ({
	kind: 'login',
	request,
	readGrant: (body) => ({ token: asObject(asObject(body).data).token }),
});

/** The credential's type, its flow and its name in the node. */
export const crmCom: OfferedProvider = {
	type: 'crmComApi',
	readFlow: crmComFlow,
	offeredAs: 'CRM.COM API',
};

const hooks = createHooks(crmCom);
const forUserAccount = { authMethod: ['userAccount'] };
const forV4 = { authMethod: ['userAccount', 'webApiKey'] };
const forV5 = { authMethod: ['crmCom5'] };

export class CrmComApi implements ICredentialType {
	name = 'crmComApi';

	displayName = 'CRM.COM API';

	documentationUrl =
		'https://github.com/authenticated-request/n8n-nodes-authenticated-request/blob/main/docs/crm-com.md';

	icon: Icon = { light: 'file:../icons/crmcom.svg', dark: 'file:../icons/crmcom.dark.svg' };

	properties: INodeProperties[] = [
		authMethodField({
			description: 'Which product it is, and who logs in',
			options: [
				['userAccount', 'V4: User Account', 'R9 to R18, with user name, password and organisation'],
				['webApiKey', 'V4: Web API Key', 'R10 to R18, with a key of an application'],
				['crmCom5', 'CRM.COM 5', 'app.crm.com, with two keys, user name and password'],
			],
		}),
		baseUrlField({
			description:
				'Base of the API, ending in /crmapi/rest/v2. If you give the server alone, that path is added.',
			placeholder: 'https://server.example.com/crmapi/rest/v2',
			hint: 'Of V4, releases R9 to R18. For app.crm.com choose the method CRM.COM 5',
			show: forV4,
		}),
		baseUrlField({
			description:
				'Base of the API, ending in /backoffice/v2. If you give the server alone, that path is added.',
			placeholder: 'https://app.crm.com/backoffice/v2',
			show: forV5,
		}),
		masked({
			name: 'apiKey',
			displayName: 'API Key',
			description: 'The key that is sent with the login, as its header api_key',
			required: true,
			show: forV5,
		}),
		masked({
			name: 'secretKey',
			displayName: 'Secret Key',
			description: 'The key that is sent with each call beside the token, as its header api_key',
			required: true,
			hint: 'Not the API key, which is sent only with the login',
			show: forV5,
		}),
		...userFields({
			usernameDescription: 'The user that logs in to CRM.COM',
			passwordDescription: 'The password of that user',
			show: { authMethod: ['userAccount', 'crmCom5'] },
		}),
		text({
			name: 'organisation',
			displayName: 'Organisation',
			description: 'The organisation to which the user logs in',
			required: true,
			show: forUserAccount,
		}),
		masked({
			name: 'webApiKey',
			displayName: 'Web API Key',
			description: 'The key made in CRM.COM for web API access',
			required: true,
			show: { authMethod: ['webApiKey'] },
		}),
		text({
			name: 'unit',
			displayName: 'Unit',
			description: 'ID of the unit to log in with. Leave empty for the default unit.',
			show: forV4,
		}),
		text({
			name: 'testPath',
			displayName: 'Test Path',
			description:
				'Path of a GET call, under the base URL, that the credential test makes with the new token and the secret key',
			default: V5_TEST_PATH,
			show: forV5,
		}),
		...networkFields,
		...hiddenFields,
	];

	authenticate = hooks.authenticate;

	preAuthentication = hooks.preAuthentication;
}
