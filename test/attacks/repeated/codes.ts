/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
/** The encodings in which a server, a proxy, a log or a debugger can repeat a secret. */
import { deflateSync, gzipSync } from 'node:zlib';

type Write = (text: string) => string;

const bytesOf = (text: string) => [...Buffer.from(text)];
const base64 = (text: string) => Buffer.from(text).toString('base64');
const hexOf = (byte: number, digits = 2) => byte.toString(16).padStart(digits, '0');
const each = (write: (character: string, index: number) => string, between = ''): Write => {
	return (text) => Array.from(text, write).join(between);
};
const eachByte = (write: (byte: number) => string, between = ''): Write => {
	return (text) => bytesOf(text).map(write).join(between);
};
const code = (character: string) => character.codePointAt(0) ?? 0;
const broken = (length: number, by: string): Write => {
	return (text) => text.replace(new RegExp(`[^]{${length}}(?=[^])`, 'gu'), `$&${by}`);
};
const times = (count: number, write: Write): Write => {
	return (text) => Array.from({ length: count }).reduce<string>((all) => write(all), text);
};
const then =
	(...writes: Write[]): Write =>
	(text) =>
		writes.reduce((all, write) => write(all), text);
const swap16 = (text: string) => Buffer.from(text, 'utf16le').swap16();
const LONG_NAME = 'a user whose name is as long as two lines of Base64 are:';
const XML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function base32(text: string): string {
	const bits = bytesOf(text)
		.map((byte) => byte.toString(2).padStart(8, '0'))
		.join('');
	return (bits.match(/.{1,5}/g) ?? [])
		.map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[parseInt(five.padEnd(5, '0'), 2)])
		.join('');
}

function base58(text: string): string {
	const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
	let written = '';
	for (let rest = BigInt(`0x${Buffer.from(text).toString('hex')}`); rest > 0n; rest /= 58n)
		written = alphabet[Number(rest % 58n)] + written;
	return written;
}

const rot13: Write = (text) =>
	text.replace(/[a-z]/gi, (letter) =>
		String.fromCharCode(code(letter) + (/[a-m]/i.test(letter) ? 13 : -13)),
	);
const reversed: Write = (text) => [...text].reverse().join('');

/**
 * The encodings by name. Each is masked, whatever the secret, if the secret has eight letters and
 * digits.
 */
