/** Tests that a token is put into a body: in place of `${token}`, or as a field. */
import { fillMark, setBodyField } from '../../../../credentials/engine/attach/bodyField';
import type { OutgoingRequest } from '../../../../credentials/engine/attach/outgoingRequest';

const VALUE = 'a"b<c&d';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

it.each<[string, OutgoingRequest, Partial<OutgoingRequest>]>([
	['JSON text', { body: ' {"t":"${token}"}' }, { body: ' {"t":"a\\"b<c&d"}' }],
	['a JSON list as text', { body: '["${token}"]' }, { body: '["a\\"b<c&d"]' }],
	['XML', { body: ' <t>${token}</t>' }, { body: ' <t>a&quot;b&lt;c&amp;d</t>' }],
	['other text', { body: 'x ${token}, ${token}' }, { body: `x ${VALUE}, ${VALUE}` }],
	['an object', { body: { a: { b: '${token}' } } }, { body: { a: { b: VALUE } } }],
	['a list', { body: ['${token}', 1] as never }, { body: [VALUE, 1] as never }],
	[
		'a form as text',
		{ body: 'a=1&t=%24%7Btoken%7D', headers: FORM },
		{ body: 'a=1&t=a%22b%3Cc%26d' },
	],
	['a form of the older shape', { form: { t: '${token}' } }, { form: { t: VALUE } }],
	['a form of the older shape as text', { form: 't=${token}' }, { form: 't=a%22b%3Cc%26d' }],
])('is filled in: %s', (_title, request, expected) => {
	expect(fillMark(request, 'token', VALUE)).toBe(true);
	expect(request).toMatchObject(expected);
});

it.each<[string, OutgoingRequest]>([
	['no body', {}],
	['JSON text without the mark', { body: '{"t":"${other}"}' }],
	['an object without it', { body: { t: '$token' } }],
	['a form as text without it', { body: 't=1', headers: FORM }],
	['a form of the older shape without it', { form: 't=1' }],
	['the mark as a field’s name', { form: '${token}=1' }],
	['bytes', { body: Buffer.from('${token}') }],
	['an object of a class', { body: new Map([['t', '${token}']]) as never }],
])('stays as it is: %s', (_title, request) => {
	const before = { ...request };
	expect(fillMark(request, 'token', VALUE)).toBe(false);
	expect(request).toEqual(before);
});

it.each([
	['a form', () => new URLSearchParams()],
	['a multipart form', () => new FormData()],
])('%s keeps the order of its fields, repeated names and files', (_title, create) => {
	const form = create() as FormData;
	for (const value of ['1', '${token}', '3']) form.append('a', value);
	form.append('b', '{"t":"${token}"}');
	const isMultipart = form instanceof FormData;
	if (isMultipart) form.append('f', new File(['${token}'], 'x.txt'));
	expect(fillMark({ body: form as never }, 'token', VALUE)).toBe(true);
	const texts = [...form].filter(([, value]) => typeof value === 'string');
	expect(texts).toEqual([
		['a', '1'],
		['a', VALUE],
		['a', '3'],
		['b', '{"t":"a\\"b<c&d"}'],
	]);
	expect([...form]).toHaveLength(isMultipart ? 5 : 4);
});

it('a form without the mark is not filled', () => {
	const body = new URLSearchParams({ a: '1' });
	expect(fillMark({ body }, 'token', VALUE)).toBe(false);
	expect(String(body)).toBe('a=1');
});

it.each<[string, OutgoingRequest, Partial<OutgoingRequest> | false]>([
	['no body', {}, { body: { t: 'T' }, json: true }],
	['an empty body', { body: {} }, { body: { t: 'T' }, json: true }],
	['an object', { body: { a: 1, t: 'old' } }, { body: { a: 1, t: 'T' } }],
	['JSON text', { body: '{"a":1}' }, { body: '{"a":1,"t":"T"}' }],
	['a form as text', { body: 'a=1&t=old', headers: FORM }, { body: 'a=1&t=T' }],
	['a form of the older shape', { form: { a: 1 } }, { form: { a: 1, t: 'T' } }],
	['a form of the older shape as text', { form: 'a=1' }, { form: 'a=1&t=T' }],
	['other text', { body: 'hello' }, false],
	['a list as text', { body: '[1]' }, false],
	['a list', { body: [1] as never }, false],
	['bytes', { body: Buffer.from('x') }, false],
	['a multipart form of the older shape', { formData: { a: 1 } }, false],
])('as a field: %s', (_title, request, expected) => {
	expect(setBodyField(request, 't', 'T')).toBe(expected !== false);
	if (expected !== false) expect(request).toMatchObject(expected);
});
