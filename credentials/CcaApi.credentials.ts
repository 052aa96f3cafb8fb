import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { asObject } from './engine/answers';
import { failureWords } from './engine/failure/words';
import { commonFailure } from './engine/failure/answerWords';
import { createHooks, hiddenFields } from './engine/n8n/hooks';
import type { OfferedProvider } from './engine/n8n/subjects';
import type { HttpAnswer, TestCall, TestVerdict, TokenFlow } from './engine/tokenFlow';
import { bearer, testPathCall } from './engine/vendor/commonRules';
import { FieldReader } from './engine/vendor/fieldReader';
import { jsonRequest } from './engine/vendor/flowRequests';
import {
	authMethodField,
	baseUrlField,
	masked,
	networkFields,
	number,
	text,
	userFields,
} from './engine/vendor/formFields';

const PROVIDER = 'CCA API';

/** The names that the session's token has had, the documented one first. */
const TOKEN_FIELDS = ['Token', 'token', 'sessionToken', 'id'];

/** Reads the envelope around every answer: `{"StatusCode": 200, "Request": {…}, "Response": …}`. */
function envelopeIn({ body }: HttpAnswer): { status: number; response: unknown } | undefined {
	const { StatusCode: code, Response: response } = asObject(body);
	const status = typeof code === 'string' && code.trim() !== '' ? Number(code) : code;
	return typeof status === 'number' && Number.isInteger(status) ? { status, response } : undefined;
}

const statusIn = (answer: HttpAnswer) => envelopeIn(answer)?.status;

/** True if HTTP's status or the envelope's is 401. Either one means that the token is dead. */
function provesRejection(answer: HttpAnswer): boolean {
	return answer.status === 401 || statusIn(answer) === 401;
}

/**
 * The API's words about a failure; undefined if there is none. The envelope's status counts
 * whatever the HTTP status is. Without an envelope, HTTP's status decides.
 */
function failureIn(answer: HttpAnswer): string | undefined {
	const envelope = envelopeIn(answer);
	if (envelope === undefined) return commonFailure(answer);
	const { status, response } = envelope;
	const isSuccess = status >= 200 && status < 300;
	if (isSuccess && answer.status < 400) return undefined;
	const words = failureWords(response) || resultCode(response) || failureWords(answer.body);
	const code = status === answer.status ? '' : `StatusCode ${status}`;
	return [code, words].filter((part) => part !== '').join(': ');
}

function resultCode(response: unknown): string {
	const { ResultCode: code } = asObject(response);
	return typeof code === 'number' && code !== 0 ? `ResultCode ${code}` : '';
}

/** The session's token: in the envelope or, according to older notes, outside it. */
function findToken(body: unknown): unknown {
	const { Response: response = body } = asObject(body);
	if (typeof response === 'string') return /[\s<>{}]/.test(response.trim()) ? undefined : response;
	const fields = asObject(response);
	return TOKEN_FIELDS.map((name) => fields[name]).find(
		(value) => (typeof value === 'string' && value !== '') || typeof value === 'number',
	);
}

/** `GET Session/{token}/Check` says in `Response.Valid` whether a token is valid. */
const checkCall: TestCall = {
	path: (token) => `/Session/${encodeURIComponent(token)}/Check`,
	shownPath: '/Session/{token}/Check',
	judge: checkVerdict,
};

function checkVerdict(answer: HttpAnswer): TestVerdict | undefined {
	const envelope = envelopeIn(answer);
	const valid = failureIn(answer) === undefined ? asObject(envelope?.response).Valid : undefined;
	if (valid === true) return undefined;
	if (valid === false || provesRejection(answer))
		return {
			outcome: 'rejected',
			words: failureIn(answer) || 'CCA says that it is not a valid token',
			advice:
				'Check "Permanent Token": copy it from Supervisor again, and see whether it has expired there.',
		};
	return {
		outcome: 'untried',
		words: failureIn(answer) || `HTTP ${answer.status}`,
		advice:
			'Check "Base URL". If it is right, this server is too old to check a token: fill in "Test Path".',
	};
}

/**
 * Askia CCA Web API: a permanent token made in Supervisor, or a session from `POST /session`.
 * Sources: Askia's support article "Connecting to CCA Web API with POSTMAN"; for the envelope, the
 * session's `Response.Token` and `Session/{token}/Check`: the vendor's public JavaScript wrapper
 * (github.com/FlagBenett/askiaFieldJS).
 */
