/** The address that a next link leads to. */
import {
	foreignPage,
	nextAddress,
	onServerOf,
} from '../../../../../nodes/AuthenticatedRequest/pagination/rules/nextAddress';

const FROM = 'https://a.example:8443/v1/items?page=1#x';

it.each<[string, string, string | undefined, boolean, string]>([
	['a path', '/v2/items?page=2', FROM, false, 'https://a.example:8443/v2/items?page=2'],
	['a path beside it', 'more?page=2', FROM, false, 'https://a.example:8443/v1/more?page=2'],
	['a query', '?page=2', FROM, false, 'https://a.example:8443/v1/items?page=2'],
	['a whole address', 'http://b.example/x?p=2#y', FROM, false, 'http://b.example/x?p=2'],
	['a whole address, here', 'http://b.example/x?p=2#y', FROM, true, 'https://a.example:8443/x?p=2'],
	['a template', '/x{?page,size}', FROM, false, 'https://a.example:8443/x'],
	['a template with more', '/x?p=2{&a,b*}', FROM, false, 'https://a.example:8443/x?p=2'],
	['two templates', '/x{?a}{&b}', FROM, false, 'https://a.example:8443/x'],
	['a template of a path', '/x{id}', FROM, false, 'https://a.example:8443/x%7Bid%7D'],
	[
		'an escaped link',
		'/x?p=2&amp;q=3&#38;r=4',
		FROM,
		false,
		'https://a.example:8443/x?p=2&q=3&r=4',
	],
	['a link as it is', 'what {?ever}', undefined, true, 'what {?ever}'],
])('%s', (_title, link, from, keepServer, expected) => {
	expect(nextAddress(link, from, keepServer)).toBe(expected);
});

it('what is no URL is told', () => {
	expect(() => nextAddress('http://[', FROM, false)).toThrow(
		'The parameter "Pagination: Next Link Path" leads to something that is not a URL ("http://[").',
	);
});

it('a server is taken from another address', () => {
	expect(onServerOf(new URL('http://u:p@b.example/x?y#z'), FROM)).toBe(
		'https://a.example:8443/x?y#z',
	);
});

it('a page elsewhere says where, and the way out', () => {
	const error = foreignPage('http://b.example/x', ['https://a.example', 'https://c.example']);
	expect(error.message).toBe(
		"The next page's address is http://b.example/x, but the token is only sent to https://a.example and https://c.example",
	);
	expect(error.description).toContain('switch on Options > Pagination > Keep Server.');
});
