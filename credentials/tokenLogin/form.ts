import type { INodeProperties } from 'n8n-workflow';
import { ALGORITHMS } from '../tokenFlow/assertion';
import {
	BODY_TYPES,
	choice,
	heading,
	lines,
	masked,
	METHODS,
	requestFields,
	type Show,
	text,
} from './formParts';

const WITH_USER = ['basic', 'cookie', 'custom', 'form', 'json', 'oauth2Password'];
const WITH_CLIENT = ['oauth2ClientCredentials', 'oauth2Password'];
const NAMED_FIELDS = ['cookie', 'form', 'json'];
const PRESETS = ['basic', 'cookie', 'form', 'json', 'oauth2ClientCredentials', 'oauth2Password'];
const WITH_LOGIN = [...PRESETS, 'custom'];
const WITHOUT_COOKIE = [...WITH_LOGIN.filter((kind) => kind !== 'cookie'), 'signedJwt'];
const BY_PATH = ['date', 'idleMinutes', 'idleSeconds', 'milliseconds', 'minutes', 'seconds'];
const BY_MINUTES = ['fixed', 'idle'];
const on = (group: string) => ({ [group]: [true] });
/** For a group that only a login has. */
const atLogin = (group: string) => ({ loginKind: WITH_LOGIN, ...on(group) });

/** What everyone fills in: where the API is and who logs in. */
const essentials: INodeProperties[] = [
	choice(
		'loginKind',
		'Kind of Login',
		'The shape of the login; it fills in what the fields below leave out',
		[
			['basic', 'Basic to Token', 'User name and password by HTTP Basic, no body'],
			['custom', 'Custom', 'Any other: you describe the request'],
			['form', 'Form Login', 'User name and password as a form'],
			['json', 'JSON Login', 'User name and password as JSON'],
			['oauth2ClientCredentials', 'OAuth2 Client Credentials', 'Client ID and secret as a form'],
			['oauth2Password', 'OAuth2 Password Grant', 'User name, password and client as a form'],
			['cookie', 'Session Cookie', 'A form; the session comes as a cookie'],
			['signedJwt', 'Signed JWT, No Login', 'A JWT that you sign is itself the token'],
		],
		undefined,
		'json',
	),
	text('baseUrl', 'Base URL', 'Address of the API, before the paths of its endpoints', undefined, {
		required: true,
		placeholder: 'https://api.example.com/v1',
	}),
	text(
		'loginUrl',
		'Login URL',
		'Path under the base URL, or a whole URL, that logs in',
		{ loginKind: WITH_LOGIN },
		{
			required: true,
			placeholder: '/auth/login',
		},
	),
	text('username', 'Username', 'User, email address or account that logs in; ${username}', {
		loginKind: WITH_USER,
	}),
	masked('password', 'Password', 'Its password; ${password}', { loginKind: WITH_USER }),
	text('clientId', 'Client ID', 'ID of the client or application; ${clientId}', {
		loginKind: WITH_CLIENT,
	}),
	masked('clientSecret', 'Client Secret', 'Secret of the client; ${clientSecret}', {
		loginKind: WITH_CLIENT,
	}),
	text('scope', 'Scope', 'Scopes, divided by spaces, if the API wants any; ${scope}', {
		loginKind: WITH_CLIENT,
	}),
	text(
		'usernameName',
		'Name of the User Field',
		'What the API calls the user name, such as email or login',
		{ loginKind: NAMED_FIELDS },
		{ default: 'username' },
	),
	text(
		'passwordName',
		'Name of the Password Field',
		'What the API calls the password',
		{ loginKind: NAMED_FIELDS },
		{ default: 'password' },
	),
	text('cookieName', 'Cookie Name', 'Name of the cookie that holds the session', {
		loginKind: ['cookie'],
	}),
];

function namedList(name: string, displayName: string, secret: boolean): INodeProperties {
	return {
		displayName,
		name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Value',
		default: {},
		displayOptions: { show: on('showValues') },
		description: secret
			? 'Further secrets, such as an API key; masked, never shown in errors'
			: 'Further values, such as a tenant or region',
		options: [
			{
				name: 'values',
				displayName: 'Value',
				values: [
					text('name', 'Name', 'How placeholders call it: apiKey for ${apiKey}'),
					(secret ? masked : text)('value', 'Value', 'Its value'),
				],
			},
		],
	};
}

const furtherValues: INodeProperties[] = [
	heading(
		'showValues',
		'Further Values',
		'Whether the login or the calls need more values, such as an API key or a tenant',
	),
	namedList('values', 'Values', false),
	namedList('secretValues', 'Secret Values', true),
];

