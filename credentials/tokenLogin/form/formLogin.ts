/** The part of the form that describes the login: its request, further values and steps. */
import type { INodeProperties } from 'n8n-workflow';
import { choice, masked, notice, text } from '../../engine/vendor/formFields';
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

/** What each kind of login sends unless the user changes it. */
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
	notice({
		name: `sentBy${kind[0].toUpperCase()}${kind.slice(1)}`,
		displayName: `What you leave empty below is sent as usual for this kind of login: ${SENT[kind]}.`,
		show: { loginKind: [kind], ...on('showLogin') },
	}),
);

/** The request of the login: all of it, or what differs from the chosen kind. */
export const loginRequest: INodeProperties[] = [
	...requestFields({ prefix: 'login', label: 'Login', show: { loginKind: ['custom'] } }),
	groupSwitch({
		name: 'loginBasic',
		displayName: 'Send HTTP Basic',
		description: 'Whether the login sends user and password by HTTP Basic',
		hint: 'User and password in the Authorization header of the login',
		show: { loginKind: ['custom'] },
	}),
	text({
		name: 'loginBasicUser',
		displayName: 'Basic User',
		description: 'The user of HTTP Basic; may be empty',
		placeholder: '${username}',
		show: { loginKind: ['custom'], ...on('loginBasic') },
	}),
	masked({
		name: 'loginBasicPassword',
		displayName: 'Basic Password Text',
		description: 'The password of HTTP Basic, as a placeholder such as ${password}; may be empty',
		placeholder: '${password}',
		show: { loginKind: ['custom'], ...on('loginBasic') },
	}),
	groupSwitch({
		name: 'showLogin',
		displayName: 'Change the Login Request',
		description: 'Whether the login differs from the chosen kind',
		hint: 'Method, query, headers and body of the login',
		show: { loginKind: PRESETS },
	}),
	...sentByDefault,
	lines({
		name: 'loginFields',
		displayName: 'Further Login Fields',
		description:
			'Further fields of the body, one name=value per line. Not used with a Login Body of your own.',
		placeholder: 'audience=https://api.example.com',
		show: { loginKind: PRESETS.filter((kind) => kind !== 'basic'), ...on('showLogin') },
	}),
	...requestFields({
		prefix: 'login',
		label: 'Login',
		show: { loginKind: PRESETS, ...on('showLogin') },
	}),
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
					text({
						name: 'name',
						displayName: 'Name',
						description: 'Its name in placeholders: apiKey for ${apiKey}',
					}),
					(secret ? masked : text)({
						name: 'value',
						displayName: 'Value',
						description: 'Its value',
					}),
				],
			},
		],
	};
}

/** Values other than user and password, such as an API key or a tenant. */
export const furtherValues: INodeProperties[] = [
	groupSwitch({
		name: 'showValues',
		displayName: 'Further Values',
		description: 'Whether the login or the calls need more values, such as an API key or a tenant',
		hint: 'API keys, tenants and the like, for placeholders such as ${apiKey}',
	}),
	namedList('values', 'Values', false),
	namedList('secretValues', 'Secret Values', true),
];

/** The requests that follow the login. */
export const steps: INodeProperties[] = [
	groupSwitch({
		name: 'showSteps',
		displayName: 'Further Login Steps',
		description: 'Whether the login takes more than one request; the last answer holds the token',
		hint: 'More requests before the token is there',
		show: { loginKind: WITH_LOGIN },
	}),
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
					choice({
						name: 'method',
						displayName: 'Method',
						description: 'The HTTP method',
						options: METHODS,
						default: 'POST',
					}),
					text({
						name: 'url',
						displayName: 'URL',
						description: 'Path or whole URL, such as ${step1.instance_url}/token',
					}),
					text({
						name: 'query',
						displayName: 'Query',
						description: 'One name=value per line',
						typeOptions: { rows: 2 },
					}),
					text({
						name: 'headers',
						displayName: 'Headers',
						description: 'One "Name: value" per line',
						typeOptions: { rows: 2 },
					}),
					choice({
						name: 'bodyType',
						displayName: 'Body Type',
						description: 'How the body is written',
						options: BODY_TYPES,
					}),
					text({
						name: 'body',
						displayName: 'Body',
						description: 'With placeholders such as ${step1.code}',
						typeOptions: { rows: 4 },
					}),
				],
			},
		],
	},
];
