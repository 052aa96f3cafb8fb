import { attachToken } from '../../../../credentials/engine/attach/attach';
import type { OutgoingRequest } from '../../../../credentials/engine/attach/outgoingRequest';
import { crmComFlow } from '../../../../credentials/CrmComApi.credentials';

const crm = crmComFlow({
	baseUrl: 'https://crm.example.com',
	username: 'u',
	password: 'p',
	organisation: 'o',
});
const url = 'https://crm.example.com/crmapi/rest/v2/x';

function form(fields: Record<string, string>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.append(name, value);
	return data;
}

const entries = (request: OutgoingRequest) =>
	Array.from(request.body as unknown as FormData).map(([name, value]) => [name, value]);

const body = (data: FormData) => data as unknown as OutgoingRequest['body'];

it.each(['POST', 'PUT', 'PATCH'] as const)('a %s FormData body carries the token', (method) => {
	const request = attachToken(crm, 'T', { url, method, body: body(form({ a: '1' })) });
	expect(entries(request)).toEqual([
		['a', '1'],
		['token', 'T'],
	]);
	expect(request.qs).toBeUndefined();
	expect(request.headers).toBeUndefined();
	expect(request.json).toBeUndefined();
});

it('an empty FormData body carries it too', () => {
	const request = attachToken(crm, 'T', { url, method: 'POST', body: body(new FormData()) });
	expect(entries(request)).toEqual([['token', 'T']]);
});

it('attaching again replaces the token in a FormData body', () => {
	const first = attachToken(crm, 'OLD', { url, method: 'POST', body: body(form({ a: '1' })) });
	expect(entries(attachToken(crm, 'NEW', first))).toEqual([
		['a', '1'],
		['token', 'NEW'],
	]);
});

it('a file in a FormData body stays what it is', async () => {
	const data = form({ a: '1' });
	data.append('file', new File(['bytes'], 'a.txt', { type: 'text/plain' }));
	const request = attachToken(crm, 'T', { url, method: 'POST', body: body(data) });
	const file = (request.body as unknown as FormData).get('file') as File;
	expect([file.name, file.type, await file.text()]).toEqual(['a.txt', 'text/plain', 'bytes']);
});

it('a DELETE with a FormData body has the token in the query', () => {
	const request = attachToken(crm, 'T', { url, method: 'DELETE', body: body(form({ a: '1' })) });
	expect(entries(request)).toEqual([['a', '1']]);
	expect(request.qs).toEqual({ token: 'T' });
});

it("the deprecated helper's formData leaves the token to the query", () => {
	const request = attachToken(crm, 'T', { uri: url, method: 'POST', formData: { a: '1' } });
	expect(request).toMatchObject({ formData: { a: '1' }, qs: { token: 'T' } });
	expect(request.body).toBeUndefined();
});

describe.each(['url', 'uri'] as const)('a GET whose %s brings an older token', (field) => {
	it.each<[string, string]>([
		['?token=OLD', ''],
		['?token=OLD&page=2', '?page=2'],
		['?page=2&token=OLD', '?page=2'],
		['?page=2&token=OLD&size=5', '?page=2&size=5'],
		['?token=OLD&page=2&token=OLDER', '?page=2'],
		['?token', ''],
		['?token=', ''],
		['?%74oken=OLD&a=1', '?a=1'],
		['?a=1&token=OLD?x=1', '?a=1'],
		['?token=OLD#part', ''],
		['?a=b+c&token=OLD&d=%2F%C3%A4', '?a=b+c&d=%2F%C3%A4'],
	])('%s becomes "%s"', (query, kept) => {
		const request = attachToken(crm, 'NEW', { [field]: `${url}${query}` });
		expect(request[field]).toBe(`${url}${kept}`);
		expect(request.qs).toEqual({ token: 'NEW' });
	});

	it.each(['', '?', '?a=1', '?tokens=1', '?Token=1', '?a=token', '?a[token]=1', '#token=1'])(
		'"%s" stays as it is',
		(query) => {
			expect(attachToken(crm, 'NEW', { [field]: `${url}${query}` })[field]).toBe(`${url}${query}`);
		},
	);
});

it('an older token in the query parameters is replaced', () => {
	const request = attachToken(crm, 'NEW', { url, qs: { token: 'OLD', a: 1 } });
	expect(request.qs).toEqual({ token: 'NEW', a: 1 });
});

// "One of a name is enough": the link of a page that is read by POST can bring it along as well.
it('an older token in the URL of a POST whose body carries the new one is removed', () => {
	const request = attachToken(crm, 'NEW', {
		url: `${url}?token=OLD&page=2`,
		method: 'POST',
		body: { a: 1 },
	});
	expect(request.body).toEqual({ a: 1, token: 'NEW' });
	expect(request.url).toBe(`${url}?page=2`);
});
