/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs in tests, never in n8n */
/**
 * The deliberate differences between this node and what n8n's own tests expect of HTTP Request,
 * each with its reason. `docs/node.md` has the same list for users.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { TOKEN, useMockApi } from './mockApi';

const { api, call } = useMockApi();

const pairs = (name: string, value: unknown) => ({ parameters: [{ name, value }] });
const updating = (name: string, value: string, more: IDataObject = {}) => ({
	pagination: {
		pagination: {
			paginationMode: 'updateAParameterInEachRequest',
			parameters: { parameters: [{ type: 'qs', name, value }] },
			...more,
		},
	},
});
const users = { url: '/users', sendQuery: true, queryParameters: pairs('take', '3') };
const json = { response: { response: { responseFormat: 'json' } } };
const firstPage = [{ id: 0 }, { id: 1 }, { id: 2 }];

interface Difference {
	/** How the entry in `docs/node.md` begins. */
	what: string;
	theirs: string;
	why: string;
	holds: () => Promise<void>;
}

const DIFFERENCES: Difference[] = [
	{
		what: 'An `Authorization` header of your own',
		theirs: 'goes out, and none without a credential',
		why: 'The credential is what the node is for: a second one would be sent beside it or in its place.',
		async holds() {
			const headerParameters = pairs('Authorization', 'Bearer 12345');
			const { items, hints } = await call({ url: '/success', sendHeaders: true, headerParameters });
			expect(items.map(({ json: one }) => one)).toEqual([{ success: true }]);
			expect(api.arrived[0].headers.authorization).toBe(`Bearer ${TOKEN}`);
			expect(hints.join()).toContain('is set by the credential');
		},
	},
	{
		what: 'JSON under the type of a text, with pagination',
		theirs: 'an item of text for each page',
		why: 'A page is a list: without reading it neither its items nor its end are known.',
		async holds() {
			const sent = {
				...users,
				sendHeaders: true,
				headerParameters: pairs('content-type', 'text/plain'),
			};
			const options = updating('skip', '={{ $pageCount * 3 }}', {
				limitPagesFetched: true,
				maxRequests: 1,
			});
			const { items } = await call({ ...sent, options });
			expect(items.map(({ json: one }) => one)).toEqual(firstPage);
			const full = { response: { response: { fullResponse: true } } };
			const whole = await call({ ...sent, options: { ...options, ...full } });
			expect(whole.items.map(({ json: one }) => one.body)).toEqual([firstPage]);
		},
	},
	{
		what: 'Paging that fails, with _Continue_',
		theirs: 'the error item alone',
		why: 'What was read before is not lost.',
		async holds() {
			const { items } = await call(
				{ ...users, options: { ...json, ...updating('nothing', '0') } },
				{ onError: 'continueRegularOutput' },
			);
			const last = items.pop()?.json;
			expect(items.map(({ json: one }) => one)).toEqual(firstPage);
			// HTTP Request's error has this name.
			expect(last?.error).toMatchObject({ name: 'NodeOperationError' });
		},
	},
	{
		what: 'An invalid parameter, with _Continue_',
		theirs: 'a text',
		why: 'Every failure has the same fields, so that one expression reads them all.',
		async holds() {
			const broken = { method: 'POST', sendBody: true, specifyBody: 'json', jsonBody: '{"q":1,}' };
			const { errorItems } = await call(
				{ url: '/success', ...broken },
				{ onError: 'continueErrorOutput' },
			);
			expect(errorItems.map(({ json: one }) => one)).toEqual([
				{
					error: expect.objectContaining({
						message: expect.stringContaining('"Body JSON" is not valid JSON') as string,
						name: 'NodeApiError',
					}) as IDataObject,
				},
			]);
		},
	},
	{
		what: 'A page parameter called `constructor`',
		theirs: 'is left out without a message',
		why: 'What you type is what is sent.',
		async holds() {
			await call({
				...users,
				options: {
					...json,
					...updating('constructor', 'x', { limitPagesFetched: true, maxRequests: 1 }),
				},
			});
			expect(api.arrived[0].url).toBe('/users?take=3&constructor=x');
		},
	},
	{
		what: '_Allowed HTTP Request Domains_ set to _None_',
		theirs: 'is an error',
		why: 'It keeps a credential out of HTTP Request, and this node is what it is for.',
		async holds() {
			const { error, items } = await call(
				{ url: '/success' },
				{},
				{ allowedHttpRequestDomains: 'none' },
			);
			expect(error).toBeUndefined();
			expect(items).toHaveLength(1);
		},
	},
];

it.each(DIFFERENCES.map((one) => [one.what, one] as const))('%s', async (_what, { holds }) => {
	await holds();
});

it('docs/node.md has them all', () => {
	const page = readFileSync(join(__dirname, '../../../../docs/node.md'), 'utf8');
	const missing = DIFFERENCES.filter(
		({ what, theirs }) => !page.includes(`- **${what}:**`) || !page.includes(theirs),
	);
	expect(missing.map(({ what }) => what)).toEqual([]);
});
