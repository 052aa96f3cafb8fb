/** The part of the form that describes the login: its request, further values, assertion and steps. */
import type { INodeProperties } from 'n8n-workflow';
import { ALGORITHMS } from '../template/signAssertion';
import { choice, masked, notice, type Show, text } from '../../engine/vendor/formFields';
import {
	atLogin,
	BODY_TYPES,
	groupSwitch,
	lines,
	METHODS,
	on,
	PRESETS,
	requestFields,
	WITH_LOGIN,
} from './formParts';

/** What each kind of login sends unless it is changed. */
const SENT: Record<string, string> = {
	basic: 'a POST without a body; user name and password go by HTTP Basic',
	cookie:
		'a POST of the form fields username=${username} and password=${password}, under the names above',
	form: 'a POST of the form fields username=${username} and password=${password}, under the names above',
	json: 'a POST of {"username": "${username}", "password": "${password}"}, under the names above',
	oauth2ClientCredentials:
		'a POST of the form fields grant_type=client_credentials, client_id, client_secret and scope',
	oauth2Password:
		'a POST of the form fields grant_type=password, client_id, client_secret, username, password and scope',
	refreshToken:
		'a POST of the form fields grant_type=refresh_token, refresh_token=${refreshToken}, client_id, client_secret and scope',
};

const sentByDefault = PRESETS.map((kind) =>
	notice(
		`sentBy${kind[0].toUpperCase()}${kind.slice(1)}`,
		`What you leave empty below stays as it is: ${SENT[kind]}.`,
		{ loginKind: [kind], ...on('showLogin') },
	),
);

/** The request of the login: all of it, or what differs from the chosen kind. */
export const loginRequest: INodeProperties[] = [
	...requestFields('login', 'Login', { loginKind: ['custom'] }),
	groupSwitch(
		'loginBasic',
		'Send HTTP Basic',
		'Whether the login sends user and password by HTTP Basic',
		'User and password in the Authorization header of the login',
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
	groupSwitch(
		'showLogin',
		'Change the Login Request',
		'Whether the login differs from the chosen kind',
		'Method, query, headers and body of the login',
		{
			loginKind: PRESETS,
		},
	),
	...sentByDefault,
	lines(
		'loginFields',
		'Further Login Fields',
		'Fields that the body has beside those above, one name=value per line. Not used with a Login Body of your own.',
		{ loginKind: PRESETS.filter((kind) => kind !== 'basic'), ...on('showLogin') },
		'audience=https://api.example.com',
	),
	...requestFields('login', 'Login', { loginKind: PRESETS, ...on('showLogin') }),
];

function namedList(name: string, displayName: string, secret: boolean): INodeProperties {
	return {
		displayName,
		name,
		type: 'fixedCollection',
		typeOptions: {
			multipleValues: true,
			fixedCollection: { itemTitle: '={{ $collection.item.value.name }}' },
		},
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

/** Values beside user and password, such as an API key or a tenant. */
export const furtherValues: INodeProperties[] = [
	groupSwitch(
		'showValues',
		'Further Values',
		'Whether the login or the calls need more values, such as an API key or a tenant',
		'API keys, tenants and the like, for placeholders such as ${apiKey}',
	),
	namedList('values', 'Values', false),
	namedList('secretValues', 'Secret Values', true),
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
			'JSON with the claims. iat and exp (5 minutes) are added if they are not given.',
			show,
			'{"iss": "${clientId}", "aud": "https://login.example.com", "jti": "${uuid}"}',
		),
	];
}

/** The JWT that the login sends, or that is itself the token. */
export const assertion: INodeProperties[] = [
	groupSwitch(
		'showAssertion',
		'Signed Assertion (JWT)',
		'Whether the login sends a JWT that you sign; ${assertion} in the login request',
		'A JWT that proves who you are, instead of a password',
		{ loginKind: WITH_LOGIN },
	),
	...assertionFields(atLogin('showAssertion')),
	...assertionFields({ loginKind: ['signedJwt'] }),
];

/** The requests that follow the login. */
export const steps: INodeProperties[] = [
	groupSwitch(
		'showSteps',
		'Further Login Steps',
		'Whether the login takes more than one request; the last answer holds the token',
		'More requests before the token is there',
		{ loginKind: WITH_LOGIN },
	),
	{
		displayName: 'Steps',
		name: 'steps',
		type: 'fixedCollection',
		typeOptions: {
			multipleValues: true,
			fixedCollection: { itemTitle: '={{ $collection.item.value.url }}' },
		},
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
					text('query', 'Query', 'One name=value per line', undefined, {
						typeOptions: { rows: 2 },
					}),
					text('headers', 'Headers', 'One "Name: value" per line', undefined, {
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
