import type { KnownSettings } from './definition';

const AUTHORIZATION = 'Authorization';
/** A request that names the token itself. */
const NAMES_TOKEN = /\$\{[^}]*[tT]oken\b/;

/** The settings of a login with what follows from them, in Token Login's own words. */
export function withUsualSettings(settings: KnownSettings): KnownSettings {
	const { baseUrl = '${address}', tokenName = AUTHORIZATION, steps } = settings;
	// An API whose requests all go to one address gives no other.
	const { loginUrl = baseUrl } = settings;
	const has = (prefix: string) => Object.keys(settings).some((name) => name.startsWith(prefix));
	const all: KnownSettings = {
		baseUrl,
		loginUrl,
		...(tokenName !== AUTHORIZATION && { tokenTemplate: '${token}' }),
		...(has('assertion') && { assertionKey: '${privateKey}' }),
		...(has('renew') && { renewUrl: loginUrl }),
		...(has('release') && { releaseUrl: loginUrl }),
		...settings,
		...(steps && { steps: steps.map((step) => ({ url: String(loginUrl), ...step })) }),
	};
	return saysWho(all) ? all : { ...all, releaseHeaders: callHeadersOf(all) };
}

/** Whether there is nothing to log out, or the log-out has the token already. */
function saysWho(settings: KnownSettings): boolean {
	const { releaseUrl, releaseHeaders, releaseQuery, releaseBody } = settings;
	const texts = [releaseHeaders, releaseQuery, releaseBody].join('\n');
	return releaseUrl === undefined || NAMES_TOKEN.test(texts);
}

/** A log-out carries the token as calls do. */
function callHeadersOf(settings: KnownSettings): string {
	const { tokenName = AUTHORIZATION, tokenTemplate = 'Bearer ${token}', callHeaders } = settings;
	return [`${tokenName}: ${tokenTemplate}`, callHeaders].filter(Boolean).join('\n');
}
