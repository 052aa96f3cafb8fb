import type { FieldReader } from '../../engine/vendor/fieldReader';
import type { Preset } from './preset';
import { withFields, withoutMissing } from './presetBody';
import type { BodyType, RequestSettings } from './settings';

/** Reads a field by its name; empty if its group is switched off. */
export type Read = (name: string) => string;

/** What a person described of the login, and what the chosen kind sends otherwise. */
export interface LoginFields {
	fields: FieldReader;
	preset: Preset;
	read: Read;
	/** Whether the person describes all of it. */
	isCustom: boolean;
	/** Whether a custom login sends user and password by HTTP Basic. */
	sendsBasic: boolean;
}

const hasOwnBody = ({ isCustom, read }: LoginFields) =>
	isCustom || read('loginBody') !== '' || read('loginBodyType') === 'none';

/** The request of the login. */
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

/** The renewal that the chosen kind of login brings along, sent as the login is. */
export function presetRenewalOf(login: LoginFields, request: RequestSettings): RequestSettings {
	const { preset, read } = login;
	return {
		...request,
		label: 'Renewal',
		method: 'POST',
		query: '',
		bodyType: preset.bodyType,
		// A login that names its client elsewhere, as in a header, renews so too.
		body: hasOwnBody(login)
			? withoutMissing(preset.renewBody, preset.bodyType, read('loginBody'))
			: preset.renewBody,
	};
}

/** A request whose fields begin with a prefix. */
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

/** The person's own renewal, which may leave the body to the preset; else the preset's. */
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

/** The requests that follow the login. */
export function stepsOf(collection: unknown): RequestSettings[] {
	const { steps } = (collection ?? {}) as { steps?: Array<Record<string, unknown>> };
	return (steps ?? []).map((step, index) => ({
		label: `Step ${index + 2}`,
		method: String(step.method ?? '') || 'POST',
		url: String(step.url ?? ''),
		query: String(step.query ?? ''),
		headers: String(step.headers ?? ''),
		bodyType: (String(step.bodyType ?? '') || 'auto') as BodyType,
		body: String(step.body ?? ''),
	}));
}
