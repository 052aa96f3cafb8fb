import type { IHttpRequestOptions } from 'n8n-workflow';

/** Settings of a call that its login is to share. */
export interface NetworkSettings {
	proxy?: IHttpRequestOptions['proxy'];
	skipSslCertificateValidation?: boolean;
	/** Milliseconds. */
	timeout?: number;
}

/** What the node asks for instead of a call: another token, its end, or that the known one is saved. */
export interface TokenCommand {
	kind: 'renew' | 'release' | 'save';
	done: boolean;
	/** After a release: whether the provider was told. */
	told?: boolean;
}

/** What is known of one use of a credentials object, for the hook that n8n calls next with it. */
export interface CallNote {
	/** The token that went out with the call. */
	token?: string;
	/** The call was refused before anything was sent; that says nothing of the token. */
	refused?: boolean;
	network?: NetworkSettings;
	/** The caller sends again where n8n was given nothing to save: the session is known by then. */
	sendsAgain?: boolean;
	command?: TokenCommand;
	/** The object that this one is a copy of: the user's fields are the same in both. */
	copyOf?: object;
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
	else if (typeof proxy === 'object' && proxy !== null)
		settings.proxy = proxy as NetworkSettings['proxy'];
	if (skipSslCertificateValidation === true || rejectUnauthorized === false)
		settings.skipSslCertificateValidation = true;
	return settings;
}

/** A proxy's URL as `httpRequest` wants it. Throws a `TypeError` for what is no URL. */
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
