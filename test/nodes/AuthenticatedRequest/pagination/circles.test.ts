/** An API that repeats the same few pages without end. */
import type { IDataObject } from 'n8n-workflow';
import { useLoginApi } from '../../../credentials/tokenLogin/loginApi';
import { SamePages } from '../../../../nodes/AuthenticatedRequest/pagination/samePages';
import { useServer } from '../../../support/lifecycle';

const api = useLoginApi();
let pages: string[] = [];
let asked = 0;
const server = useServer((request, response) => {
	const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
	const page = pages[asked % pages.length];
	if (pathname !== '/login') asked++;
	const body = pathname === '/login' ? { token: 'T', expires_in: 600 } : [{ id: page }];
	response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
});

const MODES: Array<[string, IDataObject]> = [
	['page numbers', { paginationMode: 'pageNumber' }],
	['offsets', { paginationMode: 'offset' }],
	[
		'expressions',
		{
			paginationMode: 'updateAParameterInEachRequest',
			parameters: { parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount }}' }] },
			limitPagesFetched: true,
			maxRequests: 60,
		},
	],
];

describe.each(MODES)('by %s', (_mode, pagination) => {
	it.each([
		['two', ['a', 'b']],
		['three', ['a', 'b', 'c']],
		['eight', [...'abcdefgh']],
	])('%s that come again and again end, and are kept once', async (_count, circle) => {
		[pages, asked] = [circle, 0];
		const { error, items } = await api.run(
			{ baseUrl: server.url },
			{ options: { pagination: { pagination } } },
		);
		expect(error?.message).toContain(`the same ${circle.length} pages come again and again`);
		expect(items).toEqual([]);
		expect(asked).toBeLessThanOrEqual(circle.length * 5);
	});
});

it.each([
	['a page that comes a second time', 'abcabd'],
	['pages that differ', 'abcdefghijklmnopqrstuvwxyz'],
	['four rounds', 'ababababc'],
])('%s is no circle', (_what, text) => {
	const same = new SamePages();
	for (const page of text) {
		same.isRepeat([page]);
		same.check();
	}
	expect(same.repeated).toBe(0);
});

it('counts the pages that were there before', () => {
	const same = new SamePages();
	for (const page of 'xababababab') same.isRepeat([page]);
	expect(() => same.check()).toThrow('the same 2 pages come again and again');
	expect(same.repeated).toBe(8);
});
