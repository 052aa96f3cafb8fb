import type { FieldReader } from '../../engine/vendor/fieldReader';
import { addedText } from './addedValues';
import type { Preset } from './preset';
import { withFields, withoutMissing } from './presetBody';
import type { BodyType, RequestSettings } from './settings';

/** Reads a field by its name; empty if its group is switched off. */
export type Read = (name: string) => string;

/** What the user set for the login request, and the preset for everything else. */
export interface LoginFields {
	fields: FieldReader;
	preset: Preset;
	read: Read;
	/** Whether there is no preset: the user describes the whole request. */
	isCustom: boolean;
	/** Whether a custom login sends user and password by HTTP Basic. */
	sendsBasic: boolean;
}

const hasOwnBody = ({ isCustom, read }: LoginFields) =>
	isCustom || read('loginBody') !== '' || read('loginBodyType') === 'none';

/** Reads the login request. */
export function loginOf(login: LoginFields, url: string): RequestSettings {
	const { fields, preset, read, isCustom, sendsBasic } = login;
	const isOwn = hasOwnBody(login);
	return {
		label: 'Login',
		method: read('loginMethod') || preset.method,
		url,
		query: read('loginQuery'),
		headers: read('loginHeaders'),
		bodyType: isOwn ? ((read('loginBodyType') || 'auto') as BodyType) : preset.bodyType,
		body: isOwn
			? read('loginBody')
			: withFields(preset.body, preset.bodyType, isCustom ? '' : read('loginFields')),
		basic: sendsBasic
			? { user: fields.text('loginBasicUser'), password: fields.text('loginBasicPassword') }
			: preset.basic,
	};
}

/** The preset's renewal: a POST to the login's URL with the login's headers and authentication. */
export function presetRenewalOf(login: LoginFields, request: RequestSettings): RequestSettings {
	const { preset, read } = login;
	return {
		...request,
		label: 'Renewal',
		method: 'POST',
		query: '',
		bodyType: preset.bodyType,
		// If the login sends its client elsewhere, such as in a header, so does the renewal.
		body: hasOwnBody(login)
			? withoutMissing(preset.renewBody, preset.bodyType, read('loginBody'))
			: preset.renewBody,
	};
}

/** Reads the request whose field names begin with this prefix. */
export function requestOf(label: string, prefix: string, read: Read): RequestSettings {
	return {
		label,
		method: read(`${prefix}Method`) || 'POST',
		url: read(`${prefix}Url`),
		query: read(`${prefix}Query`),
		headers: read(`${prefix}Headers`),
		bodyType: (read(`${prefix}BodyType`) || 'auto') as BodyType,
		body: read(`${prefix}Body`),
	};
}

/**
 * The renewal that the user describes, with the preset's body if that is empty. Without a URL it is
 * the preset's renewal. Undefined if there is no renewal.
 */
export function renewalOf(
	read: Read | undefined,
	preset: RequestSettings,
): RequestSettings | undefined {
	if (read === undefined) return preset.body === '' ? undefined : preset;
	const own = requestOf('Renewal', 'renew', read);
	if (own.url === '') return preset.body === '' ? own : preset;
	if (preset.body === '' || own.body !== '' || own.bodyType !== 'auto') return own;
	const { headers, body, bodyType, basic } = preset;
	return { ...own, headers: own.headers || headers, body, bodyType, basic };
}

/** Reads the requests that follow the login. */
export function stepsOf(collection: unknown): RequestSettings[] {
	const { steps } = (collection ?? {}) as { steps?: Array<Record<string, unknown>> };
	return (steps ?? []).map((step, index) => {
		const label = `Step ${index + 2}`;
		const read = (name: string) => addedText(step[name], `Steps > ${label}`, name);
		return {
			label,
			method: read('method') || 'POST',
			url: read('url'),
			query: read('query'),
			headers: read('headers'),
			bodyType: (read('bodyType') || 'auto') as BodyType,
			body: read('body'),
		};
	});
}
