import { asError, textIn } from './errors';

/** Words for Node's error codes (libuv, DNS, TLS and streams). */
const WORDS: Record<string, string> = {
	ECONNREFUSED: 'the connection was refused',
	ECONNRESET: 'the connection was closed',
	ECONNABORTED: 'no answer in time',
	EPIPE: 'the connection was closed',
	ETIMEDOUT: 'no connection in time',
	EHOSTUNREACH: "the host can't be reached",
	ENETUNREACH: "the network can't be reached",
	ENOTFOUND: 'the host name is unknown',
	EAI_AGAIN: 'the host name could not be looked up',
	EADDRNOTAVAIL: 'the address is not available',
	EPROTO: 'the server does not speak TLS at this address',
	ERR_CANCELED: 'the execution was stopped',
	ERR_STREAM_PREMATURE_CLOSE: 'the answer broke off',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is self-signed',
	SELF_SIGNED_CERT_IN_CHAIN: 'a certificate in the chain is self-signed',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: "the certificate can't be verified",
	CERT_HAS_EXPIRED: 'the certificate has expired',
	ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another host name',
};

/** The reason if an answer came completely by HTTP, but its XML has no end. */
export const XML_CUT = 'its XML has no end';
/** The reason if the answer can't be read as HTTP. The message of Node's parser follows it. */
export const NOT_HTTP = 'the answer is not valid HTTP';
/** What Node's parser says if all headers together are too long (llhttp, `HPE_HEADER_OVERFLOW`). */
export const HEADERS_TOO_LONG = 'Header overflow';
/** The reason if an answer came, but is not compressed as its header says. */
export const CANNOT_UNPACK = "the answer can't be decompressed";
/** Messages of zlib (`inflate.c`) and of Node's Brotli about bytes that they can't read. */
const UNPACKING =
	/^(?:incorrect (?:header|data|length) check|unknown compression method|invalid (?:block type|stored block|distance|code length|bit length|literal|window size)|too many length|unexpected end of file$|Decompression failed$)/;

/**
 * Says in words why no answer came. Node's codes must not stay in a message: n8n replaces a message
 * that holds one by a text of its own, which names neither who failed nor what to do (n8n-workflow,
 * `NodeError.setDescriptiveErrorMessage`).
 */
export function networkReason(error: unknown): string {
	const message = textIn(asError(error), 'message');
	const timeout = /timeout of (\d+)ms exceeded/.exec(message)?.[1];
	if (timeout !== undefined) return `no answer within ${timeout} ms`;
	if (/socket hang up|\baborted\b/.test(message)) return 'the connection was closed';
	// The message of Node's parser (llhttp) names the part that is wrong.
	const stumbled = /^Parse Error: (.*)/.exec(message)?.[1];
	if (stumbled !== undefined) return `${NOT_HTTP}: ${stumbled}`;
	if (UNPACKING.test(message)) return `${CANNOT_UNPACK} (${message})`;
	const code = textIn(error, 'code');
	if (Object.hasOwn(WORDS, code)) return WORDS[code];
	const inMessage = Object.keys(WORDS).find((known) => message.includes(known));
	if (inMessage !== undefined) return WORDS[inMessage];
	return message || code || 'it gave no reason';
}
