/** Hands a client certificate to n8n's helpers, and checks whether they took it. */
import { asError, certificateNotSent } from '../errors';
import type { ClientCertificate, TokenFlow, Transport } from '../tokenFlow';

/**
 * Returns a transport that presents the client certificate to the server. It rejects with a
 * `TokenFlowError` if n8n is too old to take the certificate.
 *
 * @param transportWith makes the transport with the options for n8n
 */
export function withCertificate(
	flow: TokenFlow,
	transportWith: (tls: { agentOptions?: ClientCertificate }) => Transport,
): Transport {
	const { provider, clientCertificate } = flow;
	if (clientCertificate === undefined) return transportWith({});
	return async (request) => {
		const { agentOptions, isTaken } = offered(clientCertificate);
		const answered = transportWith({ agentOptions })(request);
		const problem = await answered.then(
			() => undefined,
			(error: unknown) => asError(error),
		);
		if (!isTaken()) throw certificateNotSent(provider);
		if (problem !== undefined) throw problem;
		return await answered;
	};
}

/**
 * Returns the certificate as n8n's helpers take it, and a function that says whether they did. An
 * older n8n ignores it.
 */
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
