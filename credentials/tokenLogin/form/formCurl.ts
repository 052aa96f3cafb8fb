import type { INodeProperties } from 'n8n-workflow';
import { text } from '../../engine/vendor/formFields';
import { CURL_FIELD } from '../curl/curlError';

const CURL = { loginKind: ['curl'] };

/**
 * A value's field shows as soon as the command names it: `${name}`, `$name`, or as an argument of a
 * function. Plain texts, because n8n takes long to try a regular expression.
 */
const ofCommand = (name: string): Partial<INodeProperties> => ({
	displayOptions: {
		show: {
			...CURL,
			curlCommand: [
				...['${', '${ ', '$', '('].map((before) => before + name),
				...[':', ',', ', '].flatMap((before) => [`${before}${name})`, `${before}${name}:`]),
			].map((includes) => ({ _cnd: { includes } })),
		},
	},
	required: true,
});

const secret = { typeOptions: { password: true } };

/** A login as the command of the API's documentation, and the values that it names. */
export const curlFields: INodeProperties[] = [
	text(
		'curlCommand',
		CURL_FIELD,
		'The login as the documentation shows it, with placeholders in place of the sample values',
		CURL,
		{
			required: true,
			typeOptions: { rows: 8 },
			placeholder:
				'curl https://api.example.com/oauth/token -d grant_type=password -d username=${username} -d password=${password}',
			hint: 'Write ${username}, ${password}, ${clientId}, ${clientSecret} or ${scope}: their fields then appear. Other names go under Further Values.',
		},
	),
	text('username', 'Username', 'For ${username}', undefined, ofCommand('username')),
	text('password', 'Password', 'For ${password}', undefined, {
		...ofCommand('password'),
		...secret,
	}),
	text('clientId', 'Client ID', 'For ${clientId}', undefined, ofCommand('clientId')),
	text('clientSecret', 'Client Secret', 'For ${clientSecret}', undefined, {
		...ofCommand('clientSecret'),
		...secret,
	}),
	text('scope', 'Scope', 'For ${scope}', undefined, ofCommand('scope')),
	text(
		'cookieName',
		'Cookie Name',
		'If the session is a cookie, as -c suggests: its name. Empty: the token is in the answer.',
		undefined,
		{
			displayOptions: {
				show: {
					...CURL,
					curlCommand: [' -c ', ' --cookie-jar '].map((includes) => ({ _cnd: { includes } })),
				},
			},
			placeholder: 'JSESSIONID',
		},
	),
	text(
		'baseUrl',
		'Base URL',
		'Address of the API, before the paths of its endpoints. Empty: the server of the command.',
		CURL,
		{ placeholder: 'https://api.example.com/v1' },
	),
];
