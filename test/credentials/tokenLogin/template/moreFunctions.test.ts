/** Tests functions that join and split texts, and quoted text within quoted text. */
import { fillTemplate, TemplateError } from '../../../../credentials/tokenLogin/template/template';

const NOW = Date.UTC(2026, 2, 5, 7, 8, 9, 10);
const VALUES: Record<string, string> = { user: 'ada', key: 'abcdefghijkl', emoji: 'a😀b', n: '2' };
const filled = (template: string, values = VALUES) =>
	fillTemplate(template, {
		lookup: (name) => (Object.hasOwn(values, name) ? values[name] : undefined),
		now: NOW,
	});

it.each([
	['${concat(user)}', 'ada'],
	["${concat(user, '-', key, now:epoch)}", 'ada-abcdefghijkl1772694489'],
	["${upper(concat('a', lower('B')))}", 'AB'],
	['${slice(key, 2)}', 'cdefghijkl'],
	['${slice(key, 0, 3)}', 'abc'],
	['${slice(key, -3)}', 'jkl'],
	['${slice(key, -3, -1)}', 'jk'],
	['${slice(emoji, 1, n)}', '😀'],
	['${slice(now:epochMs, -6)}', '489010'],
	["${charsAt(key, '013')}", 'abd'],
	["${charsAt(key, '013', 2)}", 'cdf'],
	['${charsAt(emoji, n)}', 'b'],
	["${half('489010')}", '244505'],
	["${half('000009')}", '000004'],
	["${form('a b&ä*')}", 'a+b%26%C3%A4*'],
	["${between('Token-> abc <- for', '-> ', ' <-')}", 'abc'],
	["${between('id=abc', 'id=')}", 'abc'],
	["${between('id=abc', 'id=', ';')}", 'abc'],
	["${part('2$60000$5a17', '$', 1)}", '60000'],
	["${part('a.b.c', '.', -1)}", 'c'],
	["${parameter('https://x.example/cb?code=a%2Bb&x=1', 'code')}", 'a+b'],
	["${parameter('/cb#access_token=sha256~a&x=1', 'access_token')}", 'sha256~a'],
	// RFC 7914 section 11, its first 32 bytes.
	[
		"${pbkdf2('passwd', 'salt', 1)}",
		'55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc',
	],
	// The maker's example of a FRITZ!Box: 2$10000$5A1711$2000$5A1722, 1example!
	[
		"${pbkdf2(concat('hex:', pbkdf2('1example!', 'hex:5A1711', 10000)), 'hex:5A1722', 2000)}",
		'1798a1672bca7c6463d6b245f82b53703b0f50813401b03e4045a5861e689adb',
	],
])('%s', (template, expected) => {
	expect(filled(template)).toBe(expected);
});

it.each([
	['double quotes', '${upper("a\'b")}', "A'B"],
	['a placeholder in double quotes', '${upper("${user}x")}', 'ADAX'],
	['quoted text within a quoted text', "${upper('${concat('x', user)}-y')}", 'XADA-Y'],
	['three deep', "${upper('${lower('${upper('q')}R')}')}", 'QR'],
	['a brace within both', '${upper("${concat("}", user)}")}', '}ADA'],
	['a comma within both', "${concat('${concat('a,b', ',')}', 'c')}", 'a,b,c'],
	['the other quotes within', `\${upper('say "hi"')}`, 'SAY "HI"'],
	['an apostrophe in a word', '${upper("it\'s")}', "IT'S"],
	['joined by colons', '${upper("a":user:\'b\')}', 'A:ADA:B'],
	['empty', '<${upper("")}>', '<>'],
])('%s', (_title, template, expected) => {
	expect(filled(template)).toBe(expected);
});

it('a key in Base64 or hexadecimal counts as its bytes', () => {
	const plain = filled("${hmacSha256('key', 'x')}");
	expect(filled("${hmacSha256('base64:a2V5', 'x')}")).toBe(plain);
	expect(filled("${hmacSha256('hex:6b6579', 'x')}")).toBe(plain);
	expect(filled("${hmacSha256('hex:key', 'x')}")).not.toBe(plain);
});

it.each([
	["${between(key, 'z')}", 'the text does not have what should come before the part'],
	["${part(key, ',', 3)}", 'the text has no such part'],
	["${part(key, '', 0)}", 'the text has no such part'],
	["${parameter('/cb?x=1', 'code')}", 'the URL has no parameter of that name'],
	["${pbkdf2('p', 's', 0)}", 'the iterations must be a number from 1 to 1000000'],
	["${pbkdf2('p', 's', 1000001)}", 'the iterations must be a number from 1 to 1000000'],
	['${slice(key)}', 'it is slice(text, start, end)'],
	['${slice(key, user)}', 'the start must be a whole number'],
	['${slice(key, 1.5)}', ''],
	["${charsAt(key, 'x')}", 'the positions must be digits'],
	["${charsAt(user, '9')}", 'the text is too short'],
	["${half('1.5')}", 'the text is not a whole number'],
	['${concat()}', 'it is concat(text, …)'],
	["${concat('a', )}", 'it is concat(text, …)'],
])('%s is told: %s', (template, words) => {
	expect(() => filled(template)).toThrow(TemplateError);
	expect(() => filled(template)).toThrow(words);
});

it('an API key is obfuscated by the time, as a person would write the steps down', () => {
	const apiKey = 'A1b2C3d4E5f6';
	const digits = String(NOW).slice(-6);
	const shifted = String(Number(digits) >> 1).padStart(6, '0');
	const expected = [
		...Array.from(digits, (digit) => apiKey[Number(digit)]),
		...Array.from(shifted, (digit) => apiKey[Number(digit) + 2]),
	].join('');
	const template =
		'${concat(charsAt(apiKey, slice(now:epochMs, -6)), charsAt(apiKey, half(slice(now:epochMs, -6)), 2))}';
	expect(filled(template, { apiKey })).toBe(expected);
});
