/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
/** Answers written byte by byte, as a broken or hostile server sends them. Each ends by itself. */
import { deflateRawSync, gzipSync } from 'node:zlib';
import { type Answer, json, whole } from './rawServer';

const many = (count: number, make: (index: number) => string) =>
	Array.from({ length: count }, (_each, index) => make(index)).join('');
const answer = (headers: string[], body: string | Buffer = '{}', status = '200 OK'): Answer =>
	whole(
		Buffer.concat([
			Buffer.from(
				`HTTP/1.1 ${status}\r\n${headers.map((line) => `${line}\r\n`).join('')}\r\n`,
				'latin1',
			),
			Buffer.from(body as string),
		]),
	);
const typed = (type: string, body: string | Buffer, status?: string): Answer =>
	answer([`Content-Type: ${type}`, 'Connection: close'], body, status);
const asJson = (body: string, status?: string) => typed('application/json', body, status);
const to = (location: string, status = '302 Found') =>
	answer([`Location: ${location}`, 'Content-Length: 0'], '', status);
const encoded = (encoding: string, body: Buffer): Answer =>
	answer(
		[
			`Content-Encoding: ${encoding}`,
			'Content-Type: application/json',
			`Content-Length: ${body.length}`,
		],
		body,
	);
const chunked = (body: string): Answer =>
	answer(['Transfer-Encoding: chunked', 'Content-Type: application/json'], body);
const INFORMATION = 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n';
const GOOD = '{"access_token":"tok-good-1","expires_in":3600}';
const JUNK = Buffer.from('1f8b0800deadbeef00112233445566778899', 'hex');

