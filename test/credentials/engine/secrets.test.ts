/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
import { deflateSync, gzipSync } from 'node:zlib';
import { beginningOf, quote, redact, redactValue } from '../../../credentials/engine/secrets';

const PHRASE = 'p"ä&s w+or/d\\%';
const bytes = (text: string, write: (digits: string) => string) =>
	[...Buffer.from(text)].map((byte) => write(byte.toString(16).padStart(2, '0'))).join('');
const octalOf = (digits: string) => parseInt(digits, 16).toString(8);
const units = (text: string, write: (code: number) => string) =>
	Array.from(text, (one) => write(one.charCodeAt(0))).join('');
const hexOf = (code: number) => code.toString(16).padStart(4, '0');
const quotedPrintable = (text: string) =>
	bytes(text, (hex) => {
		const one = String.fromCharCode(parseInt(hex, 16));
		return /[!-<>-~]/.test(one) ? one : `=${hex.toUpperCase()}`;
	});
const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const hex = Buffer.from(PHRASE).toString('hex');
/** A secret inside a longer text, at each of the places where groups of Base64 can begin. */
const within = (before: number, encoding: 'base64' | 'base64url') =>
	Buffer.from(`${'?'.repeat(before)} ada:${PHRASE}, and more of it`).toString(encoding);

it.each([
	['plain', PHRASE],
	['percent-encoded', encodeURIComponent(PHRASE)],
	['form-encoded', new URLSearchParams({ v: PHRASE }).toString().slice(2)],
	['inside JSON', JSON.stringify(PHRASE).slice(1, -1)],
	['Base64', Buffer.from(PHRASE).toString('base64')],
	['XML-escaped', 'p&quot;ä&amp;s w+or/d\\%'],
	['HTML-escaped', 'p&#34;&auml;&#x26;s&#32;w+or&#x2F;d\\%'],
	['PHP JSON', 'p\\"\\u00e4&s w+or\\/d\\\\%'],
	['JSON in JSON', JSON.stringify(JSON.stringify(PHRASE)).slice(3, -3)],
	['twice percent-encoded', encodeURIComponent(encodeURIComponent(PHRASE))],
	['Latin-1 percent-encoded', 'p%22%e4%26s+w%2bor%2fd%5c%25'],
	['UTF-8 read as Latin-1', Buffer.from(PHRASE).toString('latin1')],
	['hexadecimal', Buffer.from(PHRASE).toString('hex')],
	['HTTP Basic password', Buffer.from(`ada:${PHRASE}`).toString('base64')],
	['Base64url', Buffer.from(`??>${PHRASE}`).toString('base64url')],
	['Base64 of JSON', Buffer.from(JSON.stringify({ p: PHRASE })).toString('base64')],
	['Base64 of Base64', Buffer.from(Buffer.from(PHRASE).toString('base64')).toString('base64')],
	[
		'three times percent-encoded, byte by byte',
		bytes(
			bytes(
				bytes(PHRASE, (h) => `%${h}`),
				(h) => `%${h}`,
			),
			(h) => `%${h}`,
		),
	],
	['escaped JSON', units(PHRASE, (code) => `\\u${hexOf(code)}`)],
	['escaped JSON in capitals', units(PHRASE, (code) => `\\u${hexOf(code).toUpperCase()}`)],
	['JavaScript-escaped', bytes(PHRASE, (h) => `\\x${h}`)],
	['escape()d', units(PHRASE, (code) => `%u${hexOf(code)}`)],
	['decimal HTML', units(PHRASE, (code) => `&#${code};`)],
	['hexadecimal HTML', units(PHRASE, (code) => `&#x${code.toString(16)};`)],
	['HTML without semicolons', units(PHRASE, (code) => `&#${code}`)],
	['upper-case hexadecimal', hex.toUpperCase()],
	['mixed-case hexadecimal', hex.replace(/[a-f]/, (one) => one.toUpperCase())],
	['colon-separated hexadecimal', hex.replace(/..(?=.)/g, '$&:')],
	['spaced hexadecimal', hex.replace(/..(?=.)/g, '$& ')],
	['hexadecimal of more', Buffer.from(`ada:${PHRASE}`).toString('hex')],
	['UTF-16 hexadecimal', utf16(PHRASE).toString('hex')],
	['UTF-16LE Base64', utf16(`ada:${PHRASE}`).toString('base64')],
	['UTF-16BE Base64', utf16(PHRASE).swap16().toString('base64')],
	['UTF-16 as bytes', utf16(PHRASE).toString('latin1').slice(0, -1)],
	['quoted-printable', quotedPrintable(PHRASE)],
	['quoted-printable byte by byte', bytes(PHRASE, (h) => `=${h.toUpperCase()}`)],
	['quoted-printable in lines', quotedPrintable(PHRASE).replace(/^.{5}/, '$&=\r\n')],
	[
		'Base64 in lines',
		Buffer.from('y'.repeat(50) + PHRASE.repeat(3))
			.toString('base64')
			.replace(/.{76}/, '$&\r\n'),
	],
	...[0, 1, 2].flatMap(
		(before): Array<[string, string]> => [
			[`Base64 after ${before} more`, within(before, 'base64')],
			[`Base64url after ${before} more`, within(before, 'base64url')],
		],
	),
	['HTTP Basic user name', Buffer.from(`${PHRASE}:`).toString('base64')],
	['octal', bytes(PHRASE, (h) => `\\${octalOf(h).padStart(3, '0')}`)],
	['short octal', bytes(PHRASE, (h) => `\\${octalOf(h)}`)],
	['octal in braces', bytes(PHRASE, (h) => `\\o{${octalOf(h)}}`)],
	['octal in JSON', bytes(PHRASE, (h) => `\\\\${octalOf(h).padStart(3, '0')}`)],
	['Perl-escaped', bytes(PHRASE, (h) => `\\x{${h}}`)],
	['Python-escaped', units(PHRASE, (code) => `\\U0000${hexOf(code)}`)],
	['CSS-escaped', units(PHRASE, (code) => `\\${code.toString(16)} `).trimEnd()],
	['HTML 5', 'p&quot;&auml;&AMP;s w&plus;or&sol;d&bsol;&percnt;'],
	['HTML with many zeros', units(PHRASE, (code) => `&#${String(code).padStart(30, '0')};`)],
	['quoted-printable in small letters', bytes(PHRASE, (h) => `=${h}`)],
	['a list of hexadecimal numbers', bytes(PHRASE, (h) => `0x${h}, `).slice(0, -2)],
	['a list of bytes', [...Buffer.from(PHRASE)].join(',')],
	['bytes with spaces', [...Buffer.from(PHRASE)].join(' ')],
	['bits', bytes(PHRASE, (h) => `${parseInt(h, 16).toString(2).padStart(8, '0')} `).trimEnd()],
	['Unicode numbers', units(PHRASE, (code) => `U+${hexOf(code)} `).trimEnd()],
	['a hexadecimal dump', hex.replace(/.{4}(?=.)/g, '$& ')],
	['hexadecimal in lines', hex.repeat(2).replace(/.{16}(?=.)/g, '$&\n')],
	[
		'Base64 in groups',
		Buffer.from(PHRASE)
			.toString('base64')
			.replace(/.{4}(?=.)/g, '$& '),
	],
	['Base64 in short lines', within(0, 'base64').replace(/.{20}(?=.)/g, '$&\n ')],
	['gzip in Base64', gzipSync(PHRASE).toString('base64')],
	['deflate in Base64', deflateSync(PHRASE).toString('base64')],
	['gzip in hexadecimal', gzipSync(PHRASE).toString('hex')],
	['capital', PHRASE.toUpperCase()],
	['widely set', PHRASE.split('').join(' ')],
	['broken', PHRASE.replace(/.{6}/g, '$&<wbr>')],
])('masks the %s form', (_title, form) => {
	expect(redact(`before ${form} after ${form}`, [PHRASE])).toBe('before ***** after *****');
});

