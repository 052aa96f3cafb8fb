import type { CompleteSettings, KnownSettings } from './definition';

const AUTHORIZATION = 'Authorization';
const COOKIES = /^Cookie: /i;
/** Matches a request that already names the token. */
const NAMES_TOKEN = /\$\{[^}]*[tT]oken\b/;

/** Adds the settings that follow from those of a login, under the names of Token Login's fields. */
export function withUsualSettings({ step, ...settings }: KnownSettings): CompleteSettings {
	const { baseUrl = '${address}', loginHeaders, successPath, tokenFrom, tokenPath } = settings;
	const isCookie = tokenFrom === 'cookie';
	const { tokenName = isCookie ? tokenPath : AUTHORIZATION } = settings;
	// An API with one address for all requests has no login URL of its own.
	const { loginUrl = baseUrl } = settings;
	const has = (prefix: string) => Object.keys(settings).some((name) => name.startsWith(prefix));
	const all: CompleteSettings = {
		baseUrl,
		loginUrl,
		...(tokenName !== AUTHORIZATION && { tokenTemplate: '${token}' }),
		...(has('assertion') && { assertionKey: '${privateKey}' }),
		...(has('renew') && {
			renewUrl: loginUrl,
			...(loginHeaders && { renewHeaders: loginHeaders }),
		}),
		...(isCookie && { tokenPlace: 'cookie', tokenName }),
		...(has('rejectedValue') && successPath && { rejectedPath: successPath }),
		...(has('release') && { releaseUrl: loginUrl }),
		...settings,
		...(step && { steps: [{ url: String(loginUrl), ...step }] }),
	};
	return saysWho(all) ? all : { ...all, ...asCallsDo(all) };
}

/** True if there is no log-out, or if it already sends the token. */
function saysWho(settings: CompleteSettings): boolean {
	const { releaseUrl, releaseHeaders, releaseQuery, releaseBody } = settings;
	const texts = [releaseHeaders, releaseQuery, releaseBody].join('\n');
	return releaseUrl === undefined || NAMES_TOKEN.test(texts);
}

/** The log-out's token and further headers: the same ones that calls carry. */
function asCallsDo(settings: CompleteSettings): CompleteSettings {
	const { tokenPlace, tokenName = AUTHORIZATION, callHeaders = '' } = settings;
	const { tokenTemplate = 'Bearer ${token}' } = settings;
	const lines = String(callHeaders).split('\n').filter(Boolean);
	if (tokenPlace === 'query')
		return { releaseQuery: `${tokenName}=\${token}`, ...releaseHeaders(lines) };
	if (tokenPlace !== 'cookie') return releaseHeaders([`${tokenName}: ${tokenTemplate}`, ...lines]);
	const token = `Cookie: ${tokenName}=\${token}`;
	const cookies = lines
		.filter((line) => COOKIES.test(line))
		.map((line) => line.replace(COOKIES, ''));
	const others = lines.filter((line) => !COOKIES.test(line));
	return releaseHeaders([[token, ...cookies].join('; '), ...others]);
}

function releaseHeaders(lines: string[]): CompleteSettings {
	return lines.length > 0 ? { releaseHeaders: lines.join('\n') } : {};
}