/** The answers, each under a name that says what is odd about it. */
export const RAW: Record<string, Answer> = {
	'nothing at all': (socket) => void socket.end(),
	'a reset': (socket) => void socket.resetAndDestroy(),
	'a reset after the head': (socket) =>
		void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n', () =>
			socket.resetAndDestroy(),
		),
	'a reset in the body': (socket) =>
		void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"a":', () =>
			socket.resetAndDestroy(),
		),
	'an answer, and then a reset': (socket) => {
		json({ ok: true })(socket);
		socket.end();
	},
	'half a status line': whole('HTTP/1.1 20'),
	'half a head': whole('HTTP/1.1 200 OK\r\nContent-Ty'),
	'no HTTP': whole('220 smtp.example ESMTP\r\n'),
	'a TLS alert': whole(Buffer.from('15030100020228', 'hex')),
	SSH: whole('SSH-2.0-OpenSSH_9.6\r\n'),
	'binary junk': whole(
		Buffer.from(
			many(64, (index) => String.fromCharCode(index * 4)),
			'latin1',
		),
	),
	'HTTP/0.9': whole('{"access_token":"t"}'),
	'HTTP/2': whole('HTTP/2 200 OK\r\n\r\n{}'),
	'HTTP/9.9': whole('HTTP/9.9 200 OK\r\n\r\n{}'),
	'lower case': whole('http/1.1 200 ok\r\n\r\n{}'),
	'lines that end in LF': whole('HTTP/1.1 200 OK\nContent-Length: 2\n\n{}'),
	'status 0': whole('HTTP/1.1 000 No\r\nContent-Length: 2\r\n\r\n{}'),
	'status 99': whole('HTTP/1.1 099 No\r\nContent-Length: 2\r\n\r\n{}'),
	'status 600': whole('HTTP/1.1 600 No\r\nContent-Length: 2\r\n\r\n{}'),
	'status 999': whole('HTTP/1.1 999 No\r\nContent-Length: 2\r\n\r\n{}'),
	'status 1000': whole('HTTP/1.1 1000 No\r\nContent-Length: 2\r\n\r\n{}'),
	'a status of words': whole('HTTP/1.1 OK 200\r\nContent-Length: 2\r\n\r\n{}'),
	'a negative status': whole('HTTP/1.1 -200 OK\r\nContent-Length: 2\r\n\r\n{}'),
	'no reason': whole('HTTP/1.1 200\r\nContent-Length: 2\r\n\r\n{}'),
	'a long reason': whole(`HTTP/1.1 400 ${'x'.repeat(8_000)}\r\nContent-Length: 2\r\n\r\n{}`),
	'204 with a body': whole('HTTP/1.1 204 No\r\nContent-Length: 2\r\n\r\n{}'),
	'205': answer(['Content-Length: 0'], '', '205 Reset'),
	'206': answer(['Content-Range: bytes 0-1/9', 'Content-Length: 2'], '{}', '206 Partial'),
	'226': answer(['Content-Length: 2'], '{}', '226 IM Used'),
	'300 without an address': answer(['Content-Length: 2'], '{}', '300 Many'),
	'304': answer([], '', '304 Not Modified'),
	'a thousand times 103': whole(
		INFORMATION.repeat(1_000) + `HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}`,
	),
	'100 and nothing more': whole('HTTP/1.1 100 Continue\r\n\r\n'),
	'103 and a reset': (socket) => void socket.write(INFORMATION, () => socket.resetAndDestroy()),
	'102 and a refusal': whole(
		'HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 403 No\r\nContent-Length: 2\r\n\r\n{}',
	),
	'two answers': whole(
		'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]',
	),
	'a header of 1 MB': answer([`X-Long: ${'a'.repeat(1_048_576)}`]),
	'ten thousand headers': answer([many(10_000, (index) => `X-${index}: a\r\n`).slice(0, -2)]),
	'a hundred cookies': answer([many(100, (index) => `Set-Cookie: c${index}=v\r\n`).slice(0, -2)]),
	'a header without a colon': answer(['X-Odd']),
	'a header without a name': answer([': odd']),
	'a header with a blank in its name': answer(['X Odd: a']),
	'a folded header': answer(['X-Odd: a\r\n b']),
	'a header with NUL': answer(['X-Odd: a\0b']),
	'a header with CR': answer(['X-Odd: a\rb']),
	'a header in UTF-8': answer(['X-Odd: \xc3\xa4\xff']),
	'headers named as parts of an object': answer([
		'__proto__: a',
		'constructor: b',
		'toString: c',
		'hasOwnProperty: d',
	]),
	'a cookie named as such': answer([
		'Set-Cookie: __proto__=a',
		'Set-Cookie: constructor=b; Expires=x; Max-Age=y',
	]),
	'an odd date': answer(['Date: never', 'Retry-After: soon', 'Age: -1']),
	'a pause of a year': answer(['Retry-After: 31536000'], '{}', '503 No'),
	'a negative pause': answer(['Retry-After: -5'], '{}', '429 No'),
	'a negative length': answer(['Content-Length: -2']),
	'a length of words': answer(['Content-Length: two']),
	'a hexadecimal length': answer(['Content-Length: 0x2']),
	'an endless length': answer([`Content-Length: ${'9'.repeat(30)}`]),
	'a length with a sign': answer(['Content-Length: +2']),
	'two lengths': answer(['Content-Length: 2', 'Content-Length: 3']),
	'two equal lengths': answer(['Content-Length: 2', 'Content-Length: 2']),
	'a list of lengths': answer(['Content-Length: 2, 2']),
	'a length and chunks': answer(
		['Content-Length: 2', 'Transfer-Encoding: chunked'],
		'2\r\n{}\r\n0\r\n\r\n',
	),
	'a length too long': answer(['Content-Length: 9'], '{}'),
	'a length too short': answer(['Content-Length: 1'], '{}'),
	'an odd transfer encoding': answer(['Transfer-Encoding: odd'], '{}'),
	'chunked twice': answer(['Transfer-Encoding: chunked, chunked'], '2\r\n{}\r\n0\r\n\r\n'),
	'chunks of gzip': answer(['Transfer-Encoding: gzip, chunked'], '2\r\n{}\r\n0\r\n\r\n'),
	'a chunk of odd size': chunked('zz\r\n{}\r\n0\r\n\r\n'),
	'a chunk of negative size': chunked('-2\r\n{}\r\n0\r\n\r\n'),
	'a chunk of endless size': chunked(`${'f'.repeat(20)}\r\n{}`),
	'a chunk too short': chunked('9\r\n{}\r\n0\r\n\r\n'),
	'a chunk without its end': chunked('2\r\n{}0\r\n\r\n'),
	'no last chunk': chunked('2\r\n{}\r\n'),
	'a long chunk extension': chunked(`2;${'x'.repeat(20_000)}\r\n{}\r\n0\r\n\r\n`),
	'many small chunks': chunked(`${many(500, () => '1\r\n \r\n')}2\r\n{}\r\n0\r\n\r\n`),
	'a trailer': chunked('2\r\n{}\r\n0\r\nX-Late: a\r\nContent-Length: 9\r\n\r\n'),
	'gzip that is none': encoded('gzip', Buffer.from(GOOD)),
	'gzip of junk': encoded('gzip', JUNK),
	'cut gzip': encoded('gzip', gzipSync(GOOD).subarray(0, 30)),
	'gzip with more behind it': encoded('gzip', Buffer.concat([gzipSync('{}'), Buffer.from('junk')])),
	'Brotli of junk': encoded('br', JUNK),
	'empty Brotli': encoded('br', Buffer.alloc(0)),
	'empty gzip': encoded('gzip', Buffer.alloc(0)),
	'zstd of junk': encoded('zstd', JUNK),
	'an unknown encoding': encoded('odd', Buffer.from('{}')),
	'raw deflate': encoded('deflate', deflateRawSync(GOOD)),
	'deflate of junk': encoded('deflate', JUNK),
	compress: encoded('compress', JUNK),
	'five encodings': encoded('gzip, gzip, gzip, gzip, gzip', gzipSync('{}')),
	'an empty body': asJson(''),
	blanks: asJson(' \r\n\t'),
	'a BOM alone': asJson('\uFEFF'),
	'cut JSON': asJson('{"access_token":"tok'),
	'cut JSON within an escape': asJson('{"access_token":"tok\\u00'),
	'JSON twice': asJson('{}{}'),
	'JSON with comments': asJson('{/* */}'),
	NaN: asJson('{"access_token":NaN}'),
	'a number': asJson('1e999'),
	'deep lists': asJson('['.repeat(20_000) + ']'.repeat(20_000)),
	'deep objects': asJson('{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000)),
	'many names': asJson(`{${many(5_000, (index) => `"k${index}":1,`)}"x":1}`),
	'a long name': asJson(`{"${'n'.repeat(100_000)}":1}`),
	'a long text': asJson(`{"error":"${'w'.repeat(100_000)}"}`, '400 No'),
	'a long number': asJson(`{"expires_in":${'9'.repeat(100_000)}}`),
	'a token of 1 MB': asJson(`{"access_token":"${'t'.repeat(1_048_576)}","expires_in":60}`),
	'a token with line ends': asJson('{"access_token":"a\\r\\nX-Evil: 1","expires_in":60}'),
	'a token with NUL': asJson('{"access_token":"a\\u0000b","expires_in":60}'),
	'a token of half a character': asJson('{"access_token":"a\\ud83db","expires_in":60}'),
	'a token that is a list': asJson('{"access_token":["a"],"expires_in":60}'),
	'a token that is an expression': asJson('{"access_token":"={{ $env }}","expires_in":60}'),
	'an odd lifetime': asJson('{"access_token":"t-odd","expires_in":{"a":-1e308}}'),
	'a lifetime of nothing': asJson('{"access_token":"t-zero","expires_in":0}'),
	'a negative lifetime': asJson('{"access_token":"t-neg","expires_in":-60}'),
	'an endless lifetime': asJson('{"access_token":"t-inf","expires_in":1e300}'),
	'names of an object': asJson(
		'{"__proto__":{"access_token":"x"},"constructor":{"a":1},"toString":1,"then":1}',
	),
	'NUL bytes': asJson('\0'.repeat(1_000)),
	'NUL in a text': asJson('{"error":"a\0b"}', '400 No'),
	'UTF-16': typed('application/json; charset=utf-16', Buffer.from('\uFEFF{}', 'utf16le')),
	'bad UTF-8': typed(
		'application/json',
		Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
	),
	'an unknown charset': typed('application/json; charset=x-odd', '{}'),
	'a type without an end': typed('application/json; charset="', '{}'),
	'a long type': typed(`application/${'x'.repeat(10_000)}`, '{}'),
	XML: typed('text/xml', '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;">]><a>&d;</a>'),
	'XML with an outer entity': typed(
		'text/xml',
		'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
	),
	'a page': typed('text/html', '<!doctype html><title>Welcome</title>'),
	'a page under an error': typed('text/html', '<!doctype html><title>Bad</title>', '502 Bad'),
	'an event stream': typed('text/event-stream', 'data: {"access_token":"x"}\n\n'),
	'a multipart': typed('multipart/mixed; boundary=a', '--a\r\n\r\n{}\r\n--a--'),
	'an image': typed('image/png', Buffer.from('89504e470d0a1a0a', 'hex')),
	'a redirect to a file': to('file:///etc/passwd'),
	'a redirect to data': to('data:application/json,{"access_token":"x"}'),
	'a redirect to a script': to('javascript:alert(1)'),
	'a redirect to another server': to('http://other.invalid:9/x', '307 Go'),
	'a redirect with a password': to('http://ada:pass-1234@other.invalid:9/x', '308 Go'),
	'a redirect to nowhere': to('http://'),
	'a redirect that is empty': to(''),
	'a redirect to a bad port': to('http://127.0.0.1:99999/x'),
	'a redirect by //': to('//other.invalid:9/x', '301 Go'),
	'a redirect by backslashes': to('\\\\other.invalid\\x'),
	'a redirect in UTF-8': to('/\xc3\xa4\xff'),
	'a long redirect': answer(
		[`Location: /${'x'.repeat(15_000)}`, 'Content-Length: 0'],
		'',
		'302 Found',
	),
	'a redirect to itself': to('?again'),
	'401 with odd challenges': answer(
		[
			'WWW-Authenticate: ',
			'WWW-Authenticate: Bearer error="',
			`WWW-Authenticate: ${'a,'.repeat(5_000)}`,
		],
		'',
		'401 No',
	),
	'407': answer(['Proxy-Authenticate: Basic'], '', '407 Proxy'),
	'408': answer(['Connection: close'], '', '408 Late'),
	'413': answer([], '', '413 Large'),
	'417': answer([], '', '417 Expect'),
	'421': answer([], '', '421 Elsewhere'),
	'426': answer(['Upgrade: h2c', 'Connection: Upgrade'], '', '426 Upgrade'),
	'431': answer([], '', '431 Headers'),
	'451': answer([], '', '451 Law'),
	'500 with a stack': typed(
		'text/plain',
		'Error: boom\n    at a (b.js:1:1)\n'.repeat(100),
		'500 No',
	),
	'511': answer([], '', '511 Portal'),
	'an upgrade that nobody asked for': answer(
		['Upgrade: websocket', 'Connection: keep-alive, Upgrade', 'Content-Length: 2'],
		'{}',
	),
	'a connection that is said to stay': (socket) => {
		socket.write(
			'HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nKeep-Alive: timeout=1e9\r\nContent-Length: 2\r\n\r\n{}',
		);
		socket.end();
	},
	'bytes one by one': (socket) => {
		for (const one of 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}') socket.write(one);
		socket.end();
	},
};
