import { atPath } from '../../../../credentials/engine/formats/paths';
import { listPaths, listAt } from '../../../../nodes/AuthenticatedRequest/answer/listPaths';

const deep = { a: { b: { c: { d: [1], e: { f: [1] } } } } };

it.each<[string, unknown, string[]]>([
	['nothing', undefined, []],
	['a text', 'abc', []],
	['a list', [[1]], []],
	['none', { a: { b: 1 } }, []],
	[
		'the nearest first',
		{ data: { content: [], more: [1] }, links: [] },
		['links', 'data.content', 'data.more'],
	],
	['not within lists', { rows: [{ cells: [1] }] }, ['rows']],
	['four levels deep', deep, ['a.b.c.d']],
	['names that a path has to quote', { 'a.b': { 'c[0]': [1] } }, ['["a.b"]["c[0]"]']],
	['five at most', Object.fromEntries([...'abcdefg'].map((name) => [name, []])), [...'abcde']],
])('of %s', (_what, body, paths) => {
	expect(listPaths(body)).toEqual(paths);
	for (const path of paths) expect(atPath(body, path)).toBeInstanceOf(Array);
});

it.each<[unknown, RegExp]>([
	[{ list: 'x', data: { content: [] } }, /The answer has lists at: data\.content\.$/],
	[{ list: { id: 1 } }, /leads to something that is not a list\. The answer has no list: leave/],
	[[1], /The answer is a list itself: leave the path empty\.$/],
])('a wrong Items Path in %j', (body, description) => {
	expect(() => listAt(body, 'list')).toThrow(
		expect.objectContaining({
			message: 'The answer has no list at "list"',
			description: expect.stringMatching(description) as string,
		}),
	);
});

it.each<[string, unknown, unknown[] | undefined]>([
	['a list', { list: [1] }, [1]],
	['null', { list: null }, []],
	['false', { list: false }, []],
	['an empty object', { list: {} }, []],
	['nothing', { kind: 'x' }, undefined],
	['an object of numbers, as PHP writes it', { list: { 1: 'a', 10: 'b' } }, ['a', 'b']],
	['an empty list instead of the answer', [], []],
	['null instead of the answer', null, []],
])('what is at Items Path: %s', (_what, body, list) => {
	expect(listAt(body, 'list')).toEqual(list);
});
