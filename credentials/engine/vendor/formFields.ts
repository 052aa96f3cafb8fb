/** The fields of credential forms, so that those of the same kind look the same in each. */
import type { INodeProperties } from 'n8n-workflow';

/** On which values of other fields a field shows. */
export type Show = Record<string, Array<string | boolean>>;
/** A value, its label and, if the label does not say enough, a description. */
export type Option = [value: string, name: string, description?: string];
type More = Partial<INodeProperties>;

/** For fields that can't stay empty. */
export const REQUIRED: More = { required: true };

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
		...(more.placeholder && { placeholder: `e.g. ${more.placeholder}` }),
	};
}

/** A line of help that is always there, in place of a field. */
export function notice(name: string, words: string, show?: Show): INodeProperties {
	return {
		displayName: words,
		name,
		type: 'notice',
		default: '',
		...(show && { displayOptions: { show } }),
	};
}

/** A field whose value is masked. */
export function masked(
	name: string,
	displayName: string,
	description: string,
	show?: Show,
	more: More = {},
): INodeProperties {
	return text(name, displayName, description, show, { ...more, typeOptions: { password: true } });
}

/** A number. */
export function number(
	name: string,
	displayName: string,
	description: string,
	fallback: number,
	show?: Show,
	more: More = {},
): INodeProperties {
	return {
		displayName,
		name,
		type: 'number',
		default: fallback,
		description,
		...(show && { displayOptions: { show } }),
		...more,
	};
}

/** A choice; the first option is the default unless another is given. */
export function choice(
	name: string,
	displayName: string,
	description: string,
	options: Option[],
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

/** The address that all paths of an API follow. */
export function baseUrlField(
	description: string,
	placeholder: string,
	more: More = {},
): INodeProperties {
	return text('baseUrl', 'Base URL', description, undefined, {
		required: true,
		placeholder,
		...more,
	});
}

/** Who logs in, and the password. */
export function userFields(
	usernameDescription: string,
	passwordDescription: string,
	show?: Show,
): INodeProperties[] {
	return [
		text('username', 'Username', usernameDescription, show, REQUIRED),
		masked('password', 'Password', passwordDescription, show, REQUIRED),
	];
}

/** Which of its ways to log in a vendor's credential takes; the first is the default. */
export function authMethodField(
	description: string,
	options: Option[],
	fallback?: string,
): INodeProperties {
	return choice('authMethod', 'Authentication Method', description, options, undefined, fallback);
}

/** How a credential's requests go over the network: the last fields of each form. */
export const networkFields: INodeProperties[] = [
	{
		displayName: 'Ignore SSL Issues (Insecure)',
		name: 'ignoreSSLIssues',
		type: 'boolean',
		default: false,
		description:
			'Whether to log in and call even if the certificate of the server can’t be verified. Whoever is in between can then read the login.',
	},
	text(
		'proxy',
		'Proxy',
		'Proxy for the login, its test and all calls. Leave empty for none, or for the one that n8n is set to.',
		undefined,
		{
			placeholder: 'http://proxy.example.com:3128',
			hint: 'The options of a node count for its calls only, never for the login',
		},
	),
];
