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
	[undefined, 'undefined'],
])('%s: %s', (error, words) => {
	expect(networkReason(error)).toBe(words);
});
