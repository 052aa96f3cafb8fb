/** A client certificate, shown only to the credential's own servers, at logins and calls. */

/** In PEM format; names as Node.js has them (`tls.createSecureContext`). */
export interface ClientCertificate {
	cert: string;
	/** The private key, not encrypted. */
	key: string;
	/** The authority that signed the servers' certificates; absent: the public authorities. */
	ca?: string;
}

/** The certificate as n8n's helpers take it, and whether they did: an older n8n ignores it. */
export function offered(certificate: ClientCertificate): {
	agentOptions: ClientCertificate;
	isTaken: () => boolean;
} {
	let isTaken = false;
	const agentOptions = {
		...certificate,
		get cert() {
			isTaken = true;
			return certificate.cert;
		},
	};
	return { agentOptions, isTaken: () => isTaken };
}
