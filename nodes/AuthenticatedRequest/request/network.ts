import { type NetworkSettings, proxyFrom } from '../../../credentials/engine/n8n/network';
import { invalidParameter } from '../call/callErrors';

/** The options that say how to reach the API. */
export interface NetworkOptions {
	allowUnauthorizedCerts?: boolean;
	proxy?: string;
	/** How long to wait for an answer, in milliseconds. */
	timeout?: number;
}

/** Returns the settings for n8n's HTTP layer. Throws errors that name the option. */
export function networkFrom({
	proxy,
	allowUnauthorizedCerts,
	timeout,
}: NetworkOptions): NetworkSettings {
	const network: NetworkSettings = {};
	if (typeof timeout === 'number' && timeout > 0) network.timeout = timeout;
	if (allowUnauthorizedCerts) network.skipSslCertificateValidation = true;
	if (proxy) network.proxy = readProxy(String(proxy).trim());
	return network;
}

function readProxy(text: string): NonNullable<NetworkSettings['proxy']> {
	if (!/^https?:\/\//i.test(text) || !URL.canParse(text))
		throw invalidParameter('Proxy', 'must be a URL such as http://proxy.example.com:3128');
	const { username, password } = new URL(text);
	if (!isEncoded(username) || !isEncoded(password))
		throw invalidParameter(
			'Proxy',
			'has a "%" in its user name or password that encodes nothing. Write %25 for the character itself',
		);
	const settings = proxyFrom(text);
	const { auth } = settings;
	if (auth === undefined) return settings;
	return {
		...settings,
		auth: { username: withPercent(auth.username), password: withPercent(auth.password) },
	};
}

/** True if a text can be percent-decoded as UTF-8. */
function isEncoded(text: string): boolean {
	try {
		return decodeURIComponent(text) !== undefined;
	} catch {
		return false;
	}
}

/** Escapes percent signs. n8n builds a URL again, encodes all but percent signs, and decodes it. */
function withPercent(text: string): string {
	return text.replace(/%/g, '%25');
}