const loginRequest: INodeProperties[] = [
	...requestFields('login', 'Login', { loginKind: ['custom'] }),
	heading(
		'loginBasic',
		'Send HTTP Basic',
		'Whether the login sends user and password by HTTP Basic',
		{
			loginKind: ['custom'],
		},
	),
	text(
		'loginBasicUser',
		'Basic User',
		'Its user part; may be empty',
		{ loginKind: ['custom'], ...on('loginBasic') },
		{ placeholder: '${username}' },
	),
	text(
		'loginBasicPassword',
		'Basic Password Text',
		'Its password part, as a placeholder such as ${password}; may be empty',
		{ loginKind: ['custom'], ...on('loginBasic') },
		{ placeholder: '${password}', typeOptions: { password: true } },
	),
	heading(
		'showLogin',
		'Change the Login Request',
		'Whether the login differs from the chosen kind',
		{
			loginKind: PRESETS,
		},
	),
	...requestFields('login', 'Login', { loginKind: PRESETS, ...on('showLogin') }),
];

const steps: INodeProperties[] = [
	heading(
		'showSteps',
		'Further Login Steps',
		'Whether the login takes more than one request; the last answer holds the token',
		{ loginKind: WITH_LOGIN },
	),
	{
		displayName: 'Steps',
		name: 'steps',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Step',
		default: {},
		displayOptions: { show: atLogin('showSteps') },
		description:
			'Requests after the login, in order. ${step1.path} is a value of the first answer.',
		options: [
			{
				name: 'steps',
				displayName: 'Step',
				values: [
					choice('method', 'Method', 'The HTTP method', METHODS, undefined, 'POST'),
					text('url', 'URL', 'Path or whole URL, such as ${step1.instance_url}/token'),
					text('query', 'Query', 'One name=value a line', undefined, { typeOptions: { rows: 2 } }),
					text('headers', 'Headers', 'One "Name: value" a line', undefined, {
						typeOptions: { rows: 2 },
					}),
					choice('bodyType', 'Body Type', 'How the body is written', BODY_TYPES),
					text('body', 'Body', 'With placeholders such as ${step1.code}', undefined, {
						typeOptions: { rows: 4 },
					}),
				],
			},
		],
	},
];

const answer: INodeProperties[] = [
	heading(
		'showAnswer',
		'Describe the Login Answer',
		'Whether to say where token and expiry are; otherwise the usual names are tried',
		{ loginKind: WITH_LOGIN },
	),
	choice(
		'tokenFrom',
		'Token From',
		'Where the answer holds the token',
		[
			['auto', 'Automatic', 'JSON or XML, by the path or the usual names'],
			['cookie', 'Cookie'],
			['header', 'Header'],
			['json', 'JSON'],
			['text', 'Whole Body'],
			['xml', 'XML'],
		],
		atLogin('showAnswer'),
	),
	text(
		'tokenPath',
		'Token Path',
		'Path in the answer, such as data.token; the name of the header or cookie',
		atLogin('showAnswer'),
		{ placeholder: 'data.token' },
	),
	choice(
		'expiryFrom',
		'Expiry From',
		'How the end of the token is known',
		[
			['auto', 'Automatic', 'expires_in or a JWT, else until rejected'],
			['date', 'Date in the Answer', 'ISO date, or epoch in seconds or milliseconds'],
			['fixed', 'Fixed Minutes'],
			['idle', 'Idle Minutes', 'Each call starts them again'],
			['idleMinutes', 'Idle Minutes in the Answer', 'Each call starts them again'],
			['idleSeconds', 'Idle Seconds in the Answer', 'Each call starts them again'],
			['jwt', 'JWT', 'The token tells it (exp)'],
			['milliseconds', 'Milliseconds in the Answer'],
			['minutes', 'Minutes in the Answer'],
			['none', 'None', 'Used until it is rejected'],
			['seconds', 'Seconds in the Answer'],
		],
		atLogin('showAnswer'),
	),
	text(
		'expiryPath',
		'Expiry Path',
		'Where the answer holds it',
		{ ...atLogin('showAnswer'), expiryFrom: BY_PATH },
		{ placeholder: 'expires_in' },
	),
	{
		displayName: 'Lifetime (Minutes)',
		name: 'expiryMinutes',
		type: 'number',
		default: 60,
		description: 'How long the token lives',
		displayOptions: { show: { ...atLogin('showAnswer'), expiryFrom: BY_MINUTES } },
	},
	text(
		'successPath',
		'Success Path',
		'For an API that answers a failed login with HTTP 200: what is there only on success',
		atLogin('showAnswer'),
		{ placeholder: 'responseStatus' },
	),
	text('successValue', 'Success Value', 'What stands there on success. Empty: anything.', {
		...atLogin('showAnswer'),
	}),
	text(
		'errorPath',
		'Error Path',
		"Where a failed answer has the API's own words",
		atLogin('showAnswer'),
		{ placeholder: 'errors[0].message' },
	),
	lines(
		'keepValues',
		'Values to Keep',
		'Further values of the answer for later requests, one name=path a line; header:Name and cookie:Name take them from there; name?=path for one that can be missing',
		atLogin('showAnswer'),
		'csrf=header:X-CSRF-Token',
	),
];

