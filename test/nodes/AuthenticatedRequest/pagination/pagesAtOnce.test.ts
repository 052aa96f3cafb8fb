/** If the first answer announces more pages, they are read together, at the pace of all calls. */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { CallError } from '../../../../nodes/AuthenticatedRequest/call/callErrors';
import type { Call, CallAnswer } from '../../../../nodes/AuthenticatedRequest/call/callTypes';
import { forEachItem } from '../../../../nodes/AuthenticatedRequest/pace/forEachItem';
import { Pace } from '../../../../nodes/AuthenticatedRequest/pace/pace';
import { readPages } from '../../../../nodes/AuthenticatedRequest/pagination/readPages';
import type { PaginationSettings } from '../../../../nodes/AuthenticatedRequest/pagination/rules/settings';
import { FakeClock } from '../../../support/fakeClock';

const SIZE = 10;
const LATENCY = 200;
const byPages: PaginationSettings = { paginationMode: 'pageNumber', totalPagesPath: 'pages' };
const byItems: PaginationSettings = { paginationMode: 'pageNumber', totalItemsPath: 'total' };
const byOffset: PaginationSettings = {
	paginationMode: 'offset',
	totalItemsPath: 'total',
	pageSizeParameter: 'limit',
	pageSize: SIZE,
};

/** A list API: elements from 1 on, in pages of ten. Tests change it with `before` and `answer`. */
class Server {
	list: number[];

	/** Offsets, in the order of the requests. */
	readonly asked: number[] = [];

	readonly at: number[] = [];

	underWay = 0;

	most = 0;

	/** Called when a page is requested. `call` counts from 1. */
	before: (offset: number, call: number) => void = () => {};

	answer: (offset: number, body: IDataObject) => IDataObject | Promise<IDataObject> = (_, body) =>
		body;

	constructor(
		private readonly clock: FakeClock,
		private readonly pace: Pace,
		items: number,
	) {
		this.list = Array.from({ length: items }, (_, index) => index + 1);
	}

	readonly send = async ({ request }: Call): Promise<CallAnswer> => {
		const { page, offset: skip } = request.qs as { page?: number; offset?: number };
		const offset = skip ?? ((page as number) - 1) * SIZE;
		const round = await this.pace.ready();
		this.asked.push(offset);
		this.at.push(this.clock.elapsed);
		this.most = Math.max(this.most, ++this.underWay);
		this.before(offset, this.asked.length);
		const { length } = this.list;
		const body = await this.answer(offset, {
			items: this.list.slice(offset, offset + SIZE),
			total: length,
			pages: Math.ceil(length / SIZE),
		});
		await this.clock.pass(LATENCY);
		this.underWay--;
		if (body.refuse) this.pace.refused(round);
		else this.pace.succeeded(LATENCY);
		if (body.fail) throw new CallError(`failed ${offset}`, 'Advice.', String(body.fail));
		return {
			answer: { status: 200, headers: {}, body },
			statusMessage: '',
			rawHeaders: {},
			text: JSON.stringify(body),
		};
	};
}

let clock: FakeClock;
let notes: string[];
beforeEach(() => {
	clock = new FakeClock();
	notes = [];
});

const CALL: Call = {
	request: { url: 'https://api.example.com/list', method: 'GET' },
	network: {},
	response: {},
	retry: { maxRetries: 0, retryPostAndPatch: false },
	maxRedirects: 5,
};

const toItems = ({ answer }: CallAnswer): INodeExecutionData[] =>
	(answer.body as { items: number[] }).items.map((value) => ({ json: { value } }));

async function readList(
	server: Server,
	pace: Pace,
	settings: PaginationSettings,
	isCancelled = () => false,
) {
	const note = (message: string) => notes.push(message);
	const reader = { send: server.send, toItems, clock, isCancelled, note, slots: pace };
	const { items, failure } = await readPages(CALL, settings, 'items', reader);
	return { values: items.map(({ json }) => json.value as number), failure };
}

