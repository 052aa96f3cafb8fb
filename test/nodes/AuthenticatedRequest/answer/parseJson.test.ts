/** Parses JSON as a single text, as lines or records, and behind prefixes that servers write. */
import {
	isTooDeep,
	MAX_DEPTH,
	parseJson,
	type JsonLines,
} from '../../../../nodes/AuthenticatedRequest/answer/parseJson';

it.each<[string, JsonLines, string, unknown]>([
	['JSON', 'never', '{"a":1}', { a: 1 }],
	['no JSON', 'never', 'a', 'a'],
	['an empty text', 'perhaps', '', ''],
	['lines that are one text', 'perhaps', '[1,\n2]', [1, 2]],
	['lines', 'perhaps', '{"a":1}\n\n{"a":2}\n', [{ a: 1 }, { a: 2 }]],
	['lines where none are', 'never', '{"a":1}\n{"a":2}', '{"a":1}\n{"a":2}'],
	['lines of which one is none', 'perhaps', '{"a":1}\nb', '{"a":1}\nb'],
	['one line', 'perhaps', '{"a":1}', { a: 1 }],
	['one line of a list', 'always', '{"a":1}', [{ a: 1 }]],
	['one line that is a list', 'always', '[{"a":1}]', [{ a: 1 }]],
	['two lines that are lists', 'always', '[1]\n[2]', [[1], [2]]],
	['no line', 'always', ' \n ', ' \n '],
	['records', 'always', '\u001E{"a":1}\n\u001E{"a":2}\n', [{ a: 1 }, { a: 2 }]],
	['a record over lines', 'perhaps', '\u001E{"a":\n1}\n', [{ a: 1 }]],
	['Angular’s prefix', 'never', ')]}\',\n{"a":1}', { a: 1 }],
	['Gerrit’s', 'never', ")]}'\n[1]", [1]],
	['a prefix on the same line', 'never', ')]}\'{"a":1}', { a: 1 }],
	['Facebook’s', 'never', 'for (;;);{"a":1}', { a: 1 }],
	['a loop', 'never', ' while(1);[1]', [1]],
	['a prefix alone', 'never', 'while(1);', 'while(1);'],
	['a prefix before no JSON', 'never', 'for(;;);a', 'for(;;);a'],
	['a prefix and lines', 'perhaps', '{"a":1}\nfor(;;);{"a":1}', '{"a":1}\nfor(;;);{"a":1}'],
])('%s, %s', (_title, lines, text, expected) => {
	expect(parseJson(text, lines)).toEqual(expected);
});

const deep = (levels: number) => `${'['.repeat(levels)}${' '.repeat(10)}${']'.repeat(levels)}`;

it.each<[string, string, boolean]>([
	['as deep as can be', deep(MAX_DEPTH), false],
	['a level more', deep(MAX_DEPTH + 1), true],
	['a level more behind a prefix', `)]}'\n${deep(MAX_DEPTH + 1)}`, true],
	['a level more in a record', `\u001E${deep(MAX_DEPTH + 1)}`, true],
	['a long text', '"a"'.padStart(2 * MAX_DEPTH), false],
])('too deep: %s', (_title, text, expected) => {
	expect(isTooDeep(text)).toBe(expected);
});
