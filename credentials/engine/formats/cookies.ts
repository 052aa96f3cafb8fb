/** Reads the cookies that an answer sets (RFC 6265). */

/** A cookie, which is identified by name, domain and path together (section 5.3, step 11). */
interface Cookie {
	name: string;
	value: string;
	/** The domain that it is sent to: the host of the answer if `Domain` is missing. */
	domain: string;
	path: string;
	/**
	 * How long it is kept after the answer, in ms. 0 or less deletes it. Absent: as long as the
	 * session.
	 */
	livesMs?: number;
}

/** The circumstances of an answer that its cookies are read with. */
export interface CookieScope {
	/** The URL of the request. */
	url: string;
	/** The answer's own time in epoch ms, to compare `Expires` with. */
	now: number;
	/**
	 * The path that calls begin with. Of two cookies with the same name, the one for this path
	 * counts.
	 */
	callPath?: string;
}

/** Longer lines are not read as cookies (section 6.1 asks for 4,096 bytes). */
const MAX_LINE = 16_384;

/**
 * Returns the cookies that remain after all `Set-Cookie` lines of an answer, by name. A deletion
 * affects only the cookie with the same name, domain and path. Cookies for another domain are
 * ignored (sections 5.2, 5.3). Undefined if the answer sets none.
 */
export function cookiesIn(
	setCookie: unknown,
	scope: CookieScope,
): Record<string, string> | undefined {
	if (setCookie === undefined) return undefined;
	return Object.fromEntries(cookiesLeft(setCookie, scope).map(({ name, value }) => [name, value]));
}

/**
 * Returns how long the same cookies are kept, in ms, by name. Cookies without a lifetime are left
 * out.
 */
export function cookieLivesIn(setCookie: unknown, scope: CookieScope): Record<string, number> {
	if (setCookie === undefined) return {};
	const lives = new Map(
		cookiesLeft(setCookie, scope).map(({ name, livesMs }) => [name, livesMs] as const),
	);
	return Object.fromEntries([...lives].filter(([, ms]) => ms !== undefined)) as Record<
		string,
		number
	>;
}

/** Returns the remaining cookies. Of those with the same name, the last one counts. */
function cookiesLeft(setCookie: unknown, scope: CookieScope): Cookie[] {
	const kept = new Map<string, Cookie>();
	for (const line of [setCookie].flat()) {
		const cookie = readCookie(String(line), scope);
		if (cookie === undefined) continue;
		const key = JSON.stringify([cookie.name, cookie.domain, cookie.path]);
		kept.delete(key);
		if ((cookie.livesMs ?? 1) > 0) kept.set(key, cookie);
	}
	const { callPath = '/' } = scope;
	// The last cookie with a name counts, so those for the calls' path come last, the longest path at
	// the end.
	return [...kept.values()].sort((a, b) => rank(a, callPath) - rank(b, callPath));
}

/** Ranks cookies of other paths first, then by the length of the path (section 5.4, step 2). */
function rank({ path }: Cookie, callPath: string): number {
	return isUnder(callPath, path) ? path.length : -1 / path.length;
}

/** Whether a path matches a cookie's path (section 5.1.4). */
function isUnder(path: string, folder: string): boolean {
	return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

function readCookie(line: string, { url, now }: CookieScope): Cookie | undefined {
	if (line.length > MAX_LINE) return undefined;
	const [pair, ...attributes] = line.split(';');
	const at = pair.indexOf('=');
	const name = pair.slice(0, Math.max(0, at)).trim();
	if (name === '') return undefined;
	const { hostname, pathname } = new URL(url);
	const cookie: Cookie = {
		name,
		value: pair.slice(at + 1).trim(),
		domain: hostname,
		path: defaultPath(pathname),
	};
	let age: number | undefined;
	let expires: number | undefined;
	for (const attribute of attributes) {
		const [key, ...rest] = attribute.split('=');
		const text = rest.join('=').trim();
		switch (key.trim().toLowerCase()) {
			case 'domain': {
				const domain = text.replace(/^\./, '').toLowerCase();
				if (domain === '') break;
				if (domain !== hostname && !hostname.endsWith(`.${domain}`)) return undefined;
				cookie.domain = domain;
				break;
			}
			case 'path':
				if (text.startsWith('/')) cookie.path = text;
				break;
			case 'max-age':
				if (/^-?\d+$/.test(text)) age = Number(text);
				break;
			case 'expires':
				expires = Number.isNaN(Date.parse(text)) ? expires : Date.parse(text);
				break;
		}
	}
	// Max-Age has precedence (section 5.3, step 3).
	if (age !== undefined) cookie.livesMs = age * 1000;
	else if (expires !== undefined) cookie.livesMs = expires - now;
	return cookie;
}

/** Returns the folder of the path (section 5.1.4). */
function defaultPath(pathname: string): string {
	const end = pathname.lastIndexOf('/');
	return end <= 0 ? '/' : pathname.slice(0, end);
}