/** Reads one list. Its input item holds a place of the pace. */
async function readOne(
	settings: PaginationSettings,
	items: number,
	setUp: (server: Server) => void = () => {},
	{ pace = new Pace(clock), isCancelled }: { pace?: Pace; isCancelled?: () => boolean } = {},
) {
	const server = new Server(clock, pace, items);
	setUp(server);
	const run = { pace, clock, batching: {}, isCancelled: () => false };
	const work = async () => await readList(server, pace, settings, isCancelled);
	const [result] = await clock.run(forEachItem(1, run, work));
	return { ...result, server, pace };
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe.each([
	['total pages', byPages],
	['total items', byItems],
	['offset and total items', byOffset],
])('%s', (_title, settings) => {
	it('100 pages: all items in order, each page asked for once, at least 8 times as fast', async () => {
		const { values, failure, server } = await readOne(settings, 1_000);
		expect(failure).toBeUndefined();
		expect(values).toEqual(upTo(1_000));
		expect([...server.asked].sort((a, b) => a - b)).toEqual(upTo(100).map((n) => (n - 1) * SIZE));
		expect(clock.elapsed).toBeLessThanOrEqual((100 * LATENCY) / 8);
		expect(notes).toEqual([]);
	});

	it('the pages that end first wait for those before them', async () => {
		const { values } = await readOne(settings, 95, (server) => {
			server.answer = async (offset, body) => {
				await clock.pass(offset === 10 ? 5_000 : 100 - offset);
				return body;
			};
		});
		expect(values).toEqual(upTo(95));
	});

	it.each([
		['one place', settings, 1],
		['an interval', { ...settings, requestInterval: 1 }, 20],
	])('%s: one after another', async (_why, each, limit) => {
		const { values, server } = await readOne(each, 95, undefined, { pace: new Pace(clock, limit) });
		expect(values).toEqual(upTo(95));
		expect(server.most).toBe(1);
		expect(server.asked).toEqual(upTo(10).map((n) => (n - 1) * SIZE));
	});

	it('never more at once than the limit', async () => {
		const { values, server } = await readOne(settings, 995, undefined, {
			pace: new Pace(clock, 7),
		});
		expect(values).toEqual(upTo(995));
		expect(server.most).toBe(7);
	});

	it('no more pages than the cap', async () => {
		const { values, server } = await readOne(
			{ ...settings, limitPagesFetched: true, maxRequests: 6 },
			1_000,
		);
		expect(values).toEqual(upTo(60));
		expect(server.asked).toHaveLength(6);
	});

	it('a failing page: what came before it is kept, and no page is asked for long after it', async () => {
		const { values, failure, server } = await readOne(settings, 1_000, (each) => {
			each.answer = (offset, body) => (offset === 150 ? { fail: 500 } : body);
		});
		expect(values).toEqual(upTo(150));
		expect(failure).toMatchObject({
			message: 'failed 150',
			description: 'Advice. Before that, 15 pages with 150 items had been read.',
		});
		expect(server.asked.length).toBeLessThan(60);
		expect(server.underWay).toBe(0);
	});

	it('404 for a page that is promised is a failure, not the end', async () => {
		const { values, failure } = await readOne(settings, 100, (each) => {
			each.answer = (offset, body) => (offset === 50 ? { fail: 404 } : body);
		});
		expect(values).toEqual(upTo(50));
		expect(failure?.message).toBe('failed 50');
	});

	it('an empty page before the end does not end the list', async () => {
		const { values, failure } = await readOne(settings, 100, (each) => {
			each.answer = (offset, body) => (offset === 30 ? { ...body, items: [] } : body);
		});
		expect(failure).toBeUndefined();
		expect(values).toEqual(upTo(100).filter((n) => n <= 30 || n > 40));
		if (settings !== byPages)
			expect(notes).toEqual(['The API announced 100 items in all, but 90 came.']);
	});

	it('a total that grows meanwhile: the new pages come, too', async () => {
		const { values } = await readOne(settings, 100, (each) => {
			each.before = (_, call) => {
				if (call === 8) each.list = upTo(137);
			};
		});
		expect(values).toEqual(upTo(137));
	});

	it('a total that shrinks meanwhile: the list ends there, without an error', async () => {
		const { values, failure } = await readOne(settings, 300, (each) => {
			each.before = (_, call) => {
				if (call === 8) each.list = upTo(120);
			};
		});
		expect(failure).toBeUndefined();
		expect(values).toEqual(upTo(120));
	});

	it('a total that shrinks, and 404 for pages that are gone', async () => {
		const { values, failure } = await readOne(settings, 300, (each) => {
			each.before = (_, call) => {
				if (call === 8) each.list = upTo(55);
			};
			each.answer = (offset, body) => (offset >= each.list.length ? { fail: 404 } : body);
		});
		expect(failure).toBeUndefined();
		// Seven pages had been read before the list shrank.
		expect(values).toEqual(upTo(70));
	});

	// The third page is answered late, so the pages after it were read before the change.
	it.each<[string, (list: number[]) => number[]]>([
		['added in front: none is lost', (list) => [-1, -2, -3, ...list]],
		['taken out in front: none comes twice', (list) => list.slice(3)],
	])('items are %s', async (_what, change) => {
		const { values } = await readOne(settings, 100, (each) => {
			let isChanged = false;
			each.answer = async (offset, body) => {
				if (offset !== 20 || isChanged) return body;
				isChanged = true;
				await clock.pass(1_000);
				each.list = change(each.list);
				const total = each.list.length;
				const items = each.list.slice(20, 30);
				return { items, total, pages: Math.ceil(total / SIZE) };
			};
		});
		const old = values.filter((n) => n > 0);
		const isGrown = change([]).length > 0;
		if (isGrown) expect(new Set(old)).toEqual(new Set(upTo(100)));
		else expect(new Set(old).size).toBe(old.length);
		expect(old[old.length - 1]).toBe(100);
	});

	it('pages that begin as the one before ends by themselves: three are read again, no more', async () => {
		const list = upTo(80).map((n) => Math.floor((n + 4) / 10));
		const { values, server } = await readOne(settings, 80, (each) => {
			each.list = list;
		});
		expect(values).toEqual(list);
		const times = (offset: number) => server.asked.filter((each) => each === offset).length;
		expect(upTo(8).map((n) => times((n - 1) * SIZE))).toEqual([1, 2, 3, 4, 4, 4, 4, 4]);
	});

	it('totals that never stay: in the end one after another, and all is there', async () => {
		const { values, server } = await readOne(settings, 100, (each) => {
			let spare = 0;
			each.answer = (_, body) => ({ ...body, total: 100 - (spare++ % 5), pages: 10 + (spare % 2) });
		});
		expect(values).toEqual(upTo(values.length));
		expect(values.length).toBeGreaterThan(90);
		expect(server.asked.length).toBeLessThan(60);
	});

	it('a stopped execution asks for nothing more', async () => {
		const { values, server } = await readOne(settings, 10_000, undefined, {
			isCancelled: () => clock.elapsed >= 3 * LATENCY,
		});
		expect(values).toEqual(upTo(values.length));
		expect(server.asked.length).toBeLessThan(100);
		expect(clock.elapsed).toBeLessThanOrEqual(5 * LATENCY);
	});

	it('pages that are read ahead are bounded while an early one is slow', async () => {
		const { values, server } = await readOne(
			settings,
			10_000,
			(each) => {
				each.answer = async (offset, body) => {
					if (offset === 20) {
						await clock.pass(100 * LATENCY);
						expect(each.asked.length).toBeLessThanOrEqual(3 + 2 * 8);
					}
					return body;
				};
			},
			{ pace: new Pace(clock, 8) },
		);
		expect(values).toEqual(upTo(10_000));
		expect(server.most).toBe(8);
	});
});

it('by offset, a page that comes short before the end: nothing is lost and nothing twice', async () => {
	const { values, server } = await readOne(byOffset, 100, (each) => {
		each.answer = (offset, body) =>
			offset === 20 ? { ...body, items: (body.items as number[]).slice(0, 4) } : body;
	});
	expect(values).toEqual(upTo(100));
	expect(server.asked).toContain(24);
});

it('by total items, a server that gives fewer than it was asked for', async () => {
	const settings = { ...byItems, pageSizeParameter: 'size', pageSize: 500 };
	expect((await readOne(settings, 95)).values).toEqual(upTo(95));
});

describe('many lists at once', () => {
	async function readMany(lists: number, pages: number, pace: Pace, setUp?: (s: Server) => void) {
		const server = new Server(clock, pace, pages * SIZE);
		setUp?.(server);
		const run = { pace, clock, batching: {}, isCancelled: () => false };
		const work = async () => await readList(server, pace, byPages);
		const results = await clock.run(forEachItem(lists, run, work));
		return { results, server };
	}

	it.each([undefined, 1, 2, 5, 50])('20 lists of 20 pages each, concurrency %p', async (fixed) => {
		const { results, server } = await readMany(20, 20, new Pace(clock, fixed));
		for (const { values } of results) expect(values).toEqual(upTo(200));
		expect(server.asked).toHaveLength(400);
		if (fixed !== undefined) expect(server.most).toBe(fixed);
	});

	it('go on when the limit shrinks to one meanwhile, and keep to it', async () => {
		const pace = new Pace(clock);
		const limits = new Set<number>();
		const excess: number[] = [];
		const { results, server } = await readMany(20, 20, pace, (each) => {
			each.before = (_, call) => {
				limits.add(pace.currentLimit);
				if (each.underWay > pace.currentLimit) excess.push(call);
			};
			// After 60 calls, every round is refused until the limit is one call at a time.
			each.answer = (_, body) => {
				const isTooMuch = each.asked.length > 60 && !limits.has(1);
				return isTooMuch ? { ...body, refuse: true } : body;
			};
		});
		for (const { values } of results) expect(values).toEqual(upTo(200));
		expect(Math.max(...limits)).toBeGreaterThan(15);
		expect(Math.min(...limits)).toBe(1);
		expect(excess).toEqual([]);
		expect(server.underWay).toBe(0);
	});

	it('all places are given back', async () => {
		const pace = new Pace(clock, 6);
		await readMany(9, 9, pace);
		const free = upTo(10).filter(() => pace.tryEnter());
		expect(free).toHaveLength(6);
	});

	it('the first list that fails ends the run, though others wait for a place', async () => {
		const pace = new Pace(clock, 1);
		const run = { pace, clock, batching: {}, isCancelled: () => false };
		const work = async (index: number) => {
			await clock.pass(10);
			await pace.makeRoom();
			if (index === 0) throw new Error('first');
		};
		await expect(clock.run(forEachItem(3, run, work))).rejects.toThrow('first');
	});
});
