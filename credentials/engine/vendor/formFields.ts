/**
 * Builds the fields of credential forms, so that fields of the same kind look the same in each.
 * Every builder takes one object in n8n's terms for a field.
 */
import type { INodeProperties } from 'n8n-workflow';

/** The values of other fields with which a field shows. */
export type Show = Record<string, Array<string | boolean>>;
/** A value, its label, and a description if the label does not say enough. */
export type Option = [value: string, name: string, description?: string];

/** The settings of every field: n8n's own, and `show` for a field that does not always show. */
type Field<T extends INodeProperties['default']> = Omit<
	INodeProperties,
	'default' | 'options' | 'type'
> & {
	default?: T;
	show?: Show;
};
/** A line of text. The placeholder is an example, without "e.g.". */
export type TextField = Field<string>;
/** A number, which always has a value. */
export type NumberField = Field<number> & { default: number };
/** A choice. Its first option is the default unless another one is given. */
export type ChoiceField = Field<string> & { options: Option[] };

const shownOn = (show?: Show) => show && { displayOptions: { show } };

/** Builds a field for one line of text. */
export function text({ show, ...field }: TextField): INodeProperties {
	return {
		type: 'string',
		default: '',
		...shownOn(show),
		...field,
		...(field.placeholder && { placeholder: `e.g. ${field.placeholder}` }),
	};
}

/** Builds a field whose value is masked. */
export function masked(field: TextField): INodeProperties {
	return text({ ...field, typeOptions: { ...field.typeOptions, password: true } });
}

/**
 * Builds a line of help that is always visible in place of a field. Its text is the display name.
 */
export function notice({ show, ...field }: TextField): INodeProperties {
	return { type: 'notice', default: '', ...shownOn(show), ...field };
}

/** Builds a field for a number. */
export function number({ show, ...field }: NumberField): INodeProperties {
	return { type: 'number', ...shownOn(show), ...field };
}

/** Builds a field for a choice. */
export function choice({ show, options, ...field }: ChoiceField): INodeProperties {
	return {
		type: 'options',
		options: options.map(([value, name, description]) => ({
			name,
			value,
			...(description && { description }),
		})),
		...shownOn(show),
		...field,
		default: field.default ?? options[0][0],
	};
}

/** Builds the field for the address under which all paths of an API lie. */
export function baseUrlField(
	field: Omit<TextField, 'name' | 'displayName'> & { description: string; placeholder: string },
): INodeProperties {
	return text({ name: 'baseUrl', displayName: 'Base URL', required: true, ...field });
}

/** Builds the fields for the user name and the password. */
export function userFields(field: {
	usernameDescription: string;
	passwordDescription: string;
	show?: Show;
}): INodeProperties[] {
	const { usernameDescription, passwordDescription, show } = field;
	return [
		text({
			name: 'username',
			displayName: 'Username',
			description: usernameDescription,
			required: true,
			show,
		}),
		masked({
			name: 'password',
			displayName: 'Password',
			description: passwordDescription,
			required: true,
			show,
		}),
	];
}

/** Builds the field that selects one of a vendor's ways to log in. */
export function authMethodField(
	field: Omit<ChoiceField, 'name' | 'displayName'> & { description: string },
): INodeProperties {
	return choice({ name: 'authMethod', displayName: 'Authentication Method', ...field });
}

/** The fields for the network settings of a credential, which are the last ones of each form. */
export const networkFields: INodeProperties[] = [
	{
		displayName: 'Ignore SSL Issues (Insecure)',
		name: 'ignoreSSLIssues',
		type: 'boolean',
		default: false,
		description:
			'Whether to log in and call even if the certificate of the server can’t be verified. Others on the network can then read the login.',
	},
	text({
		name: 'proxy',
		displayName: 'Proxy',
		description:
			'Proxy for the login, its test and all calls. Leave empty for none, or for the one that is set in n8n.',
		placeholder: 'http://proxy.example.com:3128',
		hint: 'A node’s own option Proxy applies to its calls only, never to the login',
	}),
];
