import { cookiesIn } from '../../../../credentials/engine/formats/cookies';

const NOW = Date.parse('Fri, 27 Nov 2026 10:00:00 GMT');
const read = (lines: unknown, url = 'https://api.example.com/auth/login', callPath?: string) =>
	cookiesIn(lines, { url, now: NOW, ...(callPath !== undefined && { callPath }) });

it.each<[string, string[], Record<string, string>]>([
	['one', ['SID=good; Path=/'], { SID: 'good' }],
	[
		'a deletion on another path deletes nothing here',
		['SID=good; Path=/', 'SID=deleted; Max-Age=0; Path=/old'],
		{ SID: 'good' },
	],
	[
		'a deletion for another domain neither',
		['SID=good; Path=/', 'SID=x; Max-Age=0; Path=/; Domain=example.com'],
		{ SID: 'good' },
	],
	['its own deletion does', ['SID=good; Path=/', 'SID=; Path=/; Max-Age=0'], {}],
	[
		'a deletion before it does not',
		['SID=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'SID=good; Path=/'],
		{ SID: 'good' },
	],
	[
		'a deletion by a date that is past',
		['SID=good; Path=/', 'SID=gone; Path=/; Expires=Fri, 27 Nov 2026 09:59:59 GMT'],
		{},
	],
	[
		'Max-Age counts before Expires',
		['SID=good; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT'],
		{ SID: 'good' },
	],
	['a date in the future', ['SID=good; Expires=Fri, 27 Nov 2026 10:00:01 GMT'], { SID: 'good' }],
	['a date that is none', ['SID=good; Expires=soon; Max-Age=x'], { SID: 'good' }],
	['the last of the same', ['SID=a; Path=/', 'SID=b; Path=/'], { SID: 'b' }],
	['another domain is ignored', ['SID=good', 'SID=bad; Domain=other.example'], { SID: 'good' }],
	['a public suffix of the host counts', ['SID=good; Domain=.Example.com'], { SID: 'good' }],
	['part of a name is no domain', ['SID=bad; Domain=ample.com'], {}],
	['several names', ['A=1; Path=/', 'B=2; HttpOnly; Secure'], { A: '1', B: '2' }],
	['an equals sign in the value', ['SID=a=b==; Path=/'], { SID: 'a=b==' }],
	['blanks', [' SID = good ;Path=/'], { SID: 'good' }],
	['no name', ['=x', 'x', ''], {}],
])('%s', (_title, lines, expected) => {
	expect({ ...read(lines) }).toEqual(expected);
});

it.each([
	['calls anywhere', undefined, 'site'],
	['calls under /api', '/api/v1', 'api'],
	['calls under /apis', '/apis', 'site'],
	['calls under /old', '/old', 'old'],
])('of two paths the one for the calls: %s', (_title, callPath, expected) => {
	const lines = ['SID=old; Path=/old', 'SID=api; Path=/api', 'SID=site; Path=/', 'SID=x; Path=/x'];
	for (const order of [lines, [...lines].reverse()])
		expect(read(order, undefined, callPath)).toEqual({ SID: expected });
});

it('without a path it belongs to the folder of the login', () => {
	const lines = ['SID=good', 'SID=; Path=/auth; Max-Age=0'];
	expect(read(lines)).toEqual({});
	expect(read(lines, 'https://api.example.com/login')).toEqual({ SID: 'good' });
});

it('is undefined where none is set, and passes over a line that is too long', () => {
	expect(read(undefined)).toBeUndefined();
	expect(read([`SID=${'x'.repeat(20_000)}`])).toEqual({});
});
