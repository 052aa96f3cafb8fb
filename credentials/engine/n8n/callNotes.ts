import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Session } from '../tokenFlow';
import { isObject } from '../values';

/** Settings of a call that its login is to share. */
export interface NetworkSettings {
	proxy?: IHttpRequestOptions['proxy'];
	skipSslCertificateValidation?: boolean;
	/** Milliseconds. */
	timeout?: number;
	/** A client certificate. */
	agentOptions?: IHttpRequestOptions['agentOptions'];
}

/**
 * What the node wants of the hooks without making a call: `obtain` a usable token, `renew` it in any
 * case, `release` it, or `save` the known one again.
 */
export interface TokenCommand {
	kind: 'obtain' | 'renew' | 'release' | 'save';
	done: boolean;
	/** After `obtain`: the session to call with. */
	session?: Session;
	/** After `release`: whether the provider ended the session. */
	endedByProvider?: boolean;
}

/** What one use of a credentials object left for the hook that n8n calls next with it. */
export interface CallNote {
	/**
	 * What became of the call: refused before anything was sent, which says nothing of the token, or
	 * handed to n8n with this token.
	 */
	outcome?: 'refused' | { sentWith: string };
	network?: NetworkSettings;
	command?: TokenCommand;
}

/** n8n hands all hooks of one call the same credentials object, and nothing else that is the same. */
const notes = new WeakMap<object, CallNote>();

/** The note of a credentials object, made if need be. */
export function noteOf(credentials: object): CallNote {
	let note = notes.get(credentials);
	if (note === undefined) notes.set(credentials, (note = {}));
	return note;
}

/**
 * The settings in a request of HTTP Request's (deprecated shape: `proxy` as text,
 * `rejectUnauthorized`) or of `httpRequest`'s. Its timeout is not taken over: HTTP Request always
 * sets one of five minutes.
 */
export function networkOf(request: Record<string, unknown>): NetworkSettings {
	const { proxy, skipSslCertificateValidation, rejectUnauthorized } = request;
	const settings: NetworkSettings = {};
	if (typeof proxy === 'string' && URL.canParse(proxy)) settings.proxy = proxyFrom(proxy);
	else if (isObject(proxy)) settings.proxy = proxy as NetworkSettings['proxy'];
	if (skipSslCertificateValidation === true || rejectUnauthorized === false)
		settings.skipSslCertificateValidation = true;
	return settings;
}

/** A proxy's URL as `httpRequest` wants it. Throws a `TypeError` if it is not a URL. */
export function proxyFrom(text: string): NonNullable<NetworkSettings['proxy']> {
	const { protocol, hostname, port, username, password } = new URL(text);
	return {
		protocol: protocol.replace(/:$/, ''),
		host: hostname,
		port: Number(port) || (protocol === 'https:' ? 443 : 80),
		...(username === ''
			? {}
			: {
					auth: { username: decoded(username), password: decoded(password) },
				}),
	};
}

/** A percent sign that encodes nothing belongs to the value. */
function decoded(text: string): string {
	return text.replace(/(?:%[\da-f]{2})+/gi, (codes) => {
		try {
			return decodeURIComponent(codes);
		} catch {
			return codes;
		}
	});
}
