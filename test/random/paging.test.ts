/**
 * The node reads a list from a server that fails, slows down, changes its list and ends sessions
 * meanwhile. Every item comes once and in order, or an error or hint says what is missing.
 */
import fc from 'fast-check';
import type { INodeExecutionData } from 'n8n-workflow';
import { type NodeResult, type NodeRun, runNode, StoredCredentials } from '../support/n8nHost';
import { type ApiSettings, type Change, type Fault, PagingApi } from './pagingApi';
import { ROOM_MS, runs } from './runs';

jest.mock('n8n-workflow', () =>
	jest
		.requireActual<
			typeof import('../nodes/AuthenticatedRequest/faults/fakeTime')
		>('../nodes/AuthenticatedRequest/faults/fakeTime')
		.withFakeSleep(),
);
jest.setTimeout(ROOM_MS);

const api = new PagingApi();
beforeAll(async () => await api.start());
afterAll(async () => await api.stop());

const byPage = { paginationMode: 'pageNumber' };
const byOffset = { paginationMode: 'offset' };
const byCursor = { paginationMode: 'cursor', cursorParameter: 'after', cursorPath: 'cursor' };
const byLink = { paginationMode: 'nextLink' };
const byExpression = {
	paginationMode: 'updateAParameterInEachRequest',
	parameters: { parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount + 1 }}' }] },
};
const byUrl = { paginationMode: 'responseContainsNextURL', nextURL: '={{ $response.body.next }}' };
const isOver = '={{ !$response.body.more }}';

/** All kinds of pagination, each with whether its answers say where the list ends. */
const MODES = {
	'page number': [byPage, false],
	'total pages': [{ ...byPage, totalPagesPath: 'pages' }, true],
	'total items': [{ ...byPage, totalItemsPath: 'total' }, true],
	'page number, more': [{ ...byPage, morePath: 'more' }, true],
	offset: [byOffset, false],
	'offset, total items': [{ ...byOffset, totalItemsPath: 'total' }, true],
	cursor: [byCursor, true],
	'cursor, more': [{ ...byCursor, morePath: 'more' }, true],
	link: [{ ...byLink, nextLinkPath: 'next' }, true],
	'link header': [byLink, true],
	expression: [byExpression, false],
	'expression, more': [
		{ ...byExpression, paginationCompleteWhen: 'other', completeExpression: isOver },
		true,
	],
	'next URL': [byUrl, true],
	'next URL, more': [
		{ ...byUrl, paginationCompleteWhen: 'other', completeExpression: isOver },
		true,
	],
} as const;
type Mode = keyof typeof MODES;
const ALL = Object.keys(MODES) as Mode[];
/** True if a page is found by counting elements, so that it shifts when elements come or go. */
const isCounted = (mode: Mode) => /page|offset|total|^expression/.test(mode);

interface Run extends ApiSettings {
	mode: Mode;
	concurrency: number;
	maxPages?: number;
	/** A page size that the API ignores. */
	sizeAsked?: number;
	onError: NodeRun['onError'];
}

const PASSING: Fault[] = ['status 503', 'status 429', 'reset', 'cut', 'session ends'];
const STAYING: Fault[] = [
	...PASSING,
	'status 500',
	'status 400',
	'cut gzip',
	'failure under 200',
	'failure beside no items',
	'web page',
	'only a part',
];
/** Includes totals that are wrong in one answer and right again in the next. */
const ODD: Fault[] = [...STAYING, 'no items', 'page before', 'fewer told', 'more told'];

const faults = (some: Fault[], maxLength: number) =>
	fc.array(
		fc.oneof(
			{ weight: 3, arbitrary: fc.constant<Fault>('none') },
			{ weight: 1, arbitrary: fc.constantFrom(...some) },
		),
		{ maxLength },
	);

const change: fc.Arbitrary<Change> = fc.record({
	call: fc.integer({ min: 2, max: 12 }),
	what: fc.constantFrom('add first', 'add last', 'remove first', 'remove last', 'remove middle'),
});

