/** Expressions in a URL that resolve to nothing. */
import { emptyParts } from '../../../../nodes/AuthenticatedRequest/request/lost/emptyParts';

it.each<[raw: string, url: string, parts: string[]]>([
	['=/users/{{ $json.id }}', '/users/', ['{{ $json.id }}']],
	['=/users/{{$json.id}}/x', '/users//x', ['{{ $json.id }}']],
	['=/users/{{ a }}?b=1', '/users/?b=1', ['{{ a }}']],
	['=/users/{{ a }}/{{ b }}', '/users/7/', ['{{ b }}']],
	['=/users/{{ a }}/{{ b }}', '/users//', ['{{ a }}', '{{ b }}']],
	['={{ base }}/users/{{ id }}', 'https://api.example.com/users/', ['{{ id }}']],
	['=/x?a={{ a }}&b={{ b }}', '/x?a=&b=', ['{{ a }}', '{{ b }}']],
	['=/x/{{ a }} ', '/x/ ', ['{{ a }}']],
	[`=/x/{{ ${'a'.repeat(99)} }}`, '/x/', [`{{ ${'a'.repeat(60)}… }}`]],
])('%s as %s: told', (raw, url, parts) => {
	expect(emptyParts(raw, url)).toEqual(parts.map((part) => `part ${part} of the URL`));
});

it.each<[raw: unknown, url: unknown]>([
	['=/users/{{ id }}', '/users/7'],
	['=/users/{{ id }}/', '/users/7/'],
	['={{ base }}/users/', 'https://api.example.com/users/'],
	['={{ base }}/users', 'https://api.example.com//users'],
	['={{ path }}', '/users/'],
	['=/users{{ more }}', '/users'],
	['=/users/{{ path }}/x', '/users/a//b/x'],
	['=/users/pre{{ id }}/', '/users/pre/'],
	['=/{{ a }}{{ b }}', '/x'],
	['/users//x', '/users//x'],
	['/users/{{ no expression }}', '/users/{{ no expression }}'],
	[undefined, '/users/'],
	['=/users/{{ id }}', 5],
	[`=${'/{{ a }}'.repeat(7)}`, '/'.repeat(7)],
])('%s as %s: not told', (raw, url) => {
	expect(emptyParts(raw, url)).toEqual([]);
});