const use: INodeProperties[] = [
	heading(
		'showUse',
		'Change How the Token Is Sent',
		'Whether calls send it in another way than "Authorization: Bearer …"',
		{ loginKind: WITHOUT_COOKIE },
	),
	choice(
		'tokenPlace',
		'Send Token In',
		'Where calls carry the token',
		[
			['body', 'Body Field', 'Of calls that have a body; else in the query'],
			['cookie', 'Cookie'],
			['header', 'Header'],
			['query', 'Query Parameter'],
		],
		{ loginKind: WITHOUT_COOKIE, ...on('showUse') },
		'header',
	),
	text(
		'tokenName',
		'Token Name',
		'Name of the header, parameter, cookie or field',
		{ loginKind: WITHOUT_COOKIE, ...on('showUse') },
		{
			default: 'Authorization',
		},
	),
	text(
		'tokenTemplate',
		'Token Template',
		'What is sent: ${token} alone, or with more around it',
		{ loginKind: WITHOUT_COOKIE, ...on('showUse') },
		{ default: 'Bearer ${token}', placeholder: 'Token ${base64(apiKey:token)}' },
	),
	heading(
		'showCallValues',
		'Send More With Each Call',
		'Whether calls need further headers or query parameters, such as an API key',
	),
	lines(
		'callHeaders',
		'Headers of Each Call',
		'Further headers, one "Name: value" a line',
		on('showCallValues'),
		'X-Api-Key: ${apiKey}',
	),
	lines(
		'callQuery',
		'Query of Each Call',
		'Further query parameters, one name=value a line',
		on('showCallValues'),
		'tenant=${tenant}',
	),
];

const renewal: INodeProperties[] = [
	heading(
		'showRenewal',
		'Renew by Refresh Token',
		'Whether the token can be renewed without a login',
		{ loginKind: WITH_LOGIN },
	),
	text(
		'refreshTokenPath',
		'Refresh Token Path',
		'Where the answer holds the refresh token; ${refreshToken}',
		atLogin('showRenewal'),
		{ default: 'refresh_token' },
	),
	text('renewUrl', 'Renewal URL', 'Path or whole URL that renews', atLogin('showRenewal'), {
		placeholder: '/auth/refresh',
	}),
	...requestFields('renew', 'Renewal', atLogin('showRenewal')),
];

const release: INodeProperties[] = [
	heading('showRelease', 'Log Out', 'Whether the API has a way to end the session', {
		loginKind: WITH_LOGIN,
	}),
	text('releaseUrl', 'Logout URL', 'Path or whole URL that logs out', atLogin('showRelease'), {
		placeholder: '/auth/logout',
	}),
	...requestFields('release', 'Logout', atLogin('showRelease')),
];

function assertionFields(show: Show): INodeProperties[] {
	return [
		choice(
			'assertionAlgorithm',
			'Assertion Algorithm',
			'How it is signed (alg)',
			ALGORITHMS.map((name) => [name, name]),
			show,
			'RS256',
		),
		text(
			'assertionKey',
			'Assertion Key',
			'Private key in PEM format, or the shared secret of an HS algorithm',
			show,
			{ typeOptions: { password: true, rows: 4 } },
		),
		masked(
			'assertionPassphrase',
			'Key Passphrase',
			'Of a private key that is encrypted; otherwise empty',
			show,
		),
		lines(
			'assertionHeader',
			'Assertion Header',
			'JSON with further header fields, such as the key ID',
			show,
			'{"kid": "${keyId}"}',
		),
		lines(
			'assertionClaims',
			'Assertion Claims',
			'JSON with the claims. iat and exp (5 minutes) are added where they are not given.',
			show,
			'{"iss": "${clientId}", "aud": "https://login.example.com", "jti": "${uuid}"}',
		),
	];
}

const assertion: INodeProperties[] = [
	heading(
		'showAssertion',
		'Signed Assertion (JWT)',
		'Whether the login sends a JWT that you sign; ${assertion} in the login request',
		{ loginKind: WITH_LOGIN },
	),
	...assertionFields(atLogin('showAssertion')),
	...assertionFields({ loginKind: ['signedJwt'] }),
];

const rejection: INodeProperties[] = [
	heading(
		'showRejection',
		'Recognise a Rejected Token',
		'Whether the API tells a dead token by something else than HTTP 401',
	),
	text(
		'rejectedStatuses',
		'Rejected Statuses',
		'HTTP statuses that say so, divided by commas',
		on('showRejection'),
		{ default: '401' },
	),
	text('rejectedPath', 'Rejected Path', 'Where the answer says so', on('showRejection'), {
		placeholder: 'error.code',
	}),
	choice(
		'rejectedMatch',
		'Rejected Match',
		'How the value is compared',
		[
			['contains', 'Contains'],
			['equals', 'Equals'],
		],
		on('showRejection'),
		'equals',
	),
	text(
		'rejectedValue',
		'Rejected Value',
		'What it says there; several with | between them',
		on('showRejection'),
		{
			placeholder: 'INVALID_SESSION',
		},
	),
];

/** All fields: the essentials first, everything else folded away behind a switch. */
export const formFields: INodeProperties[] = [
	...essentials,
	...loginRequest,
	...furtherValues,
	...assertion,
	...steps,
	...answer,
	...use,
	...renewal,
	...release,
	...rejection,
	text(
		'testPath',
		'Test Path',
		'A path that the test calls after the login, such as /me. Leave empty to test the login only.',
		undefined,
		{ placeholder: '/me' },
	),
];
