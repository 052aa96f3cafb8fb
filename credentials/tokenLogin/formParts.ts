import type { INodeProperties } from 'n8n-workflow';

/** On which values of other fields a field shows. */
export type Show = Record<string, Array<string | boolean>>;
type More = Partial<INodeProperties>;

/** A field of one line. */
export function text(
	name: string,
	displayName: string,
	description: string,
	show?: Show,
	more: More = {},
): INodeProperties {
	return {
		displayName,
		name,
		type: 'string',
		default: '',
		description,
		...(show && { displayOptions: { show } }),
		...more,
	};
}

/** A field whose value is masked. */
export function masked(
	name: string,
	displayName: string,
	description: string,
	show?: Show,
): INodeProperties {
	return text(name, displayName, description, show, { typeOptions: { password: true } });
}

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

/** A choice; the first option is the default unless another is given. */
export function choice(
	name: string,
	displayName: string,
	description: string,
	options: Array<[value: string, name: string, description?: string]>,
	show?: Show,
	fallback = options[0][0],
): INodeProperties {
	return {
		displayName,
		name,
		type: 'options',
		options: options.map(([value, label, about]) => ({
			name: label,
			value,
			...(about && { description: about }),
		})),
		default: fallback,
		description,
		...(show && { displayOptions: { show } }),
	};
}

/** A switch that opens a group of further fields. */
export function heading(
	name: string,
	displayName: string,
	description: string,
	show?: Show,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'boolean',
		default: false,
		description,
		...(show && { displayOptions: { show } }),
	};
}

export const BODY_TYPES: Array<[string, string, string?]> = [
	['auto', 'Automatic', 'JSON if it begins with { or [, XML if with <, else a form'],
	['form', 'Form', 'One name=value a line; encoded for you'],
	['json', 'JSON', 'As in the documentation, with placeholders for the values'],
	['none', 'None'],
	['raw', 'Raw Text'],
	['xml', 'XML', 'Values are escaped for you'],
];

export const METHODS: Array<[string, string]> = [
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
			'Query parameters, one name=value a line',
			show,
			'scope=${scope}',
		),
		lines(
			`${prefix}Headers`,
			`${label} Headers`,
			'Headers, one "Name: value" a line. Content-Type and Accept are set for you.',
			show,
			'X-Api-Key: ${apiKey}',
		),
		choice(bodyType, `${label} Body Type`, 'How the body is written', BODY_TYPES, show),
		lines(
			`${prefix}Body`,
			`${label} Body`,
			'The body. For JSON and XML as in the documentation, with ${placeholders} for the values; for a form one name=value a line.',
			{ ...show, [bodyType]: ['auto', 'form', 'json', 'raw', 'xml'] },
			'{"user": "${username}", "password": "${password}"}',
		),
	];
}
