import type { INodeProperties } from 'n8n-workflow';
import { masked, text, type TextField } from '../../engine/vendor/formFields';
import { CURL_FIELD } from '../command/curlError';

const CURL = { loginKind: ['curl'] };

/**
 * Shows the field of a value as soon as the command names that value: as `${name}`, as `$name` or
 * as an argument of a function. The conditions are plain texts, because n8n is slow to test a
 * regular expression.
 */
const ofCommand = (name: string): Pick<TextField, 'displayOptions' | 'required'> => ({
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

/** The cURL command from the API's documentation, and fields for the values that it names. */
export const curlFields: INodeProperties[] = [
	text({
		name: 'curlCommand',
		displayName: CURL_FIELD,
		description:
			'The login as the documentation shows it, with placeholders in place of the sample values',
		required: true,
		placeholder:
			'curl https://api.example.com/oauth/token -d grant_type=password -d username=${username} -d password=${password}',
		hint: 'Write ${username}, ${password}, ${clientId}, ${clientSecret} or ${scope}: their fields then appear. Other names go under Further Values.',
		typeOptions: { rows: 8 },
		show: CURL,
	}),
	text({
		name: 'username',
		displayName: 'Username',
		description: 'Value of ${username}',
		...ofCommand('username'),
	}),
	masked({
		name: 'password',
		displayName: 'Password',
		description: 'Value of ${password}',
		...ofCommand('password'),
	}),
	text({
		name: 'clientId',
		displayName: 'Client ID',
		description: 'Value of ${clientId}',
		...ofCommand('clientId'),
	}),
	masked({
		name: 'clientSecret',
		displayName: 'Client Secret',
		description: 'Value of ${clientSecret}',
		...ofCommand('clientSecret'),
	}),
	text({
		name: 'scope',
		displayName: 'Scope',
		description: 'Value of ${scope}',
		...ofCommand('scope'),
	}),
	text({
		name: 'cookieName',
		displayName: 'Cookie Name',
		description:
			'Name of the session cookie, if the session is a cookie, as -c suggests. Leave empty if the token is in the answer.',
		placeholder: 'JSESSIONID',
		displayOptions: {
			show: {
				...CURL,
				curlCommand: [' -c ', ' --cookie-jar '].map((includes) => ({ _cnd: { includes } })),
			},
		},
	}),
	text({
		name: 'baseUrl',
		displayName: 'Base URL',
		description: 'Address of the API, before the paths of its endpoints',
		hint: 'If empty: the server of the command',
		placeholder: 'https://api.example.com/v1',
		show: CURL,
	}),
];