export const CODES: Record<string, Write> = {
	'as it is': (text) => text,
	Base64: base64,
	'Base64 after one byte': (text) => base64(`x${text}`),
	'Base64 after two bytes': (text) => base64(`xy${text}`),
	'Base64 without padding': (text) => base64(text).replace(/=/g, ''),
	Base64url: (text) => Buffer.from(`a:${text}`).toString('base64url'),
	'Base64 of user and password': (text) => base64(`ada:${text}`),
	'Base64 of Base64': then((text) => `ada:${text}`, times(2, base64)),
	'Base64 three times': times(3, base64),
	'Base64 four times': times(4, base64),
	'Base64 of JSON': (text) => base64(JSON.stringify({ user: 'ada', word: text })),
	'Base64 of a form': (text) => base64(`user=ada&word=${encodeURIComponent(text)}`),
	'Base64 of Base64 in JSON': (text) => base64(JSON.stringify({ a: base64(`ada:${text}`) })),
	'Base64 of hexadecimal': (text) => base64(Buffer.from(text).toString('hex')),
	'Base64 of UTF-16': (text) => Buffer.from(text, 'utf16le').toString('base64'),
	'Base64 of UTF-16, the other way round': (text) => swap16(text).toString('base64'),
	'Base64, percent-encoded': (text) => encodeURIComponent(base64(`ada:${text}?>`)),
	'Base64, every character percent-encoded': then(
		base64,
		eachByte((byte) => `%${hexOf(byte)}`),
	),
	'Base64 in JSON of PHP': (text) => base64(`ada:${text}???`).replace(/\//g, '\\/'),
	'Base64 in capitals': (text) => base64(text).toUpperCase(),
	'Base64 in small letters': (text) => base64(`ada:${text}`).toLowerCase(),
	'Base64 backwards': then(base64, reversed),
	'Base64 in lines': (text) => broken(76, '\r\n')(base64(LONG_NAME + text)),
	'Base64 in lines that are indented': (text) => broken(64, '\n    ')(base64(LONG_NAME + text)),
	'Base64 in lines of a page': (text) => broken(10, '<br>\n')(base64(text)),
	'Base64 with places to break': (text) => broken(10, '<wbr>')(base64(text)),
	'Base64 with zero-width spaces': (text) => broken(10, '\u200b')(base64(text)),
	'Base64 in texts of JavaScript': (text) => broken(16, '" +\n"')(base64(text)),
	'Base64 in a list': (text) => JSON.stringify(base64(text).match(/.{1,10}/g)).slice(2, -2),
	'Base64 with spaces': then(
		base64,
		each((one) => one, ' '),
	),
	hexadecimal: (text) => Buffer.from(text).toString('hex'),
	'hexadecimal in capitals': (text) => Buffer.from(text).toString('hex').toUpperCase(),
	'hexadecimal with colons': eachByte((byte) => hexOf(byte), ':'),
	'hexadecimal of .NET': eachByte((byte) => hexOf(byte).toUpperCase(), '-'),
	'hexadecimal of hexadecimal': times(2, (text) => Buffer.from(text).toString('hex')),
	'hexadecimal of Base64': (text) => Buffer.from(base64(text)).toString('hex'),
	'hexadecimal in texts of C': (text) => broken(16, '" "')(Buffer.from(text).toString('hex')),
	'bytes of C': eachByte((byte) => `0x${hexOf(byte)}`, ', '),
	'bytes of Go': (text) => bytesOf(text).join(' '),
	'bytes of Erlang': (text) => bytesOf(text).join(','),
	'bytes in texts of C': eachByte((byte) => `\\x${hexOf(byte)}`),
	'bytes of Python': eachByte((byte) =>
		byte > 31 && byte < 127 ? String.fromCharCode(byte) : `\\x${hexOf(byte)}`,
	),
	octal: eachByte((byte) => `\\${byte.toString(8).padStart(3, '0')}`),
	percent: encodeURIComponent,
	'percent in small letters': (text) =>
		encodeURIComponent(text).replace(/%../g, (one) => one.toLowerCase()),
	'percent twice': times(2, encodeURIComponent),
	'percent three times': times(3, encodeURIComponent),
	'percent, each byte': eachByte((byte) => `%${hexOf(byte)}`),
	'percent, vowels alone': (text) => text.replace(/[aeiou]/g, (one) => `%${hexOf(code(one))}`),
	'a form': (text) => new URLSearchParams({ a: text }).toString().slice(2),
	'percent of JavaScript': each((one) => `%u${hexOf(code(one), 4)}`),
	'HTML by names': (text) => text.replace(/[&<>"]/g, (one) => XML[one]).replace(/ä/g, '&auml;'),
	'HTML by names without semicolons': (text) =>
		text.replace(/[&<>"]/g, (one) => XML[one].slice(0, -1)).replace(/ä/g, '&auml'),
	'HTML by names, twice': (text) =>
		text.replace(/[&<>"]/g, (one) => XML[one]).replace(/&/g, '&amp;'),
	'HTML by numbers': each((one) => `&#${code(one)};`),
	'HTML by numbers without semicolons': each((one) => `&#${String(code(one)).padStart(7, '0')}`),
	'HTML in hexadecimal': each((one) => `&#x${hexOf(code(one))};`),
	'names of .NET in XML': each((one) => (/\w/.test(one) ? one : `_x${hexOf(code(one), 4)}_`)),
	'character data': (text) => `${text.slice(0, 5)}<![CDATA[${text.slice(5)}]]>`,
	'character data twice': (text) => `<![CDATA[${text.slice(0, 5)}]]><![CDATA[${text.slice(5)}]]>`,
	'an element for each character': each((one) => `<span class="c">${one}</span>`),
	'places to break': broken(5, '<wbr>'),
	'places to break by name': broken(5, '&ZeroWidthSpace;'),
	'soft hyphens by name': broken(5, '&shy;'),
	'joiners by name': broken(5, '&zwnj;'),
	comments: broken(5, '<!-- > -->'),
	'long elements': broken(5, `<i style="${'color: red; '.repeat(30)}">`),
	'what was searched for': (text) => `<em>${text.slice(0, 5)}</em>${text.slice(5)}`,
	JSON: (text) => JSON.stringify(text).slice(1, -1),
	'JSON in JSON': (text) => JSON.stringify(JSON.stringify(text)).slice(3, -3),
	'JSON of ASCII': each((one) => `\\u${hexOf(code(one), 4)}`),
	'points of JavaScript': each((one) => `\\u{${hexOf(code(one))}}`),
	'points of Python': each((one) => `\\U${hexOf(code(one), 8)}`),
	'points of CSS': each((one) => `\\${hexOf(code(one))} `),
	'texts of JavaScript that are joined': (text) => `${text.slice(0, 5)}' + '${text.slice(5)}`,
	'a list of characters': each((one) => JSON.stringify(one), ', '),
	'quoted-printable': eachByte((byte) => `=${hexOf(byte).toUpperCase()}`),
	'quoted-printable in lines': broken(6, '=\r\n'),
	'UTF-8 as Latin-1': (text) => Buffer.from(text).toString('latin1'),
	'UTF-8 as Windows-1252': (text) => new TextDecoder('windows-1252').decode(Buffer.from(text)),
	'UTF-16 as bytes': each((one) => one, '\0'),
	backwards: reversed,
	ROT13: rot13,
	capitals: (text) => text.toUpperCase(),
	'small letters': (text) => text.toLowerCase(),
	Base32: base32,
	'Base32 in the middle': (text) => base32(`ada:${text}`).toLowerCase(),
	Base58: base58,
	gzip: (text) => gzipSync(`ada:${text}`).toString('base64'),
	'zlib in hexadecimal': (text) => deflateSync(text).toString('hex'),
	lines: broken(9, '\n'),
	'lines that are indented': broken(9, '\r\n\t\t'),
	'a line of a header': broken(9, '\r\n '),
	spaces: each((one) => one, ' '),
	hyphens: each((one) => one, '-'),
	dots: each((one) => one, '.'),
	'a character a line': each((one) => one, '\n'),
	'zero-width spaces': each((one) => one, '\u200b'),
	'word joiners': each((one) => one, '\u2060'),
	'lines under letters': each((one) => `${one}\u0332`),
	'full width': (text) => text.replace(/[!-~]/g, (one) => String.fromCharCode(code(one) + 0xfee0)),
	'colours of a terminal': (text) => `${text.slice(0, 5)}\u001b[1;31m${text.slice(5)}\u001b[0m`,
	Markdown: (text) => text.replace(/[\\`*_{}[\]()#+.!|<>~-]/g, '\\$&'),
	decomposed: (text) => text.normalize('NFD'),
	'cut at the end': (text) => text.slice(0, -2),
	'cut at the beginning': (text) => text.slice(2),
};
