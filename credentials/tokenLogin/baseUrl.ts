import { keptNames } from './answer/keptValues';
import { fillUrl } from './request/fieldsRequest';
import type { Settings } from './settings/readSettings';
import { fillTemplate, type Lookup, STAND_INS } from './template/template';

/** Stands in for a base URL that only the login's answer gives. */
const UNKNOWN_BASE = 'https://base-url-of-the-login.invalid';

/** The base URL, from the credential or from the login's answer. */
export interface BaseUrl {
	/** Whether only the login's answer gives it; `url` is a placeholder then. */
	isFromLogin: boolean;
	url: string;
	/** The real base URL, filled in with the values of a session. */
	real: (lookup: Lookup) => string;
}

/** Reads the field "Base URL". */
export function baseUrlOf(settings: Settings, own: Lookup): BaseUrl {
	const isFromLogin = namesAny(settings.baseUrl, keptNames(settings));
	const real = (lookup: Lookup) =>
		withoutRootSlash(fillUrl('Base URL', settings.baseUrl, '', lookup));
	return { isFromLogin, url: isFromLogin ? UNKNOWN_BASE : real(own), real };
}

/**
 * Removes the slash after a server's name. The slash after a path stays, because it can be part of
 * the address (`…/graphql/`).
 */
const withoutRootSlash = (url: string) =>
	/^https?:\/\/[^/]*\/+$/i.test(url) ? url.replace(/\/+$/, '') : url.replace(/\/{2,}$/, '/');

/** True if a template uses one of these names, also as an argument of a function. */
export function namesAny(template: string, names: string[]): boolean {
	let isNamed = false;
	for (const value of STAND_INS) {
		const lookup: Lookup = (name) => {
			isNamed ||= names.includes(name);
			return value;
		};
		try {
			fillTemplate(template, { lookup, now: 0 });
		} catch {
			// A function can refuse one stand-in and accept the next.
		}
	}
	return isNamed;
}
