/**
 * The token ends while pages are read. Each item comes once, and there is one new login. The
 * rejected page is requested twice; if pages are read at once, so are all that were under way.
 */
import '../../../support/fakeSleep';
import type { IDataObject } from 'n8n-workflow';
import type { Provider } from '../../../providers';
import { listed } from '../../../providers/paging';
import { useProviders } from '../../../support/lifecycle';
import { METHODS, storedFor } from '../../../support/methods';
import { runNode } from '../../../support/n8nHost';
import { expectNoSecrets, recordLogs } from './evidence';
import { startFakeTime } from './fakeTime';
import { countsOf } from './faultTable';

const providers = useProviders({ resetsBeforeEach: false });

const TOTAL = 45;
const PAGES = 5;
const form = { contentType: 'form-urlencoded' };

/**
 * One method for each place of the token in a request. `renewals` is 1 if the token is renewed
 * without a login.
 */
const PLACES: Array<[place: string, name: string, verb: string, renewals: number, body: object]> = [
	['Authorization, Bearer', 'ccaApi session', 'GET', 0, {}],
	['Authorization, raw', 'caTokenApi login', 'GET', 0, {}],
	['query', 'crmComApi userAccount', 'GET', 0, {}],
	['JSON body', 'crmComApi webApiKey', 'POST', 0, { contentType: 'json' }],
	['Authentication and Authorization', 'caepeApi userAccount', 'GET', 1, {}],
	['Authentication, POST', 'caepeApi serviceAccount', 'POST', 0, form],
	['Authorization, Bearer, renewed', 'cloudCxApi oAuth2', 'GET', 1, {}],
	['Authorization, raw, beside a key', 'crmComApi crmCom5', 'GET', 1, {}],
];

type Mode = (data: string, verb: string) => IDataObject;
const where = (verb: string) => ({ parametersIn: verb === 'GET' ? 'qs' : 'body' });

/** Modes, and how many pages each requests. Without totals, the last page is empty. */
const MODES: Array<[mode: string, pages: number, settings: Mode]> = [
	[
		'page number',
		PAGES + 1,
		(_data, verb) => ({
			paginationMode: 'pageNumber',
			pageSizeParameter: 'pageSize',
			pageSize: 10,
			...where(verb),
		}),
	],
	[
		'page number, total pages',
		PAGES,
		(data, verb) => ({
			paginationMode: 'pageNumber',
			totalPagesPath: `${data}totalPages`,
			...where(verb),
		}),
	],
	[
		'offset, total items',
		PAGES,
		(data, verb) => ({
			paginationMode: 'offset',
			pageSizeParameter: 'limit',
			pageSize: 10,
			totalItemsPath: `${data}total`,
			...where(verb),
		}),
	],
	[
		'cursor',
		PAGES,
		(data, verb) => ({
			paginationMode: 'cursor',
			cursorPath: `${data}next_cursor`,
			...where(verb),
		}),
	],
	[
		'next link in the answer',
		PAGES,
		(data) => ({ paginationMode: 'nextLink', nextLinkPath: `${data}next` }),
	],
	['next link in the header', PAGES, () => ({ paginationMode: 'nextLink' })],
	[
		'expression',
		PAGES + 1,
		(data, verb) => ({
			paginationMode: 'updateAParameterInEachRequest',
			parameters: {
				parameters: [
					{ type: verb === 'GET' ? 'qs' : 'body', name: 'page', value: '={{ $pageCount + 1 }}' },
				],
			},
			paginationCompleteWhen: 'other',
			completeExpression: `={{ $response.body.${data}items.length === 0 }}`,
		}),
	],
];

describe.each(PLACES)('token in %s (%s, %s)', (_place, name, verb, renewals, body) => {
	it.each(MODES)('%s', async (mode, pages, settings) => {
		const method = METHODS.find((row) => `${row.type} ${row.method}` === name)!;
		const { type } = method;
		const provider: Provider = providers[type];
		provider.reset();
		startFakeTime();
		recordLogs();
		provider.settings.revokeAfterCalls = 2;
		const stored = storedFor(providers, method);
		const data = method.dataPath;
		const result = await runNode(stored, {
			items: [{ index: 0 }],
			parameters: {
				api: type,
				method: verb,
				url: method.echo.replace(/echo$/, `list?total=${TOTAL}`),
				...(verb !== 'GET' && { sendBody: true, ...body }),
				options: {
					itemsPath: `${data}items`,
					pagination: { pagination: settings(data, verb) },
				},
			} as never,
		});
		expect(result.error).toBeUndefined();
		expect(result.items.map(({ json }) => json)).toEqual(listed(TOTAL));
		expect(
			result.items.every(({ pairedItem }) => (pairedItem as { item: number }).item === 0),
		).toBe(true);
		const { rejected } = provider.counters;
		expect(rejected).toBeGreaterThanOrEqual(1);
		expect(rejected).toBeLessThanOrEqual(mode.includes('total') ? PAGES - 2 : 1);
		expect(countsOf(provider)).toEqual({ logins: 2 - renewals, renewals, sends: pages + rejected });
		expect(provider.counters).toMatchObject({ calls: pages, violations: [] });
		expectNoSecrets({ provider, type, stored, runs: [result] });
	});
});
