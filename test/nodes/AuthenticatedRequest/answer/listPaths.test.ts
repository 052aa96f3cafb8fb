import { atPath } from '../../../../credentials/engine/formats/paths';
import {
	alsoFailed,
	failureInsteadOfList,
	listAt,
	listPaths,
	nothingAt,
} from '../../../../nodes/AuthenticatedRequest/answer/listPaths';

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

it.each<[string, unknown, unknown[] | undefined]>([
	['$', [1], [1]],
	['$.list', { list: [1] }, [1]],
	['$.list[*]', { list: [1] }, [1]],
	["$['list'][*]", { list: [1] }, [1]],
	['list.*', { list: [1] }, [1]],
	['list[]', { list: [1] }, [1]],
	['$[*]', [1], [1]],
	['$', { $: [1] }, [1]],
	['$list', { list: [1] }, undefined],
	['list.*.x', { list: [{ x: [1] }] }, undefined],
])('%s as JSONPath in %j', (path, body, list) => {
	expect(listAt(body, path)).toEqual(list);
});

it.each<[string, unknown, string]>([
	['words', { error: 'shard 3 is out' }, ', too: shard 3 is out. The list may not be complete.'],
	['no words', { list: [1] }, ', too. The list may not be complete.'],
	['many words', { error: 'bad '.repeat(300) }, 'bad…. The list may not be complete.'],
])('a list and a failure beside it: %s', (_title, body, end) => {
	const text = alsoFailed('list', body);
	expect(text.startsWith('An answer has a list at "list", but reports a failure, too')).toBe(true);
	expect(text.replace('bad …', 'bad…').endsWith(end)).toBe(true);
});

it.each<[unknown, string]>([
	[{ a: [1] }, 'which counts as an empty list. The answer has lists at: a.'],
	[{ a: 1 }, 'which counts as an empty list. The answer has no list.'],
])('nothing at the path in %j', (body, words) => {
	expect(nothingAt('b', body)).toBe(`Items Path "b" found nothing in the answer, ${words}`);
});

it.each<[string, unknown, string, string | undefined]>([
	['words', { error: 'no such table' }, 'list', 'no such table'],
	['words beside an empty list', { error: 'no such table', list: [] }, 'list', 'no such table'],
	['words beside null', { error: 'no such table', list: null }, 'list', 'no such table'],
	['words beside a list', { error: 'no such table', list: [1] }, 'list', undefined],
	['a success that says no, without a list', { success: false, message: 'x y' }, 'list', 'x y'],
	['the same beside an empty list', { success: false, list: [] }, 'list', undefined],
	['no path', { error: 'no such table' }, '', undefined],
	['another field', { kind: 'x' }, 'list', undefined],
	['a status of its own', { status: 500, message: 'out of order' }, 'list', 'out of order'],
	['the same as a code', { code: '401', msg: 'not allowed' }, 'list', '401: not allowed'],
	['the same beside a list', { code: 401, msg: 'not allowed', list: [1] }, 'list', undefined],
	['a status that is none', { code: 200, message: 'nothing here' }, 'list', undefined],
	['a code without words', { code: 404 }, 'list', undefined],
])('a failure in the place of a list: %s', (_title, body, path, expected) => {
	expect(failureInsteadOfList({ status: 200, headers: {}, body }, path)).toBe(expected);
});