export function ccaFlow(credentials: ICredentialDataDecryptedObject): TokenFlow {
	const fields = new FieldReader(PROVIDER, credentials);
	const baseUrl = fields.url('baseUrl', 'Base URL').replace(/\/session$/i, '');
	const testCall = testPathCall(
		fields.text('testPath'),
		'Check "Test Path", and that this agent may make that call in this module.',
	);
	const common = {
		provider: PROVIDER,
		urlFields: '"Base URL"',
		baseUrl,
		trustedUrls: [baseUrl],
		tokenMayBeJwt: false,
		attach: bearer,
		statusIn,
		provesRejection,
		failureIn,
	};
	if (fields.text('authMethod') !== 'session') {
		const token = fields.required('permanentToken', 'Permanent Token');
		return {
			...common,
			source: { kind: 'fixed', token },
			secrets: [token],
			testCall: testCall ?? checkCall,
		};
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
		source: {
			kind: 'login',
			request: () => jsonRequest(`${baseUrl}/session`, { username, password, module }),
			readGrant: (body) => ({ token: findToken(body) }),
		},
		defaultLifetime: { kind: 'absolute', ms: lifetimeSeconds * 1000, from: 'configured' },
		testCall,
		probe: testCall ?? checkCall,
	};
}

/** The credential's type, its flow and its name in the node. */
export const cca: OfferedProvider = {
	type: 'ccaApi',
	readFlow: ccaFlow,
	offeredAs: 'CCA API (Askia)',
};

const hooks = createHooks(cca);
const forSession = { authMethod: ['session'] };

export class CcaApi implements ICredentialType {
	name = 'ccaApi';

	displayName = 'CCA (Askia) API';

	documentationUrl =
		'https://github.com/authenticated-request/n8n-nodes-authenticated-request/blob/main/docs/cca.md';

	icon: Icon = { light: 'file:../icons/cca.svg', dark: 'file:../icons/cca.dark.svg' };

	properties: INodeProperties[] = [
		baseUrlField({
			description:
				'The address of the REST API: https://your-server/CcaWebApi, or the CCA API URL that the CCA settings of Supervisor show (it ends in /CcaAPI/CcaAPI.Service.svc)',
			placeholder: 'https://server.example.com/CcaWebApi',
			hint: 'Two addresses are known: …/CcaWebApi, and …/CcaAPI/CcaAPI.Service.svc',
		}),
		authMethodField({
			description:
				'Whether n8n opens sessions by logging in, or uses a token that was made by hand',
			options: [
				[
					'permanentToken',
					'Permanent Token',
					'A token made in Supervisor for one agent and one module',
				],
				['session', 'Session', 'Log in with user name, password and module'],
			],
		}),
		masked({
			name: 'permanentToken',
			displayName: 'Permanent Token',
			description: 'The first column of the Authentication Tokens view in Supervisor',
			required: true,
			show: { authMethod: ['permanentToken'] },
		}),
		...userFields({
			usernameDescription: 'The CCA login of the agent',
			passwordDescription: 'The CCA password of the agent',
			show: forSession,
		}),
		text({
			name: 'module',
			displayName: 'Module',
			description: 'Name of the module to log in to, as in the Modules view of Supervisor',
			required: true,
			show: forSession,
		}),
		number({
			name: 'sessionLifetimeSeconds',
			displayName: 'Session Lifetime (Seconds)',
			description:
				'How long a session is valid: the duration set in CCA, 1 minute unless changed there',
			default: 60,
			hint: 'The test can’t notice a wrong value',
			show: forSession,
		}),
		text({
			name: 'testPath',
			displayName: 'Test Path',
			description:
				'Path of a GET call, under the base URL, that the credential test makes. If it is empty, a permanent token is tried by Session/{token}/Check, and a session by its login.',
			placeholder: '/SurveyTasks',
			hint: 'If empty, CCA itself checks a permanent token, which older servers can’t do; a session is tested by its login',
		}),
		...networkFields,
		...hiddenFields,
	];

	authenticate = hooks.authenticate;

	preAuthentication = hooks.preAuthentication;
}