const runOf = (some: Fault[]): fc.Arbitrary<Run> =>
	fc.record(
		{
			mode: fc.constantFrom(...ALL),
			items: fc.nat(16),
			pageSize: fc.integer({ min: 1, max: 5 }),
			faults: faults(some, 14),
			broken: fc.record({
				page: fc.integer({ min: 1, max: 5 }),
				fault: fc.constantFrom(...STAYING.filter((fault) => fault !== 'session ends')),
			}),
			changes: fc.constant<Change[]>([]),
			pastEnd: fc.constantFrom('empty', 'status 404', 'status 416', 'no content', 'last page'),
			totals: fc.constantFrom('number', 'text', 'grouped', 'first page only', 'null later'),
			links: fc.constantFrom('relative', 'whole', 'query', 'inner host', 'inner port'),
			sizeAsked: fc.constantFrom(undefined, 10, 100),
			concurrency: fc.constantFrom(0, 1, 2, 5),
			maxPages: fc.integer({ min: 1, max: 4 }),
			onError: fc.constantFrom(undefined, 'continueRegularOutput', 'continueErrorOutput'),
		},
		{
			requiredKeys: [
				'mode',
				'items',
				'pageSize',
				'faults',
				'changes',
				'pastEnd',
				'totals',
				'links',
				'concurrency',
				'onError',
			],
		},
	);

/** A run during which the list changes. */
interface Changing {
	run: Run;
	changes: Change[];
}

/** A run in which nothing goes wrong. */
const SMOOTH: Run = {
	mode: 'page number, more',
	items: 6,
	pageSize: 2,
	faults: [],
	changes: [],
	pastEnd: 'empty',
	concurrency: 1,
	onError: undefined,
};

let sessions = 0;

async function read(run: Run): Promise<Outcome> {
	api.begin(run);
	const stored = new StoredCredentials();
	stored.set('tokenLoginApi', {
		baseUrl: api.url,
		// Each run needs a session of its own, because the engine's sessions outlive a run.
		loginUrl: `/login?run=${(sessions += 1)}`,
		username: 'ada',
		password: ['pass', sessions].join('-'),
	});
	const limit =
		run.maxPages === undefined ? {} : { limitPagesFetched: true, maxRequests: run.maxPages };
	const size =
		run.sizeAsked === undefined ? {} : { pageSizeParameter: 'size', pageSize: run.sizeAsked };
	const isInner = run.links?.startsWith('inner') === true;
	const pagination = { ...MODES[run.mode][0], ...limit, ...size, keepServer: isInner };
	const result = await runNode(stored, {
		parameters: {
			api: 'tokenLoginApi',
			url: '/list',
			options: {
				concurrency: run.concurrency,
				itemsPath: 'items',
				pagination: { pagination },
			},
		} as never,
		onError: run.onError,
	});
	return new Outcome(run, result);
}

const idsIn = (items: INodeExecutionData[]) =>
	items.filter(({ json }) => !('error' in json)).map(({ json }) => json.id as number);

/** The output of a run, and the messages that came with it. */
class Outcome {
	readonly ids: number[];

	/** The failure, from whichever output it came. */
	readonly failure?: string;

	/** Hints about what was read. */
	readonly hints: string[];

	constructor(
		readonly run: Run,
		readonly result: NodeResult,
	) {
		const { items, errorItems, error, hints } = result;
		this.ids = idsIn(items);
		const failed = [...items, ...errorItems].map(({ json }) => json.error).filter(Boolean);
		const said = error ?? (failed[0] as Error | undefined);
		this.failure = said && `${said.message} ${'description' in said ? said.description : ''}`;
		this.hints = hints.filter((hint) => !/token was renewed|asked for fewer calls/.test(hint));
	}

	get isTold(): boolean {
		return this.failure !== undefined || this.hints.length > 0;
	}

	/**
	 * True if more items than fit on a page may have been added at the start between two pages. The
	 * next page can then be the last one read or an earlier one, so its items come again.
	 */
	get isMovedByPages(): boolean {
		const { changes, mode, pageSize } = this.run;
		const added = changes.filter(({ what }) => what === 'add first').length;
		return isCounted(mode) && added > pageSize;
	}

	/** The items of all pages that should be read. */
	get wanted(): number[] {
		const { maxPages = Infinity, pageSize, items } = this.run;
		return Array.from({ length: Math.min(items, maxPages * pageSize) }, (_, index) => index + 1);
	}