it.each(['q', 'Q'])('masks an encoded word of a header (%s)', (letter) => {
	const word = quotedPrintable(PHRASE).replace(/=20/g, '_');
	expect(redact(`=?utf-8?${letter}?${word}?=`, [PHRASE])).toBe(`=?utf-8?${letter}?*****?=`);
});

it.each(['ä', '\u07ff', '\u0800', '€', '😀', 'ää', '€€', '😀😀'])(
	'masks a secret that ends in %s, and nothing after it',
	(end) => {
		const secret = `key4${end}`;
		for (const form of [
			secret,
			encodeURIComponent(secret),
			Buffer.from(secret).toString('latin1'),
			JSON.stringify(secret).slice(1, -1),
		])
			expect(redact(`<${form}>shown`, [secret])).toBe('<*****>shown');
	},
);

it('masks the longer of two that overlap whole', () => {
	expect(redact('abcdefgh', ['abcd', 'abcdefgh'])).toBe('*****');
	expect(redact('abcdefgh', ['abcdefgh', 'abcd'])).toBe('*****');
});

it('takes a value with pattern characters as text', () => {
	expect(redact('axxb a.*b $&', ['a.*b'])).toBe('axxb ***** $&');
});

it('leaves what is too short to be told from plain text, and what is not there', () => {
	expect(redact('an abc of errors', ['abc', '', undefined])).toBe('an abc of errors');
});

it('masks before it cuts and before it joins lines', () => {
	const value = 'two  spaces';
	expect(quote(` a\n\n${value}\tb `, [value])).toBe('a ***** b');
	expect(quote(`${'x'.repeat(8)}${value}`, [value], 10)).toBe(`${'x'.repeat(8)}**…`);
	expect(quote('x'.repeat(301), [])).toBe(`${'x'.repeat(300)}…`);
	expect(quote('x'.repeat(300), [])).toHaveLength(300);
});

