/** A client certificate, handed to n8n's helpers, and whether they took it. */
import { asError, certificateNotSent } from '../errors';
import type { ClientCertificate, TokenFlow, Transport } from '../tokenFlow';

/**
 * A transport that shows a certificate to the server. Rejects with a `TokenFlowError` if this n8n does
 * not take it: an older one has no such option.
 *
 * @param transportWith makes the transport with what n8n is to be given
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
