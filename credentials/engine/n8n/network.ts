/**
 * Decides whose proxy and certificate settings apply. A login uses only the credential's own
 * settings (or n8n's), never a workflow's. A call that carries a password or key uses a workflow's
 * proxy only if the proxy can't read it. A workflow's author may use a credential but must not read
 * it.
 */
import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { carriesLogin } from '../attach/carriesLogin';
import { type OutgoingRequest, targetUrl } from '../attach/outgoingRequest';
import { invalidConfiguration } from '../errors';
import type { Attachment, TokenFlow } from '../tokenFlow';

/** Network settings of requests. */
export interface NetworkSettings {
	proxy?: IHttpRequestOptions['proxy'];
	skipSslCertificateValidation?: boolean;
	/** How long to wait for an answer, in milliseconds. */
	timeout?: number;
	/** A client certificate. */
	agentOptions?: IHttpRequestOptions['agentOptions'];
}

/** The credential's fields for the network, as `networkFields` names them. */
export const NETWORK_FIELDS = ['proxy', 'ignoreSSLIssues'];

/** Returns the credential's own settings. Throws if "Proxy" is not the URL of a proxy. */
export function networkOfCredential(
	provider: string,
	{ proxy, ignoreSSLIssues }: ICredentialDataDecryptedObject,
): NetworkSettings {
	const network: NetworkSettings = {};
	if (ignoreSSLIssues === true) network.skipSslCertificateValidation = true;
	const text = typeof proxy === 'string' ? proxy.trim() : '';
	if (text === '') return network;
	if (!/^https?:\/\//i.test(text) || !URL.canParse(text) || /%(?![\da-f]{2})/i.test(text))
		throw invalidConfiguration(
			provider,
			'the field "Proxy" must be a URL such as http://proxy.example.com:3128 (a percent sign in its password is written %25). Correct it in the credential.',
		);
	return { ...network, proxy: proxyFrom(text) };
}

/**
 * Converts the URL of a proxy to the form that `httpRequest` takes. Throws a `TypeError` if it is
 * not a URL.
 */
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

/** Decodes percent-encoding. A percent sign that encodes nothing is kept. */
function decoded(text: string): string {
	return text.replace(/(?:%[\da-f]{2})+/gi, (codes) => {
		try {
			return decodeURIComponent(codes);
		} catch {
			return codes;
		}
	});
}

/** Returns the secrets in the credential's network settings. */
export function secretsOfNetwork({ proxy }: ICredentialDataDecryptedObject): string[] {
	if (typeof proxy !== 'string' || !URL.canParse(proxy)) return [];
	const { password } = new URL(proxy);
	return password === '' ? [] : [password];
}

/** Converts network settings for n8n's deprecated helper. */
export function legacyNetwork({
	proxy,
	skipSslCertificateValidation,
	agentOptions,
}: NetworkSettings) {
	return {
		...(agentOptions !== undefined && { agentOptions }),
		...(proxy !== undefined && { proxy: proxyUrl(proxy) }),
		...(skipSslCertificateValidation === true && { rejectUnauthorized: false }),
	};
}

function proxyUrl({ protocol = 'http', host, port, auth }: NonNullable<NetworkSettings['proxy']>) {
	const user = auth
		? `${encodeURIComponent(auth.username)}:${encodeURIComponent(auth.password)}@`
		: '';
	return `${protocol}://${user}${host}:${port}`;
}

/**
 * Returns the settings of one call: each is the node's own if the node sets it, else the
 * credential's.
 */
export function networkOfCall(
	ofCredential: NetworkSettings,
	ofNode: NetworkSettings,
): NetworkSettings {
	return { ...ofCredential, ...ofNode };
}

/** Returns the node's own settings in a request that another node built, in either shape. */
export function networkOf(request: OutgoingRequest): NetworkSettings {
	const { proxy, skipSslCertificateValidation } = request;
	const { rejectUnauthorized } = request as { rejectUnauthorized?: unknown };
	return {
		...(proxy && { proxy }),
		...((skipSslCertificateValidation === true || rejectUnauthorized === false) && {
			skipSslCertificateValidation: true,
		}),
	};
}

/** Adds the credential's settings to a request of another node. The node's own proxy is kept. */
export function applyNetwork(request: OutgoingRequest, ofCredential: NetworkSettings): void {
	const ofNode = networkOf(request);
	const { proxy, skipSslCertificateValidation } = ofCredential;
	// HTTP Request builds requests of the older shape.
	const isLegacy = request.uri !== undefined;
	if (proxy !== undefined && ofNode.proxy === undefined)
		Object.assign(request, isLegacy ? legacyNetwork({ proxy }) : { proxy });
	if (skipSslCertificateValidation === true)
		Object.assign(
			request,
			isLegacy ? { rejectUnauthorized: false } : { skipSslCertificateValidation },
		);
}

/**
 * Throws if the node's own proxy could read a password or key that the call carries: over http, or
 * if certificates are not checked.
 *
 * @param attachmentOf returns what the credential adds; called only if the node has a proxy
 */
export function requireSafeRoute(
	flow: TokenFlow,
	attachmentOf: () => Attachment,
	request: OutgoingRequest,
	ofCredential: NetworkSettings,
	ofNode: NetworkSettings,
): void {
	if (ofNode.proxy === undefined || !carriesLogin(flow, attachmentOf())) return;
	const { skipSslCertificateValidation } = networkOfCall(ofCredential, ofNode);
	const isHttps = /^https:/i.test(targetUrl(request));
	if (isHttps && skipSslCertificateValidation !== true) return;
	throw invalidConfiguration(
		flow.provider,
		`its calls carry a password or key, which the node's proxy could read${isHttps ? ' while certificates are not checked' : ' over http'}. Enter the proxy in the credential's field "Proxy" instead of the node's.`,
	);
}
