/**
 * Encodings of a secret that a server can think of. None of them shows the secret, whichever
 * function masks the text.
 */
import { redact, redactor, redactValue } from '../../credentials/engine/secrets';

const ODD = 'p"ä&s w+or/d\\%7';
const SECRETS: Record<string, string> = {
	'a password': ODD,
	'what an API issued': 'tok_9f8E7d6C5b4A.x/y+z=',
	'four characters': 'pä$4',
	'pattern characters': '[x]{2}',
	composed: 'pässwörd-Ünï7',
	decomposed: 'pässwörd-Ünï7'.normalize('NFD'),
	'other letters': '密码是很长的秘密123',
	'pass phrase': 'correct horse battery staple',
	digits: '8273645019',
	'what looks encoded': '100%25-of%20it',
};

const bytesOf = (text: string) => [...Buffer.from(text)];
const hex = (text: string, write: (digits: string) => string) =>
	bytesOf(text)
		.map((byte) => write(byte.toString(16).padStart(2, '0')))
		.join('');
const codes = (text: string, write: (code: number) => string, between = '') =>
	Array.from(text, (one) => write(one.codePointAt(0) ?? 0)).join(between);
const bits = (text: string) => bytesOf(text).map((byte) => byte.toString(2).padStart(8, '0'));
const base64 = (text: string) => Buffer.from(text).toString('base64');
const lines = (text: string, length: number, end: string) =>
	text.replace(new RegExp(`.{${length}}(?=.)`, 'g'), `$&${end}`);

const WRITINGS: Record<string, (text: string) => string> = {
	'decimal with points': (text) => bytesOf(text).join('.'),
	'decimal with strokes': (text) => bytesOf(text).join('/'),
	'decimal with hyphens': (text) => bytesOf(text).join('-'),
	'signed bytes': (text) => `[${[...new Int8Array(Buffer.from(text))].join(', ')}]`,
	'hexadecimal with points': (text) => hex(text, (digits) => `${digits}.`),
	'hexadecimal with underscores': (text) => hex(text, (digits) => `_${digits}`),
	'hexadecimal in angles': (text) => hex(text, (digits) => `<${digits}>`),
	'hexadecimal of assemblers': (text) => hex(text, (digits) => `0${digits}h, `),
	'hexadecimal with dollars': (text) => hex(text, (digits) => `$${digits} `),
	'hexadecimal colours': (text) => hex(text, (digits) => `#${digits}`),
	'octal of Python': (text) =>
		bytesOf(text)
			.map((byte) => `0o${byte.toString(8)}`)
			.join(' '),
	'bits of Python': (text) =>
		bits(text)
			.map((one) => `0b${one}`)
			.join(' '),
	'bits in a row': (text) => bits(text).join(''),
	'calls of PHP': (text) =>
		bytesOf(text)
			.map((byte) => `chr(${byte})`)
			.join('.'),
	'calls of Basic': (text) => codes(text, (code) => `ChrW(${code})`, ' & '),
	'points of Unicode in angles': (text) =>
		codes(text, (code) => `<U+${code.toString(16).padStart(4, '0')}>`),
	'points of Unicode by Perl': (text) => codes(text, (code) => `\\N{U+${code.toString(16)}}`),
	'a numbered object': (text) => JSON.stringify(new Uint8Array(Buffer.from(text))),
	"Node's buffer": (text) => JSON.stringify(Buffer.from(text)),
	'decomposed, too': (text) => text.normalize('NFD'),
	'composed, too': (text) => text.normalize('NFC'),
	'Base64 in two lines of JSON': (text) =>
		JSON.stringify(lines(base64(`a user of many letters: ${text}`), 44, '\n')),
	'Base64 in two lines of JSON in JSON': (text) =>
		JSON.stringify(JSON.stringify(lines(base64(`a user of many letters: ${text}`), 44, '\r\n'))),
};

describe.each(Object.entries(WRITINGS))('%s', (_writing, write) => {
	it.each(Object.entries(SECRETS))('%s', (_kind, secret) => {
		const text = write(secret);
		const shown = redact(`before ${text} after`, [secret]);
		expect(shown).toMatch(/^before .{0,40}\*{5}.{0,40} after$/s);
		const rest = shown.replace(/before|after|[^\p{L}\p{N}]/gu, '');
		expect(rest.replace(/typeBufferdata|NU|U/, '').length).toBeLessThan(26);
	});
});

/**
 * A secret that lost characters on the way is masked if eight characters of it, or their places,
 * are left.
 */
it.each([
	['question marks', 'p?ssw?rd-?n?7'],
	['a question mark for each byte', 'p??ssw??rd-??n??7'],
	['U+FFFD', 'p\uFFFDssw\uFFFDrd-\uFFFDn\uFFFD7'],
	['nothing', 'psswrd-n7'],
	['Latin-1 in Base64', Buffer.from('ada:pässwörd-Ünï7', 'latin1').toString('base64')],
	['Latin-1 in hexadecimal', Buffer.from('ada:pässwörd-Ünï7', 'latin1').toString('hex')],
])('letters beyond ASCII as %s', (_way, text) => {
	expect(redact(`before ${text} after`, ['pässwörd-Ünï7'])).toBe('before ***** after');
});

it('mathematical letters, and letters in full width', () => {
	const bold = codes('token9f8e7d', (code) =>
		code >= 97 ? String.fromCodePoint(0x1d41a - 97 + code) : String.fromCharCode(code),
	);
	expect(redact(`it said ${bold}!`, ['token9f8e7d'])).toBe('it said *****!');
	const wide = codes('100%25-of%20it', (code) => String.fromCharCode(code + 0xfee0));
	expect(redact(`it said ${wide}!`, ['100%25-of%20it'])).toBe('it said *****!');
});

describe('parsed JSON', () => {
	const mask = redactor([ODD]);
	const own = bytesOf(ODD);
	it.each<[string, unknown, unknown]>([
		['bytes', { sent: own }, { sent: '*****' }],
		['bytes among others', [1, 2, 3, ...own, 4], '*****'],
		['a buffer', Buffer.from(ODD).toJSON(), { type: 'Buffer', data: '*****' }],
		['a numbered object', { ...own }, '*****'],
		['characters', { sent: [...ODD] }, { sent: '*****' }],
		['pieces', { sent: ['x', ODD.slice(0, 7), ODD.slice(7)] }, { sent: 'x*****' }],
		['whole ones among texts', ['a', `b ${ODD}`, 'c'], ['a', 'b *****', 'c']],
		['numbers that say nothing', [1, 2, 3, 4, 5], [1, 2, 3, 4, 5]],
		[
			'other values',
			{ a: [true, null, 'x', { b: [] }], 0: {} },
			{ a: [true, null, 'x', { b: [] }], 0: {} },
		],
	])('%s', (_kind, value, expected) => {
		expect(redactValue(value, mask)).toEqual(expected);
	});
});

/**
 * Guards against running time that grows with the square of the text. Each of these took
 * milliseconds.
 */
it.each(['1', '01', '7-', 'chr(112).', '"0":112,', '<U+0070>', '-1,', '😀', '0x', 'h '])(
	'reads a hundred thousand characters of %s',
	(piece) => {
		const text = piece.repeat(100_000 / piece.length);
		expect(redact(text, [ODD])).toBe(text);
	},
);
