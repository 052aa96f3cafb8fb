import { invalidConfiguration } from '../engine/errors';
import { FieldReader } from '../engine/vendor/fieldReader';
import { wrongFieldOf } from '../engine/vendor/wrongField';
import type { CompleteField, CompleteLogin, KnownField } from './definition';

/**
 * The name of the form field for a value of an API: `five9` and `username` give `five9Username`.
 */
export function formName(api: string, field: string): string {
	return api + field[0].toUpperCase() + field.slice(1);
}

/** True if a field is masked. */
export function isSecret({ kind }: Pick<KnownField, 'kind'>): boolean {
	return kind === 'secret' || kind === 'privateKey';
}

/**
 * Reads the values that the user entered, by their names in the definition. Throws an error that
 * names the field.
 */
export function readFields(
	{ name: api, label, fields, settings }: CompleteLogin,
	credentials: Record<string, unknown>,
): Record<string, string> {
	const reader = new FieldReader(label, credentials);
	return Object.fromEntries(
		Object.entries(fields).map(([name, field]) => [
			name,
			withoutPath(
				readField(reader, formName(api, name), field, label),
				pathAfter(name, String(settings.baseUrl)),
			),
		]),
	);
}

/** The path that a definition's base URL adds to a field's value, such as `/api`; empty if none. */
export function pathAfter(field: string, baseUrl: string): string {
	const placeholder = `\${${field}}`;
	const path = baseUrl.startsWith(`${placeholder}/`) ? baseUrl.slice(placeholder.length) : '';
	return path.includes('$') ? '' : path;
}

/**
 * Removes the path that is added to an address, or the first parts of it. Users often paste the
 * address of the page they are on.
 */
function withoutPath(address: string, added: string): string {
	const parts = added.split('/').slice(1);
	const ends = parts.map((_part, index) => `/${parts.slice(0, parts.length - index).join('/')}`);
	const end = ends.find((each) => new URL(address).pathname.endsWith(each)) ?? '';
	return address.slice(0, address.length - end.length);
}

function readField(reader: FieldReader, name: string, field: CompleteField, api: string): string {
	const { label, kind, optional, options } = field;
	if (optional && reader.text(name) === '') return '';
	if (kind === 'url') return reader.url(name, label);
	if (kind === 'secret') return reader.secret(name, label);
	const text = reader.required(name, label);
	if (kind === 'host') return hostIn(text, label, api);
	if (options !== undefined && !Object.hasOwn(options, text))
		throw invalidConfiguration(
			api,
			`the field "${label}" has no choice "${text}". Choose one of the list in the credential.`,
		);
	return text;
}

/**
 * Reads a host name, even if it was pasted with its scheme and path. Throws an error that names the
 * field.
 */
function hostIn(text: string, label: string, api: string): string {
	const host = text.replace(/^https?:\/\//i, '').replace(/[/?#].*$/, '');
	if (URL.canParse(`https://${host}`) && !/[@\s]/.test(host)) return host;
	throw wrongFieldOf(api, label, 'must be the name of a server, such as api.example.com');
}
