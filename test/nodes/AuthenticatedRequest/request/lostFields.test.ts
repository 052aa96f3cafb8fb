/** Fields that would silently replace each other. */
import { jsonFields } from '../../../../nodes/AuthenticatedRequest/request/bodyFields';
import { fromPairs } from '../../../../nodes/AuthenticatedRequest/request/fieldValues';
import { withQuery } from '../../../../nodes/AuthenticatedRequest/request/query';

const fields = (...names: string[]) => ({
	parameters: names.map((name, index) => ({ name, value: String(index) })),
});

it.each([
	[['a', 'a.b'], 'a.b'],
	[['a.b', 'a'], 'a.b'],
	[['a', 'a[0].b'], 'a[0].b'],
])('%j can not both be in a JSON body', (names, inner) => {
	expect(() => jsonFields(fields(...names))).toThrow(
		`The parameter "Body Parameters" has "a", which can't be a value and have a field "${inner}" in it.`,
	);
});

it('names that only begin alike are two fields', () => {
	expect(jsonFields(fields('a', 'ab', 'ab-c'))).toEqual({ a: '0', ab: '1', 'ab-c': '2' });
});

it('a query parameter of any name is sent', () => {
	const query = fromPairs(fields('__proto__', 'constructor'), 'X');
	expect(withQuery('/x', query)).toBe('/x?__proto__=0&constructor=1');
});
