/** Requests as Explain shows them: names and kinds of their fields, but no values. */
import {
	maskedBody,
	maskedHeader,
	maskedUrl,
} from '../../../../nodes/AuthenticatedRequest/explain/mask';

it.each([
	['https://x.example/a/b', 'https://x.example/a/b'],
	['https://x.example/a?b=1&c=', 'https://x.example/a?b=•••&c=•••'],
	['https://x.example/hunter22/b?a=hunter22', 'https://x.example/*****/b?a=•••'],
	['https://x.example/pass%20word/b#part', 'https://x.example/*****/b'],
])('%s', (url, expected) => {
	expect(maskedUrl(url, ['hunter22', 'pass word'])).toBe(expected);
});

it.each([
	['Accept', 'application/json', 'application/json'],
	['accept-language', 'de', 'de'],
	['SOAPAction', 'urn:login', 'urn:login'],
	['Content-Type', 'multipart/form-data; boundary=xyz', 'multipart/form-data; boundary=•••'],
	['Cookie', 'a=1; b=two; c', 'a=•••; b=•••; •••'],
	['Cookie', 'tok-1234', '•••'],
	['Cookie', 'a=b=c; d', 'a=•••; •••'],
	['Authorization', 'correct horse', '•••'],
	['Authorization', 'correct horse battery', '•••'],
	['Authorization', 'AWS4-HMAC-SHA256 Credential=a, SignedHeaders=b', 'AWS4-HMAC-SHA256 •••'],
	['Authorization', 'Bearer abc', 'Bearer •••'],
	['AUTHORIZATION', 'Basic abc', 'Basic •••'],
	['Authorization', 'Zoho-oauthtoken abc', 'Zoho-oauthtoken •••'],
	['Authorization', 'ab cdef', '•••'],
	['Authorization', 'Bearer', '•••'],
	['Authorization', 'Bearer ', '•••'],
	['Authorization', 'abc', '•••'],
	['X-Api-Key', 'abc', '•••'],
	['X-Api-Key', 'Bearer abc', '•••'],
])('%s: %s', (name, value, expected) => {
	expect(maskedHeader(name, value)).toBe(expected);
});

it.each<[string | undefined, Record<string, string>, string]>([
	[undefined, {}, 'no body'],
	['', {}, 'no body'],
	['{"a":1,"b":{"c":2}}', {}, 'JSON with a, b'],
	['a=1&b=2', {}, 'a form with a, b'],
	['grant_type=x', { 'Content-Type': 'text/plain' }, 'a form with grant_type'],
	['[1,2]', {}, '5 characters of text'],
	['"text"', {}, '6 characters of text'],
	['hello you', {}, '9 characters of text'],
	['a=1\nb=2', {}, '7 characters of text'],
	['<a b="1"/>', { Accept: 'x/y', 'content-type': 'text/xml' }, '10 characters of text/xml'],
	['<a/>', { 'CONTENT-TYPE': 'text/xml; charset=utf-8' }, '4 characters of text/xml'],
])('the body %j with %j', (body, headers, expected) => {
	const request = { method: 'POST' as const, url: 'https://x.example', headers };
	expect(maskedBody({ ...request, ...(body !== undefined && { body }) })).toBe(expected);
});