	/** Checks the rules that hold in every case. */
	check(): void {
		const { ids, failure, result, run } = this;
		if (!this.isMovedByPages) expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
		expect(api.calls).toBeLessThan(300);
		if (run.onError === undefined && failure !== undefined) expect(ids).toEqual([]);
		if (run.onError === 'continueErrorOutput')
			expect(result.errorItems).toHaveLength(failure === undefined ? 0 : 1);
		if (ids.length > 0 && failure !== undefined)
			expect(failure).toMatch(/Before that, \d+ pages? with \d+ items? had been read\./);
	}
}

it('faults that pass: every item, and nothing to say', async () => {
	await fc.assert(
		fc.asyncProperty(runOf(PASSING), async (run) => {
			// Each failed call is tried three more times.
			const passing = run.faults.filter((fault, index) => index % 3 === 0 || fault === 'none');
			const outcome = await read({ ...run, faults: passing, broken: undefined });
			outcome.check();
			if (outcome.failure === undefined) expect(outcome.ids).toEqual(outcome.wanted);
		}),
		runs(12, 0.2),
	);
});

it('faults that stay: the pages before come out, or are counted', async () => {
	await fc.assert(
		fc.asyncProperty(runOf(STAYING), async (run) => {
			const outcome = await read(run);
			outcome.check();
			const { ids, wanted, failure } = outcome;
			expect(ids).toEqual(wanted.slice(0, ids.length));
			if (ids.length < wanted.length && !outcome.isTold) expect(ids).toEqual(wanted);
			if (failure === undefined && outcome.hints.length === 0) expect(ids).toEqual(wanted);
		}),
		runs(15, 0.3),
	);
});

it('pages that are empty, or the one before: told, where the answers say that there is more', async () => {
	await fc.assert(
		fc.asyncProperty(runOf(ODD), async (run) => {
			const outcome = await read(run);
			outcome.check();
			const { ids, wanted } = outcome;
			// An empty page counts towards the allowed number of pages.
			const isKnown = MODES[run.mode][1] && run.maxPages === undefined;
			const mayEndEarly = !isKnown && api.met.includes('no items');
			if (!outcome.isTold && !mayEndEarly) expect(ids).toEqual(wanted);
		}),
		runs<[Run]>(15, 0.25, [
			[{ ...SMOOTH, faults: ['none', 'no items'] }],
			[{ ...SMOOTH, faults: ['no items'] }],
			[{ ...SMOOTH, faults: ['none', 'none', 'no items'] }],
			[{ ...SMOOTH, mode: 'expression, more', faults: ['none', 'no items'] }],
			[{ ...SMOOTH, mode: 'total pages', faults: ['none', 'no items'] }],
			[{ ...SMOOTH, mode: 'total items', faults: ['none', 'no items'] }],
		]),
	);
});

it('items that come and go meanwhile: none twice, none left out without a word', async () => {
	const changing = runOf(['none']).chain((run) =>
		fc.record({
			// Past the end, the server does not repeat its last page, because a repeated page that has
			// changed looks like a next page.
			run: fc.constant({
				...run,
				broken: undefined,
				maxPages: undefined,
				pastEnd: run.pastEnd === 'last page' ? ('empty' as const) : run.pastEnd,
			}),
			changes: fc.array(change, { minLength: 1, maxLength: 3 }),
		}),
	);
	await fc.assert(
		fc.asyncProperty(changing, async ({ run, changes }) => {
			const outcome = await read({ ...run, changes });
			outcome.check();
			const { ids } = outcome;
			// Only a changed total reveals that an item has moved to a page already read.
			const isKnown = !isCounted(run.mode) || api.told.size > 1;
			if (!outcome.isTold && isKnown) expect(ids).toEqual(expect.arrayContaining(api.stable));
			// Every item has an ID.
			if (!outcome.isTold) expect(new Set(ids).size).toBe(ids.length);
		}),
		runs<[Changing]>(15, 0.25, [
			[
				{
					run: { ...SMOOTH, mode: 'total items', items: 12, pageSize: 1, concurrency: 2 },
					changes: [
						{ call: 2, what: 'add first' },
						{ call: 2, what: 'add first' },
					],
				},
			],
		]),
	);
});
