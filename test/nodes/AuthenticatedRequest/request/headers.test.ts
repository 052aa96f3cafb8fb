import type { IHttpRequestOptions } from 'n8n-workflow';
import { hasHeader, setHeader } from '../../../../nodes/AuthenticatedRequest/request/headers';

const request = (fields: Partial<IHttpRequestOptions>): IHttpRequestOptions => ({
	url: 'https://api.example.com/x',
	...fields,
});

it.each<[object | undefined, boolean]>([
	[undefined, false],
	[{}, false],
	[{ accept: 'x' }, true],
	[{ Accept: 'x' }, true],
	[{ ACCEPT: '' }, true],
	[{ 'Accept-Language': 'x' }, false],
])('hasHeader accept in %j: %p', (headers, expected) => {
	expect(hasHeader(request({ headers: headers as never }), 'accept')).toBe(expected);
});

it('setHeader leaves the object that it was given', () => {
	const headers = { a: '1' };
	const changed = request({ headers });
	setHeader(changed, 'B', '2');
	expect(changed.headers).toEqual({ a: '1', B: '2' });
	expect(headers).toEqual({ a: '1' });
});