describe('a long text', () => {
	const word = 'p"ä&s w+ord%'.repeat(250);

	it('is searched as far as it can be shown, and no part of a secret is left at its end', () => {
		for (const filler of [
			'x'.repeat(9000),
			' '.repeat(9000),
			`${word} `,
			`${encodeURIComponent(word)} `,
		]) {
			for (let shift = 0; shift < 5; shift++) {
				const text = 'y'.repeat(shift) + filler.repeat(40);
				const shown = quote(text, [word]);
				expect(shown).toMatch(/^y*[x* ]*…$/);
				expect(shown.length).toBeLessThanOrEqual(301);
			}
		}
	});
});

it('masks what stands beside text that only looks encoded', () => {
	expect(redact('limit=10&key=c3po-r2d2&x=41', ['c3po-r2d2'])).toBe('limit=10&key=*****&x=41');
	expect(redact('key=c3po%2Dr2&x', ['c3po-r2'])).toBe('key=*****&x');
	expect(redact('a cafe 12 ab cd ef 99, be fed', ['secret'])).toBe('a cafe 12 ab cd ef 99, be fed');
});

/** Letters and digits alone are compared. */
it.each([
	['in capitals', 'TOK_9F8E7D6C5B4A'],
	['in small letters', 'tok_9f8e7d6c5b4a'],
	['with hyphens', 'Tok_-9f8E-7d6C-5b4A'],
	['with spaces', 'T o k _ 9 f 8 E 7 d 6 C 5 b 4 A'],
	['with invisible characters', 'Tok_9f\u200b8E7d\u00ad6C5b\u20604A'],
	['in lines', 'Tok_9f\r\n\t8E7d6C\r\n\t5b4A'],
	['in lines of JSON', 'Tok_9f\\n  8E7d6C\\n  5b4A'],
	['with tags', 'Tok<em class="hl">_9f</em>8E7<wbr>d6C5b4A'],
	['in full width', 'Ｔｏｋ＿９ｆ８Ｅ７ｄ６Ｃ５ｂ４Ａ'],
	['with points for what is left out', 'Tok_9f8E...6c5b-4a'],
	['in UTF-7', 'Tok+AF8-9f8E7d6C5b4A'],
])('masks a token %s', (_layout, text) => {
	expect(redact(`it said ${text}`, ['Tok_9f8E7d6C5b4A'])).toMatch(
		/^it said (?:Tok\+AF8-)?\*{5}(?:\.{3}6c5b-4a)?$/,
	);
});

it('compares letters alone only if they are many, and digits alone only if all are there', () => {
	expect(redact('User name, pass word', ['user-name'])).toBe('User name, pass word');
	expect(redact('CORRECT HORSE BATTERY', ['correct-horse-battery'])).toBe('*****');
	expect(redact('4711 0815 1234 5678, 4711 0815', ['4711081512345678'])).toBe('*****, 4711 0815');
	expect(redact('on 2026-11-27 at 12', ['user20261127'])).toBe('on 2026-11-27 at 12');
});

it('masks the part that a server repeats of a secret, unless it is a word', () => {
	expect(redact('bad start p"ä&s w+', [PHRASE])).toBe('bad start *****');
	expect(redact('a wrong password', ['the-password-of-9'])).toBe('a wrong password');
	expect(redact('bad end bcdefgh1', ['abcdefgh1'])).toBe('bad end *****');
});

it.each([
	'%41',
	'\\\\',
	'&amp;',
	'QUJD',
	'Ã¤',
	'+ ',
	'&',
	'%',
	'A',
	'7022',
	'70:',
	'70 ',
	'=41',
	'=',
	'%u0041',
	'&#65',
	'\0',
	'\r\n',
	'\\1',
	'\\o{',
	'12, ',
	'QUJD ',
	'<a ',
	'<a>',
	'&plus;',
	'ａ',
])('reads a million characters of %s in time', (piece) => {
	const text = piece.repeat(Math.ceil(100_000 / piece.length));
	expect(quote(text, [PHRASE, 'x'.repeat(2_000)])).toMatch(/…$|^A|^$/);
	expect(redact(text, [PHRASE])).toBe(text);
});

it.each<[number, string[], boolean, string]>([
	[10, [], false, 'x'.repeat(10)],
	[11, [], true, 'x'.repeat(10)],
	[1_000, ['five!'], true, 'x'.repeat(10)],
	[70, ['five!'], false, 'x'.repeat(70)],
])(
	'the beginning of %d characters, of which ten are searched',
	(length, secrets, isCut, masked) => {
		expect(beginningOf('x'.repeat(length), secrets, 10)).toEqual({ masked, isCut });
	},
);

it('masks texts, numbers and names of parsed JSON, to a depth', () => {
	const mask = (text: string) => redact(text, ['12345', 'hidden']);
	const value = { hidden: ['a hidden', 12345, 1234, true, null], b: { c: 'hidden' } };
	expect(redactValue(value, mask)).toEqual({
		'*****': ['a *****', '*****', 1234, true, null],
		b: { c: '*****' },
	});
	const nested = (depth: number): unknown => (depth === 0 ? 'hidden' : [nested(depth - 1)]);
	expect(JSON.stringify(redactValue(nested(50), mask))).toBe(
		JSON.stringify(nested(50)).replace('hidden', '*****'),
	);
	expect(JSON.stringify(redactValue(nested(51), mask))).toContain('["…"]');
});
