/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
import { validateHeaderName, validateHeaderValue } from 'http';
import { headerProblem, trimValue } from '../../../../credentials/engine/formats/headerSyntax';

it.each([
	['X-A', 'plain'],
	["x_a.b~!#$%&'*+^`|", ''],
	['X-A', 'tab\tand "é" ÿ \x80'],
	['X-A', '  white space around \r\n'],
])('%s: %j can be sent', (name, value) => {
	expect(headerProblem(name, value)).toBeUndefined();
	validateHeaderName(name);
	validateHeaderValue(name, trimValue(value));
});

it.each([
	['X N', 'v', 'its name has a space (U+0020) at position 2'],
	['X-A:', 'v', 'its name has ":" (U+003A) at position 4'],
	['Größe', 'v', 'its name has "ö" (U+00F6) at position 3'],
	['X\u2013A', 'v', 'its name has "–" (U+2013) at position 2'],
	['(a)', 'v', 'its name has "(" (U+0028) at position 1'],
	['', 'v', 'it has no name'],
	['X-A', 'Preis €5', 'its value has "€" (U+20AC) at position 7'],
	['X-A', 'T\u2013secret', 'its value has "–" (U+2013) at position 2'],
	['X-A', 'a\nb', 'its value has a line break (U+000A) at position 2'],
	['X-A', 'a\r\nX-B: c', 'its value has a line break (U+000D) at position 2'],
	['X-A', 'a\u200Bb', 'its value has a character (U+200B) at position 2'],
	['X-A', '\0', 'its value has a character (U+0000) at position 1'],
	['X-A', 'ok 😀', 'its value has "😀" (U+1F600) at position 4'],
	['X-A', '日本', 'its value has "日" (U+65E5) at position 1'],
])("%s: %j can't", (name, value, expected) => {
	const problem = String(headerProblem(name, value));
	expect(problem).toContain(expected);
	expect(problem).not.toContain('secret');
	expect(() => {
		validateHeaderName(name);
		validateHeaderValue(name, value);
	}).toThrow();
});
