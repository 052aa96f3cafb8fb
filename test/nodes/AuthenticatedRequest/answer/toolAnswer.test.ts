/** What an AI agent gets of an answer, set by the same parameters as in HTTP Request. */
import type { IDataObject } from 'n8n-workflow';
import { runNode } from '../../../support/n8nHost';
import { useServer } from '../../../support/lifecycle';
import { storedToken } from '../../../support/storedToken';

const USERS = {
	next_cursor: '',
	users: [
		{ id: 1, name: 'Ada', address: { city: 'London', zip: '1' } },
		{ id: 2, name: 'Bob', address: { city: 'Paris', zip: '2' } },
		{ id: 3, name: 'Cy' },
	],
	total: 3,
};
const PAGE = '<!doctype html><head><title>t</title></head><body><h1>Hi</h1><p>There</p></body>';

const server = useServer(async (request, response) => {
	const isPage = request.url === '/page';
	response.statusCode = request.url === '/missing' ? 404 : 200;
	response.setHeader('content-type', isPage ? 'text/html' : 'application/json');
	response.end(isPage ? PAGE : JSON.stringify(USERS));
});

async function call(parameters: object, asTool = true) {
	const stored = storedToken(server.url);
	return await runNode(stored, {
		parameters: { api: 'ccaApi', url: '/users', ...parameters } as never,
		...(asTool && { nodeType: 'authenticatedRequestTool' }),
	});
}
const optimized = (more: IDataObject) => ({ optimizeResponse: true, ...more });
const except = (fields: string) => ({ fieldsToInclude: 'except', fields });
const selected = (fields: string) => ({ fieldsToInclude: 'selected', fields });

it.each<[string, IDataObject, unknown[]]>([
	['all of it', {}, [USERS]],
	['a field that is a list', { dataField: 'users' }, USERS.users],
	['a field that is none', { dataField: 'total' }, [{ total: 3 }]],
	[
		'selected fields',
		{ dataField: 'users', ...selected('id, address.city') },
		[{ id: 1, address: { city: 'London' } }, { id: 2, address: { city: 'Paris' } }, { id: 3 }],
	],
	[
		'all but some fields',
		{ dataField: 'users', ...except('name,address.zip') },
		[{ id: 1, address: { city: 'London' } }, { id: 2, address: { city: 'Paris' } }, { id: 3 }],
	],
	[
		'the first items that fit',
		{ dataField: 'users', ...selected('id'), truncateResponse: true, maxLength: 17 },
		[
			{ id: 1 },
			{ id: 2 },
			{
				truncated:
					'1 of 3 items were left out, because the answer is too long. Ask for fewer, or for a narrower selection.',
			},
		],
	],
	[
		'the beginning of an item that does not fit',
		{ truncateResponse: true, maxLength: 20 },
		[
			{
				beginning: '{"next_cursor":"","u',
				truncated: 'This is only the beginning of an answer that is too long.',
			},
		],
	],
	[
		'JSON as a text',
		{ responseType: 'text', truncateResponse: true, maxLength: 16 },
		[{ data: '{"next_cursor":"' }],
	],
])('of JSON: %s', async (_what, settings, expected) => {
	const { error, items } = await call(optimized(settings));
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json)).toEqual(expected);
	expect(items.every(({ pairedItem }) => pairedItem !== undefined)).toBe(true);
});

it.each([
	['html', {}, 'Hi\nThere'],
	['text', {}, 'Hi\nThere'],
	['html', { truncateResponse: true, maxLength: 4 }, 'Hi\nT'],
])('of a page, as %s with %j', async (responseType, settings, text) => {
	const { items } = await call({ url: '/page', ...optimized({ responseType, ...settings }) });
	expect(items.map(({ json }) => json)).toEqual([{ data: text }]);
});

it('leaves the answer whole for the next page', async () => {
	const pagination = { paginationMode: 'cursor', cursorPath: 'next_cursor' };
	const { error, items } = await call({
		...optimized(except('next_cursor,users')),
		options: { pagination: { pagination } },
	});
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json)).toEqual([{ total: 3 }]);
});

it('is for tools only: elsewhere n8n does not know the parameters', async () => {
	const { items } = await call(optimized({ dataField: 'users' }), false);
	expect(items.map(({ json }) => json)).toEqual([USERS]);
});

it.each([
	[
		'a field that is not there',
		optimized({ dataField: 'records' }),
		/no field "records"\. Correct Field Containing Data\. .*: next_cursor, users, total/,
	],
	[
		'fields that are not named',
		optimized(selected('')),
		/"Fields" is empty\. Name the fields, or set Include Fields to All/,
	],
	[
		'a failed call, with the next step',
		{ url: '/missing' },
		/\. GET \S+ was answered with HTTP 404\. Check the URL/,
	],
])('the model is told of %s', async (_what, parameters, message) => {
	const { error } = await call(parameters);
	expect(error?.message).toMatch(message);
});

it('a person is told in two parts', async () => {
	const { error } = await call({ url: '/missing' }, false);
	expect(error?.message).not.toContain('Check the URL');
	expect(error?.description).toContain('Check the URL');
});
