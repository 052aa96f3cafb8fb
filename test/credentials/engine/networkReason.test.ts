import { networkReason } from '../../../credentials/engine/networkReason';

const withCode = (code: string, message = code) => Object.assign(new Error(message), { code });

it.each([
	[withCode('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:9'), 'the connection was refused'],
	[new Error('connect ECONNREFUSED 127.0.0.1:9'), 'the connection was refused'],
	[withCode('ECONNRESET', 'socket hang up'), 'the connection was closed'],
	[withCode('ECONNRESET', 'read ECONNRESET'), 'the connection was closed'],
	[new Error('aborted'), 'the connection was closed'],
	[withCode('ENOTFOUND', 'getaddrinfo ENOTFOUND nope.example'), 'the host name is unknown'],
	[withCode('ECONNABORTED', 'timeout of 50ms exceeded'), 'no answer within 50 ms'],
	[withCode('CERT_HAS_EXPIRED', 'certificate has expired'), 'the certificate has expired'],
	[new Error('something new'), 'something new'],
	['text', 'text'],
	[undefined, 'an error without a message'],
])('%s: %s', (error, words) => {
	expect(networkReason(error)).toBe(words);
});

it.each([
	['ECONNREFUSED', 'the connection was refused'],
	['ECONNRESET', 'the connection was closed'],
	['ECONNABORTED', 'no answer in time'],
	['EPIPE', 'the connection was closed'],
	['ETIMEDOUT', 'no connection in time'],
	['EHOSTUNREACH', "the host can't be reached"],
	['ENETUNREACH', "the network can't be reached"],
	['ENOTFOUND', 'the host name is unknown'],
	['EAI_AGAIN', 'the host name could not be looked up'],
	['EADDRNOTAVAIL', 'the address is not available'],
	['EPROTO', 'the server does not speak TLS at this address'],
	['ERR_CANCELED', 'the execution was stopped'],
	['ERR_STREAM_PREMATURE_CLOSE', 'the answer broke off'],
	['DEPTH_ZERO_SELF_SIGNED_CERT', 'the certificate is self-signed'],
	['SELF_SIGNED_CERT_IN_CHAIN', 'a certificate in the chain is self-signed'],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', "the certificate can't be verified"],
	['CERT_HAS_EXPIRED', 'the certificate has expired'],
	['ERR_TLS_CERT_ALTNAME_INVALID', 'the certificate is for another host name'],
])('the code %s, by itself and in a message', (code, words) => {
	expect(networkReason(withCode(code, 'x'))).toBe(words);
	expect(networkReason(new Error(`connect ${code} 127.0.0.1`))).toBe(words);
	expect(networkReason(withCode('OTHER', `connect ${code}`))).toBe(words);
});

it.each<[unknown, string]>([
	[withCode('toString', ''), 'toString'],
	[withCode('OTHER', ''), 'OTHER'],
	[withCode('OTHER', 'in words'), 'in words'],
	[new Error(''), 'it gave no reason'],
	[withCode('ENOTFOUND', 'timeout of 7ms exceeded'), 'no answer within 7 ms'],
	[withCode('ENOTFOUND', 'it was aborted'), 'the connection was closed'],
	[new Error('abortedness'), 'abortedness'],
])('%p: %s', (error, words) => {
	expect(networkReason(error)).toBe(words);
});
