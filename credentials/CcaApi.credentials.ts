import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { asObject } from './tokenFlow/answers';
import { FieldReader } from './tokenFlow/fields';
import { jsonRequest } from './tokenFlow/flowRequests';
import {
	authMethodField,
	baseUrlField,
	masked,
	number,
	REQUIRED,
	text,
	userFields,
} from './tokenFlow/formFields';
import { createHooks, hiddenFields } from './tokenFlow/n8nHooks';
import { apiErrorIn, bearer, status401 } from './tokenFlow/commonRules';
import type { TokenFlow } from './tokenFlow/types';

const PROVIDER = 'CCA API';

/** The login answer's token field is documented nowhere; these are the names in use. */
const TOKEN_FIELDS = ['token', 'Token', 'sessionToken', 'id'];

function findToken(body: unknown): unknown {
	if (typeof body === 'string') return /[\s<>{}]/.test(body.trim()) ? undefined : body;
	const fields = asObject(body);
	return TOKEN_FIELDS.map((name) => fields[name]).find(
		(value) => typeof value === 'string' && value !== '',
	);
}

/**
 * Askia CCA Web API: a permanent token made in Supervisor, or a session by `POST /session`.
 * Source: Askia support article "Connecting to CCA Web API with POSTMAN".
 */
export function ccaFlow(credentials: ICredentialDataDecryptedObject): TokenFlow {
	const fields = new FieldReader(PROVIDER, credentials);
	const baseUrl = fields.url('baseUrl', 'Base URL');
	const common = {
		provider: PROVIDER,
		baseUrl,
		trustedUrls: [baseUrl],
		tokenMayBeJwt: false,
		attach: bearer,
		provesRejection: status401,
		failureIn: apiErrorIn,
		testPath: fields.text('testPath') || undefined,
	};
	if (fields.text('authMethod') !== 'session') {
		const fixedToken = fields.required('permanentToken', 'Permanent Token');
		return { ...common, fixedToken, secrets: [fixedToken] };
	}
	const username = fields.required('username', 'Username');
	const password = fields.secret('password', 'Password');
	const module = fields.required('module', 'Module');
	const lifetimeSeconds = fields.positiveNumber(
		'sessionLifetimeSeconds',
		'Session Lifetime (Seconds)',
		60,
	);
	return {
		...common,
		secrets: [password],
		login: () => jsonRequest(`${baseUrl}/session`, { username, password, module }),
		readGrant: (body) => ({ token: findToken(body) }),
		defaultLifetime: { kind: 'absolute', ms: lifetimeSeconds * 1000 },
	};
}

const hooks = createHooks('ccaApi', ccaFlow);
const forSession = { authMethod: ['session'] };

export class CcaApi implements ICredentialType {
	name = 'ccaApi';

	displayName = 'CCA API';

	documentationUrl =
		'https://github.com/authenticated-request/n8n-nodes-authenticated-request/blob/main/docs/cca.md';

	icon: Icon = { light: 'file:../icons/cca.svg', dark: 'file:../icons/cca.dark.svg' };

	properties: INodeProperties[] = [
		baseUrlField(
			'The CCA API URL, as shown in the CCA settings of Supervisor',
			'https://server.example.com/CcaAPI/CcaAPI.Service.svc',
		),
		authMethodField('Whether a session is opened for each token, or one made by hand is used', [
			[
				'permanentToken',
				'Permanent Token',
				'A token made in Supervisor for one agent and one module',
			],
			['session', 'Session', 'Log in with user name, password and module'],
		]),
		masked(
			'permanentToken',
			'Permanent Token',
			'The first column of the Authentication Tokens view in Supervisor',
			{ authMethod: ['permanentToken'] },
			REQUIRED,
		),
		...userFields('The CCA login of the agent', 'The CCA password of the agent', forSession),
		text(
			'module',
			'Module',
			'Name of the module to log in to, as in the Modules view of Supervisor',
			forSession,
			REQUIRED,
		),
		number(
			'sessionLifetimeSeconds',
			'Session Lifetime (Seconds)',
			'How long a session is valid: the duration set in CCA, 1 minute unless changed there',
			60,
			forSession,
		),
		text(
			'testPath',
			'Test Path',
			'Path of a GET call, under the base URL, that the credential test makes. Leave empty to make none.',
			undefined,
			{ placeholder: 'e.g. /Clients/Face/SurveyTasks' },
		),
		...hiddenFields,
	];

	authenticate = hooks.authenticate;

	preAuthentication = hooks.preAuthentication;
}
