import {
	atPath,
	keysAt,
	placedPath,
	removeAtPath,
	setAtPath,
} from '../../../../credentials/engine/formats/paths';

const body = {
	data: { items: [{ id: 1 }, { id: 0 }], 'total.count': 7, empty: null, text: 'abc' },
	'first name': 'Ada',
	'': 'no name',
	list: [[1, 2], [3]],
};

it.each<[string, unknown]>([
	['', body],
	['data.items[0].id', 1],
	['data.items.1.id', 0],
	['data["items"][0]["id"]', 1],
	["data['total.count']", 7],
	['data[ "total.count" ]', 7],
	["['data'].items[0].id", 1],
	['data.items[ 0 ].id', 1],
	['first name', 'Ada'],
	[' data . text ', 'abc'],
	['list[0][1]', 2],
	['list.1.0', 3],
	['data.empty', null],
	['data.empty.more', undefined],
	['data.items[2].id', undefined],
	['data.items[-1].id', 0],
	['data.items[-9].id', undefined],
	['data.items[-9]', undefined],
	['data.items[id=7]', undefined],
	['data.items[id=7].id', undefined],
	['data.items[id=1].id', 1],
	['data.total.count', 7],
	['data.text.length', undefined],
	['data.text[0]', undefined],
	['data.items.map', undefined],
	['__proto__', undefined],
	['constructor.name', undefined],
	['data.toString', undefined],
	['data.items.length', 2],
	['DATA.items', undefined],
])('reads "%s"', (path, expected) => {
	expect(atPath(body, path)).toEqual(expected);
});

describe('a name with dots in it', () => {
	const odata = {
		'@odata.nextLink': '/2',
		'@odata': { nextLink: '/steps' },
		value: [{ 'a.b': 1, 'c.d.e': { 'f.g': 2 } }],
		'meta.page': { next: 3, 'next.page': 4 },
		meta: { page: { next: 5, last: 6 }, other: 7 },
		'x[]': [8],
		'spaced . out': 9,
	};

	it.each<[string, unknown, string[] | undefined]>([
		['@odata.nextLink', '/2', ['@odata.nextLink']],
		["['@odata'].nextLink", '/steps', ['@odata', 'nextLink']],
		['value[0].a.b', 1, ['value', '0', 'a.b']],
		['value.0.c.d.e.f.g', 2, ['value', '0', 'c.d.e', 'f.g']],
		['meta.page.next', 3, ['meta.page', 'next']],
		['meta.page.next.page', 4, ['meta.page', 'next.page']],
		// The name with dots leads nowhere: the path is read as steps.
		['meta.page.last', 6, ['meta', 'page', 'last']],
		['meta.other', 7, ['meta', 'other']],
		['meta.nothing', undefined, undefined],
		[' @odata.nextLink ', '/2', ['@odata.nextLink']],
		['x[0]', undefined, undefined],
		['spaced . out', 9, ['spaced . out']],
	])('%s', (path, expected, keys) => {
		expect(atPath(odata, path)).toEqual(expected);
		expect(keysAt(odata, path)).toEqual(keys);
	});

	it('is removed as it is found', () => {
		const target = { 'a.b': 1, a: { b: 2, c: 3 } };
		removeAtPath(target, 'a.b');
		expect(target).toEqual({ a: { b: 2, c: 3 } });
		removeAtPath(target, 'a.b');
		expect(target).toEqual({ a: { c: 3 } });
	});
});

it.each([
	['data.next', { path: 'data.next' }],
	['header:X-Total', { place: 'header', path: 'X-Total' }],
	[' header: X-Total ', { place: 'header', path: 'X-Total' }],
	['cookie:SID', { place: 'cookie', path: 'SID' }],
	['xml:a.b', { place: 'xml', path: 'a.b' }],
	['json:header:x', { place: 'json', path: 'header:x' }],
	['headers:x', { path: 'headers:x' }],
	['header:', { path: 'header:' }],
	['', { path: '' }],
])('the place that "%s" names', (text, expected) => {
	expect(placedPath(text)).toEqual(expected);
});

it.each([undefined, null, 'text', 5, true])('a path leads nowhere in %p', (value) => {
	expect(atPath(value, 'a.b')).toBeUndefined();
});

it('a name of the prototype that the answer really has is read like any other', () => {
	const parsed = JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}') as unknown;
	expect(atPath(parsed, '__proto__.a')).toBe(1);
	expect(atPath(parsed, 'constructor')).toBe(2);
});

it.each<[string, string]>([
	['a', '{"a":1}'],
	['a.b.c', '{"a":{"b":{"c":1}}}'],
	['a[0]', '{"a":[1]}'],
	['a.0.b', '{"a":[{"b":1}]}'],
	['a[1]', '{"a":[null,1]}'],
	['["a.b"].c', '{"a.b":{"c":1}}'],
	["a['0']", '{"a":[1]}'],
	['a b', '{"a b":1}'],
	['0', '{"0":1}'],
	['toString.x', '{"toString":{"x":1}}'],
	['hasOwnProperty', '{"hasOwnProperty":1}'],
	['constructor.prototype.x', '{"constructor":{"prototype":{"x":1}}}'],
	['ä.ß', '{"ä":{"ß":1}}'],
])('sets "%s"', (path, expected) => {
	const target = {};
	setAtPath(target, path, 1);
	expect(JSON.stringify(target)).toBe(expected);
});

it('keeps what is there, and replaces what is no object on the way', () => {
	const target: Record<string, unknown> = { a: { x: 1 }, list: [1, 2], text: 'abc', nothing: null };
	setAtPath(target, 'a.y', 2);
	setAtPath(target, 'a.x', 3);
	setAtPath(target, 'list[0]', 9);
	setAtPath(target, 'text.b', 4);
	setAtPath(target, 'nothing.c', 5);
	expect(target).toEqual({
		a: { x: 3, y: 2 },
		list: [9, 2],
		text: { b: 4 },
		nothing: { c: 5 },
	});
});

it.each([
	'',
	'.',
	'[]',
	'__proto__',
	'__proto__.polluted',
	'a.__proto__.polluted',
	'a["__proto__"].polluted',
	'["__proto__"]polluted',
	'a[__proto__].polluted',
	' __proto__ .polluted',
])('refuses to set "%s"', (path) => {
	const target: Record<string, unknown> = {};
	expect(() => setAtPath(target, path, 'yes')).toThrow(RangeError);
	expect(() => setAtPath(target, path, 'yes')).toThrow(`"${path}" can't be used`);
	expect(target).toEqual({});
	expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

it('sets a list or an object as it is', () => {
	const target = {};
	setAtPath(target, 'a.b', [{ c: null }]);
	expect(target).toEqual({ a: { b: [{ c: null }] } });
});

it.each<[string, unknown]>([
	['a', { b: { c: [1, { d: 2 }] } }],
	['b.c[0]', { a: 1, b: { c: [{ d: 2 }] } }],
	['b.c[1].d', { a: 1, b: { c: [1, {}] } }],
	['b', { a: 1 }],
	['b.c.length', undefined],
	['b.x.y', undefined],
	['a.b', undefined],
	['__proto__.x', undefined],
	['toString', undefined],
	['', undefined],
])('removes "%s"', (path, expected) => {
	const make = () => ({ a: 1, b: { c: [1, { d: 2 }] } });
	const target = make();
	removeAtPath(target, path);
	expect(target).toEqual(expected ?? make());
});
