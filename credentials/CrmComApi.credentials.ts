import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { asObject, commonFailure } from './tokenFlow/answers';
import { FieldReader } from './tokenFlow/fields';
import { basicAuthorization, jsonRequest } from './tokenFlow/flowRequests';
import {
	authMethodField,
	baseUrlField,
	masked,
	REQUIRED,
	text,
	userFields,
} from './tokenFlow/formFields';
import { createHooks, hiddenFields } from './tokenFlow/n8nHooks';
import type { HttpAnswer, TokenFlow } from './tokenFlow/types';

const PROVIDER = 'CRM.COM API';
const API_PATH = '/crmapi/rest/v2';
const HOUR_MS = 3_600_000;

const CREDENTIAL_WORD = /token|session/i;
const DEAD_WORD =
	/invalid|expired|missing|unknown|not valid|not found|required|released|no longer/i;

function envelopeStatus(answer: HttpAnswer): Record<string, unknown> {
	return asObject(asObject(answer.body).status);
}

/** The envelope's words where its code is not OK; a call without envelope is judged by HTTP. */
function envelopeFailure(answer: HttpAnswer): string | undefined {
	const { code, message, description } = envelopeStatus(answer);
	if (code === undefined) return commonFailure(answer);
	if (code === 'OK') return undefined;
	const words = [code, message, description].filter(
		(part) => typeof part === 'string' && part !== '',
	);
	return [...new Set(words)].join(': ');
}

/** The code for a dead token is documented nowhere: an envelope that says so in words is proof. */
function speaksOfDeadToken(answer: HttpAnswer): boolean {
	if (answer.status === 401) return true;
	const { code, message, description } = envelopeStatus(answer);
	if (code === undefined || code === 'OK') return false;
	return [code, message, description].some(
		(part) => typeof part === 'string' && CREDENTIAL_WORD.test(part) && DEAD_WORD.test(part),
	);
}

/**
 * CRM.COM Web API v2: the token is a parameter of every call. User accounts get one that expires
 * after an idle hour, web API keys one of two hours; from R12 it is a JWT that tells its expiry.
 * Source: the vendor's wiki, POST authentication/token, …/web_api_key/token, …/token/release.
 */
export function crmComFlow(credentials: ICredentialDataDecryptedObject): TokenFlow {
	const fields = new FieldReader(PROVIDER, credentials);
	const entered = fields.url('baseUrl', 'Base URL');
	const baseUrl = new URL(entered).pathname === '/' ? `${entered}${API_PATH}` : entered;
	const unit = fields.text('unit') || undefined;
	const common = {
		provider: PROVIDER,
		baseUrl,
		trustedUrls: [baseUrl],
		readGrant: (body: unknown) => ({ token: asObject(asObject(body).data).token }),
		tokenMayBeJwt: true,
		attach: (token: string) => ({ kind: 'parameter' as const, name: 'token', value: token }),
		provesRejection: speaksOfDeadToken,
		failureIn: envelopeFailure,
		release: ({ token }: { token: string }) =>
			jsonRequest(`${baseUrl}/authentication/token/release`, { token }),
	};
	if (fields.text('authMethod') === 'webApiKey') {
		const key = fields.required('webApiKey', 'Web API Key');
		return {
			...common,
			secrets: [key],
			login: () =>
				jsonRequest(
					`${baseUrl}/authentication/web_api_key/token`,
					{ unit },
					{ Authorization: basicAuthorization(key, '') },
				),
			defaultLifetime: { kind: 'absolute', ms: 2 * HOUR_MS },
		};
	}
	const username = fields.required('username', 'Username');
	const password = fields.secret('password', 'Password');
	const organisation = fields.required('organisation', 'Organisation');
	return {
		...common,
		secrets: [password],
		login: () =>
			jsonRequest(`${baseUrl}/authentication/token`, { username, password, organisation, unit }),
		defaultLifetime: { kind: 'idle', ms: HOUR_MS },
	};
}

const hooks = createHooks('crmComApi', crmComFlow);
const forUserAccount = { authMethod: ['userAccount'] };

export class CrmComApi implements ICredentialType {
	name = 'crmComApi';

	displayName = 'CRM.COM API';

	documentationUrl =
		'https://github.com/authenticated-request/n8n-nodes-authenticated-request/blob/main/docs/crm-com.md';

	icon: Icon = { light: 'file:../icons/crmcom.svg', dark: 'file:../icons/crmcom.dark.svg' };

	properties: INodeProperties[] = [
		baseUrlField(
			'Base of the API, ending in /crmapi/rest/v2. If you give the server alone, that path is added.',
			'https://server.example.com/crmapi/rest/v2',
		),
		authMethodField('Who logs in: a person, or an application with its key', [
			['userAccount', 'User Account', 'Log in with user name, password and organisation'],
			['webApiKey', 'Web API Key', 'Log in with a key (release R10 and later)'],
		]),
		...userFields('The user that logs in to CRM.COM', 'The password of that user', forUserAccount),
		text(
			'organisation',
			'Organisation',
			'The organisation on which the user logs in',
			forUserAccount,
			REQUIRED,
		),
		masked(
			'webApiKey',
			'Web API Key',
			'The key made in CRM.COM for web API access',
			{ authMethod: ['webApiKey'] },
			REQUIRED,
		),
		text('unit', 'Unit', 'ID of the unit to log in with. Leave empty for the default unit.'),
		...hiddenFields,
	];

	authenticate = hooks.authenticate;

	preAuthentication = hooks.preAuthentication;
}
