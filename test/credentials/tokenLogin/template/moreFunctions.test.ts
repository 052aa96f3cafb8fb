/** Functions that join and take apart, and quoted text within quoted text. */
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

it.each([
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
