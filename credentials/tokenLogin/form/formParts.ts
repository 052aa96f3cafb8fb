import type { INodeProperties } from 'n8n-workflow';
import {
	choice,
	type Option,
	type Show,
	text,
	type TextField,
} from '../../engine/vendor/formFields';

/** The kinds of login with a preset request. */
export const PRESETS = [
	'basic',
	'cookie',
	'form',
	'json',
	'oauth2ClientCredentials',
	'oauth2Password',
	'refreshToken',
];
/** The kinds that send a login request. A JWT that the user signs needs none. */
export const WITH_LOGIN = [...PRESETS, 'curl', 'custom'];

/** Shows a field while its group's switch is on. */
export const on = (group: string): Show => ({ [group]: [true] });
/** The same for a group that shows only for kinds that send a login request. */
export const atLogin = (group: string): Show => ({ loginKind: WITH_LOGIN, ...on(group) });

/** A text field with several lines. */
export function lines(field: TextField): INodeProperties {
	return text({ ...field, typeOptions: { rows: 4 } });
}

/** A switch that opens a group of further fields; the hint says what is behind it. */
export function groupSwitch({
	show,
	...field
}: Omit<TextField, 'default'> & { description: string; hint: string }): INodeProperties {
	return { type: 'boolean', default: false, ...(show && { displayOptions: { show } }), ...field };
}

/** How a body can be written. */
export const BODY_TYPES: Option[] = [
	['auto', 'Automatic', 'JSON if it begins with { or [, XML if it begins with <, otherwise a form'],
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

/**
 * The fields of one request. Their names begin with the prefix, their display names with the label.
 */
export function requestFields({
	prefix,
	label,
	show,
}: {
	prefix: string;
	label: string;
	show: Show;
}): INodeProperties[] {
	const bodyType = `${prefix}BodyType`;
	return [
		choice({
			name: `${prefix}Method`,
			displayName: `${label} Method`,
			description: 'The HTTP method that the documentation names',
			options: METHODS,
			default: 'POST',
			show,
		}),
		lines({
			name: `${prefix}Query`,
			displayName: `${label} Query`,
			description: 'Query parameters, one name=value per line',
			placeholder: 'scope=${scope}',
			show,
		}),
		lines({
			name: `${prefix}Headers`,
			displayName: `${label} Headers`,
			description: 'Headers, one "Name: value" per line. Content-Type and Accept are set for you.',
			placeholder: 'X-Api-Key: ${apiKey}',
			show,
		}),
		choice({
			name: bodyType,
			displayName: `${label} Body Type`,
			description: 'How the body is written',
			options: BODY_TYPES,
			show,
		}),
		lines({
			name: `${prefix}Body`,
			displayName: `${label} Body`,
			description:
				'The body. For JSON and XML as in the documentation, with ${placeholders} for the values; for a form one name=value per line.',
			placeholder: '{"user": "${username}", "password": "${password}"}',
			show: { ...show, [bodyType]: ['auto', 'form', 'json', 'raw', 'xml'] },
		}),
	];
}
