/** Pages at once on n8n-core's engine: logins, refusals, slow answers and changes while reading. */
import { sleep } from 'n8n-workflow';
import { readBody } from '../../support/httpServer';
import { runNode, StoredCredentials } from '../../support/n8nHost';
import { useServer } from '../../support/lifecycle';

const SIZE = 10;

let list: Array<{ id: number }> = [];
let calls = 0;
let logins = 0;
let refused = 0;
let underWay = 0;
let most = 0;
let liveToken = '';
let ends = 0;
/** The pages that were rejected and have not been answered since. */
const rejected = new Set<number>();
/** Called at the n-th call, counted from 1. If it returns a status, the call is refused with it. */
let trouble: (call: number) => number | undefined = () => undefined;

const elements = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ id: index + 1 }));

const server = useServer(async (request, response) => {
	await readBody(request);
	const url = new URL(request.url ?? '', server.url);
	const send = (status: number, body: unknown, headers = {}) => {
		response.writeHead(status, { 'content-type': 'application/json', ...headers });
		response.end(JSON.stringify(body));
	};
	if (url.pathname === '/login') {
		liveToken = `T-${++logins}`;
		return send(200, { token: liveToken, expires_in: 600 });
	}
	most = Math.max(most, ++underWay);
	const status = trouble(++calls);
	// Makes the answers come in another order than the calls.
	await sleep((calls * 7) % 23);
	underWay--;
	const page = Number(url.searchParams.get('page'));
	if (request.headers.authorization !== `Bearer ${liveToken}`) {
		rejected.add(page);
		return send(401, {});
	}
	rejected.delete(page);
	if (status !== undefined) {
		refused++;
		return send(status, {}, { 'retry-after': '0' });
	}
	const items = list.slice((page - 1) * SIZE, page * SIZE);
	send(200, { items, pages: Math.ceil(list.length / SIZE), total: list.length });
});
beforeEach(() => {
	calls = logins = refused = most = ends = 0;
	rejected.clear();
	trouble = () => undefined;
});

let runs = 0;
async function read(settings: object, options: object = {}, items = 1) {
	const stored = new StoredCredentials();
	stored.set('tokenLoginApi', {
		baseUrl: server.url,
		loginUrl: '/login',
		username: 'ada',
		password: 'p',
		testPath: `/pages/${++runs}`,
	});
	const pagination = { pagination: { paginationMode: 'pageNumber', ...settings } };
	const result = await runNode(stored, {
		parameters: {
			api: 'tokenLoginApi',
			url: '/list',
			options: { itemsPath: 'items', pagination, ...options },
		} as never,
		items: Array.from({ length: items }, (_, index) => ({ index })),
	});
	return { ...result, json: result.items.map(({ json }) => json) };
}

const byPages = { totalPagesPath: 'pages' };

it.each<[string, (call: number) => number | undefined]>([
	['nothing else', () => undefined],
	['429 now and then', (call) => (call % 9 === 0 ? 429 : undefined)],
	['503 and 429 now and then', (call) => [503, 429, undefined][call % 11]],
	[
		'the session ends twice',
		(call) => {
			// Ends the session only while no page is rejected: a page rejected again after its new login
			// is rightly an error.
			const isTime = ends === 0 ? call === 15 : ends === 1 && call > 45 && rejected.size === 0;
			if (isTime) liveToken = `ended-${++ends}`;
			return undefined;
		},
	],
	[
		'the list grows twice',
		(call) => {
			if (call === 12) list = elements(417);
			if (call === 40) list = elements(433);
			return undefined;
		},
	],
	[
		'the list shrinks',
		(call) => {
			if (call === 20) list = elements(333);
			return undefined;
		},
	],
	[
		'all of it at once',
		(call) => {
			if (call === 12) list = elements(431);
			if (call === 25) liveToken = 'ended';
			return call % 7 === 0 ? 429 : undefined;
		},
	],
])('every item once and in order: %s', async (_what, happens) => {
	list = elements(400);
	trouble = happens;
	const { error, json } = await read(byPages);
	expect(error).toBeUndefined();
	expect(json).toEqual(list);
	expect(most).toBeGreaterThan(2);
	expect(logins).toBeLessThanOrEqual(3);
	if (happens(9) === 429) expect(refused).toBeGreaterThan(3);
});

it.each([0, 1, 3])(
	'12 input items of 12 pages each, concurrency %p: one login',
	async (concurrency) => {
		list = elements(120);
		const { error, json, items } = await read(byPages, { concurrency }, 12);
		expect(error).toBeUndefined();
		expect(json).toEqual(Array.from({ length: 12 }, () => list).flat());
		expect(items.map(({ pairedItem }) => (pairedItem as { item: number }).item)).toEqual(
			Array.from({ length: 1_440 }, (_, index) => Math.floor(index / 120)),
		);
		expect(calls).toBe(144);
		expect(logins).toBe(1);
		if (concurrency > 0) expect(most).toBe(concurrency);
	},
);

it('with batching, pages come one after another', async () => {
	list = elements(60);
	const batching = { batch: { batchSize: 1, batchInterval: 1 } };
	const { json } = await read(byPages, { batching });
	expect(json).toEqual(list);
	expect(most).toBe(1);
});

it('one list that fails ends the others, too', async () => {
	list = elements(5_000);
	trouble = (call) => (call === 30 ? 400 : undefined);
	const { error, items } = await read(byPages, { concurrency: 4 }, 4);
	expect(error?.message).toContain('400');
	expect(items).toEqual([]);
	expect(calls).toBeLessThan(100);
});
