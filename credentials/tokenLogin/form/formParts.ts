import type { INodeProperties } from 'n8n-workflow';
import { choice, type Option, type Show, text } from '../../engine/vendor/formFields';

/** The kinds of login whose request is known. */
export const PRESETS = [
	'basic',
	'cookie',
	'form',
	'json',
	'oauth2ClientCredentials',
	'oauth2Password',
	'refreshToken',
];
/** The kinds that log in at all. */
export const WITH_LOGIN = [...PRESETS, 'curl', 'custom'];

/** Shows a field while its group's switch is on. */
export const on = (group: string): Show => ({ [group]: [true] });
/** The same, for a group that only a login has. */
export const atLogin = (group: string): Show => ({ loginKind: WITH_LOGIN, ...on(group) });

/** A field of several lines. */
export function lines(
	name: string,
	displayName: string,
	description: string,
	show: Show,
	placeholder: string,
): INodeProperties {
	return text(name, displayName, description, show, { typeOptions: { rows: 4 }, placeholder });
}

/** A switch that opens a group of further fields; the hint says what is behind it. */
export function groupSwitch(
	name: string,
	displayName: string,
	description: string,
	hint: string,
	show?: Show,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'boolean',
		default: false,
		description,
		hint,
		...(show && { displayOptions: { show } }),
	};
}

/** How a body can be written. */
export const BODY_TYPES: Option[] = [
	['auto', 'Automatic', 'JSON if it begins with { or [, XML if with <, else a form'],
	['form', 'Form', 'One name=value per line; encoded for you'],
	['json', 'JSON', 'As in the documentation, with placeholders for the values'],
	['none', 'None'],
	['raw', 'Raw Text'],
	['xml', 'XML', 'Values are escaped for you'],
];

/** The methods that a login can have. */
export const METHODS: Option[] = [
	['DELETE', 'DELETE'],
	['GET', 'GET'],
	['PATCH', 'PATCH'],
	['POST', 'POST'],
	['PUT', 'PUT'],
];

/** The fields of one request; their names start with the prefix. */
export function requestFields(prefix: string, label: string, show: Show): INodeProperties[] {
	const bodyType = `${prefix}BodyType`;
	return [
		choice(
			`${prefix}Method`,
			`${label} Method`,
			'The HTTP method that the documentation names',
			METHODS,
			show,
			'POST',
		),
		lines(
			`${prefix}Query`,
			`${label} Query`,
			'Query parameters, one name=value per line',
			show,
			'scope=${scope}',
		),
		lines(
			`${prefix}Headers`,
			`${label} Headers`,
			'Headers, one "Name: value" per line. Content-Type and Accept are set for you.',
			show,
			'X-Api-Key: ${apiKey}',
		),
		choice(bodyType, `${label} Body Type`, 'How the body is written', BODY_TYPES, show),
		lines(
			`${prefix}Body`,
			`${label} Body`,
			'The body. For JSON and XML as in the documentation, with ${placeholders} for the values; for a form one name=value per line.',
			{ ...show, [bodyType]: ['auto', 'form', 'json', 'raw', 'xml'] },
			'{"user": "${username}", "password": "${password}"}',
		),
	];
}
