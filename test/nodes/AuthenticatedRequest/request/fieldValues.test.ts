import {
	fromPairs,
	jsonObject,
	jsonValue,
	textOf,
} from '../../../../nodes/AuthenticatedRequest/request/fieldValues';
import { named } from '../../../../nodes/AuthenticatedRequest/parameters/namedEntries';

type Pair = { name: string; value?: unknown };

describe('fromPairs', () => {
	it.each<[string, Pair[] | undefined, object]>([
		['nothing', undefined, {}],
		['an empty list', [], {}],
		[
			'pairs',
			[
				{ name: 'a', value: 1 },
				{ name: 'b', value: 'x' },
			],
			{ a: 1, b: 'x' },
		],
		[
			'a name twice',
			[
				{ name: 'a', value: 1 },
				{ name: 'a', value: 2 },
			],
			{ a: [1, 2] },
		],
		['a name three times', [1, 2, 3].map((value) => ({ name: 'a', value })), { a: [1, 2, 3] }],
		[
			'a list and another',
			[
				{ name: 'a', value: [1, 2] },
				{ name: 'a', value: 3 },
			],
			{ a: [1, 2, 3] },
		],
		['a list', [{ name: 'a', value: [1, [2]] }], { a: [1, [2]] }],
		[
			'no name',
			[
				{ name: '', value: '' },
				{ name: 'b', value: 2 },
			],
			{ b: 2 },
		],
		[
			'names that differ in case',
			[
				{ name: 'a', value: 1 },
				{ name: 'A', value: 2 },
			],
			{ a: 1, A: 2 },
		],
		[
			'empty values',
			[
				{ name: 'a', value: '' },
				{ name: 'b', value: null },
				{ name: 'c', value: 0 },
			],
			{ a: '', b: null, c: 0 },
		],
		[
			'empty values twice',
			[
				{ name: 'a', value: '' },
				{ name: 'a', value: null },
			],
			{ a: ['', null] },
		],
	])('%s', (_title, parameters, expected) => {
		expect(fromPairs({ parameters }, 'X')).toEqual(expected);
	});

	// Property names that every object inherits are ordinary parameter names here.
	it.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty'])(
		'a parameter called %s',
		(name) => {
			const result = fromPairs({ parameters: [{ name, value: 'x' }] }, 'X');
			expect(Object.entries(result)).toEqual([[name, 'x']]);
		},
	);
});

it.each<[unknown, number]>([
	[undefined, 0],
	[[], 0],
	[[{ name: '' }, { name: 'a' }, { name: ' ' }, {}], 2],
])('named: of %j remain %d', (entries, expected) => {
	expect(named(entries as Pair[] | undefined, 'X')).toHaveLength(expected);
});

describe('jsonValue', () => {
	it.each<[unknown, unknown]>([
		['{"a":1}', { a: 1 }],
		[' [1, 2] ', [1, 2]],
		['"text"', 'text'],
		['5', 5],
		['null', null],
		['', {}],
		[' \n', {}],
		[{ a: 1 }, { a: 1 }],
		[[1], [1]],
		[5, 5],
		[null, null],
	])('%j', (value, expected) => {
		expect(jsonValue(value, 'JSON')).toEqual(expected);
	});

	it.each(['{a:1}', '{"a":1', "{'a':1}", 'text', '{"a":1}}', 'undefined'])('%s', (value) => {
		expect(() => jsonValue(value, 'Field X')).toThrow(
			/^The parameter "Field X" is not valid JSON \(.+\)\.$/,
		);
	});
});

describe('jsonObject', () => {
	it.each<[unknown, object]>([
		['{"a":1}', { a: 1 }],
		['', {}],
		[{ a: [1] }, { a: [1] }],
	])('%j', (value, expected) => {
		expect(jsonObject(value, 'X')).toEqual(expected);
	});

	it.each(['[1]', '5', 'null', '"a"', 'true', [1], 5, null, undefined, true])(
		'%j is none',
		(value) => {
			expect(() => jsonObject(value, 'Field X')).toThrow(
				'The parameter "Field X" must be a JSON object such as {"name": "value"}.',
			);
		},
	);
});

it.each<[unknown, string]>([
	['a', 'a'],
	['', ''],
	[0, '0'],
	[false, 'false'],
	[null, ''],
	[undefined, ''],
	[{ a: 1 }, '{"a":1}'],
	[[1, 'b'], '[1,"b"]'],
	[12n, '12'],
	[new URLSearchParams('a=b c'), 'a=b+c'],
])('textOf %p', (value, expected) => {
	expect(textOf(value)).toBe(expected);
});
