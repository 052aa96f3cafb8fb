/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
/**
 * A server whose list is read in pages, with everything that can go wrong meanwhile. Answers fail
 * or break off, sessions end, pages are empty or repeat the one before, items come and go. The
 * items are numbers in ascending order, so the output shows by itself whether it is right.
 */
import { gzipSync } from 'node:zlib';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { startServer, type TestServer } from '../support/httpServer';

/** The outcome of one call. */
export type Fault =
	| 'none'
	| 'status 500'
	| 'status 503'
	| 'status 429'
	| 'status 400'
	| 'reset'
	| 'cut'
	| 'cut gzip'
	| 'failure under 200'
	| 'failure beside no items'
	| 'web page'
	| 'no items'
	| 'page before'
	| 'only a part'
	| 'fewer told'
	| 'more told'
	| 'session ends';

/** The call before which an item comes or goes, and the place of the change in the list. */
export interface Change {
	call: number;
	what: 'add first' | 'add last' | 'remove first' | 'remove last' | 'remove middle';
}

export interface ApiSettings {
	items: number;
	pageSize: number;
	/** The outcomes of the calls, one after another. All further calls are answered. */
	faults: Fault[];
	/** A page that always gets this fault; pages count from 1. */
	broken?: { page: number; fault: Fault };
	changes: Change[];
	/** The answer for a page after the last one. */
	pastEnd: 'empty' | 'status 404' | 'status 416' | 'no content' | 'last page';
	/** How answers write totals; `number` unless given. */
	totals?: 'number' | 'text' | 'grouped' | 'first page only' | 'null later';
	/** How answers write the next page's address and the session in it; relative unless given. */
	links?: 'relative' | 'whole' | 'query' | 'inner host' | 'inner port';
}

/** More calls than any of these lists needs. */
const MANY = 300;

export class PagingApi {
	calls = 0;

	logins = 0;

	/**
	 * The current list, and below it the items that were in the list from the first call to the last.
	 */
	list: number[] = [];

	stable: number[] = [];

	/** The faults that calls have met. */
	met: Fault[] = [];

	/** The totals that answers have reported. */
	told = new Set<number>();

	private settings!: ApiSettings;

	private server!: TestServer;

	private token = '';

	get url(): string {
		return this.server.url;
	}

	async start(): Promise<void> {
		this.server = await startServer(async (request, response) => this.answer(request, response));
	}

	async stop(): Promise<void> {
		await this.server.stop();
	}

	begin(settings: ApiSettings): void {
		this.settings = settings;
		this.calls = 0;
		this.met = [];
		this.told.clear();
		this.list = Array.from({ length: settings.items }, (_, index) => index + 1);
		this.stable = [...this.list];
	}

	private answer(request: IncomingMessage, response: ServerResponse): void {
		const url = new URL(request.url ?? '', this.url);
		if (url.pathname === '/login') {
			this.token = `T-${(this.logins += 1)}-${url.searchParams.get('run') ?? ''}`;
			return json(response, 200, { token: this.token, expires_in: 600 });
		}
		this.calls++;
		if (this.calls > MANY) return json(response, 410, { message: 'asked too often' });
		this.change();
		const page = this.pageOf(url);
		const { broken, faults } = this.settings;
		const fault = broken?.page === page.number ? broken.fault : (faults[this.calls - 1] ?? 'none');
		this.met.push(fault);
		if (fault === 'session ends') this.token = 'none';
		if (request.headers.authorization !== `Bearer ${this.token}`)
			return json(response, 401, { message: 'the session has ended' });
		this.send(response, page, fault);
	}

	private change(): void {
		for (const { call, what } of this.settings.changes) {
			if (call !== this.calls) continue;
			const { list } = this;
			if (what === 'add first') list.unshift((list[0] ?? 1) - 1);
			else if (what === 'add last') list.push((list[list.length - 1] ?? 0) + 1);
			else {
				const at = { 'remove first': 0, 'remove last': list.length - 1 }[what as string];
				list.splice(at ?? Math.floor(list.length / 2), 1);
			}
			this.stable = this.stable.filter((item) => list.includes(item));
		}
	}

	private pageOf({ searchParams }: URL) {
		const { list } = this;
		const { pageSize, pastEnd } = this.settings;
		const after = searchParams.get('after');
		const offset = searchParams.get('offset');
		const page = Number(searchParams.get('page') ?? 1);
		const start =
			after === null
				? Number(offset ?? (page - 1) * pageSize)
				: list.filter((item) => item <= Number(after)).length;
		const isPastEnd = start > 0 && start >= list.length && after === null;
		const from =
			isPastEnd && pastEnd === 'last page'
				? Math.max(0, Math.ceil(list.length / pageSize) - 1) * pageSize
				: start;
		return { number: Math.floor(start / pageSize) + 1, start, from, isPastEnd };
	}

	private send(
		response: ServerResponse,
		{ start, from, isPastEnd }: ReturnType<PagingApi['pageOf']>,
		fault: Fault,
	): void {
		const { pageSize, pastEnd } = this.settings;
		const status = /^status (\d+)$/.exec(fault)?.[1];
		if (status !== undefined) return json(response, Number(status), { message: 'out of order' });
		if (fault === 'reset') return void response.destroy();
		if (fault === 'web page') {
			response.writeHead(200, { 'content-type': 'text/html' });
			return void response.end('<!DOCTYPE html><html><title>Sign in</title></html>');
		}
		const failure = { error: { message: 'out of order' } };
		if (fault === 'failure under 200') return json(response, 200, failure);
		const begin = fault === 'page before' ? Math.max(0, from - pageSize) : from;
		const items = this.list.slice(begin, begin + pageSize);
		const last = items[items.length - 1] ?? this.list[start - 1] ?? 0;
		const hasMore = this.list.some((item) => item > last);
		const isEmpty = fault === 'no items' || fault === 'failure beside no items';
		const before = this.list[start - 1] ?? Number.MIN_SAFE_INTEGER;
		const told = { 'fewer told': -1, 'more told': 1 }[fault as string] ?? 0;
		const total = Math.max(0, this.list.length + told);
		const after = isEmpty ? before : last;
		const pages = Math.max(0, Math.ceil(this.list.length / pageSize) + told);
		const totals = this.totalsOf({ total, pages });
		const body = {
			items: isEmpty ? [] : items.map((id) => ({ id })),
			...totals,
			more: isEmpty || hasMore,
			...((isEmpty || hasMore) && {
				cursor: `${after}`,
				next: this.linkTo(`?after=${after}${isEmpty ? `&empty=${this.calls}` : ''}`),
			}),
			...(fault === 'failure beside no items' && failure),
		};
		if (fault === 'only a part') return part(response, body);
		if (fault === 'cut' || fault === 'cut gzip') return cut(response, body, fault);
		const end = /^status (\d+)$/.exec(pastEnd)?.[1];
		if (isPastEnd && end !== undefined) return json(response, Number(end), { message: 'no page' });
		if (isPastEnd && pastEnd === 'no content') return void response.writeHead(204).end();
		if (['number', 'string'].includes(typeof totals.total)) this.told.add(total);
		json(response, 200, body);
	}

	private totalsOf(numbers: Record<string, number>): Record<string, unknown> {
		const { totals = 'number' } = this.settings;
		const isLater = this.calls > 1 && this.met.slice(0, -1).includes('none');
		if (totals === 'first page only' && isLater) return {};
		const written: Record<string, (number: number) => unknown> = {
			text: String,
			grouped: (number) => ` ${number.toLocaleString('en')}`,
			'null later': (number) => (isLater ? null : number),
		};
		const write = written[totals] ?? ((number: number) => number);
		return Object.fromEntries(
			Object.entries(numbers).map(([name, number]) => [name, write(number)]),
		);
	}

	private linkTo(query: string): string {
		const { links = 'relative' } = this.settings;
		const server = {
			relative: '',
			whole: this.url,
			'inner host': 'http://app.internal:8080',
			'inner port': this.url.replace(/:\d+$/, ':81'),
			query: undefined,
		}[links];
		return server === undefined ? query : `${server}/list${query}`;
	}
}

function json(response: ServerResponse, status: number, body: object): void {
	const next = 'next' in body ? String(body.next) : undefined;
	response.writeHead(status, {
		'content-type': 'application/json',
		...(next !== undefined && { link: `<${next}>; rel="next"` }),
	});
	response.end(JSON.stringify(body));
}

/** Sends half of an answer, as a damaged cache does. The half is complete JSON by itself. */
function part(response: ServerResponse, body: { items: object[] }): void {
	const half = { ...body, items: body.items.slice(0, body.items.length / 2) };
	const bytes = Buffer.byteLength(JSON.stringify(half));
	response.setHeader('content-range', `bytes 0-${bytes - 1}/${bytes * 2}`);
	json(response, 206, half);
}

/** Sends an answer whose end is missing: the end of its bytes, or of its compressed bytes. */
function cut(response: ServerResponse, body: object, fault: 'cut' | 'cut gzip'): void {
	const whole = Buffer.from(JSON.stringify(body));
	if (fault === 'cut') {
		response.writeHead(200, { 'content-type': 'application/json', 'content-length': whole.length });
		response.write(whole.subarray(0, whole.length / 2), () => response.destroy());
		return;
	}
	const packed = gzipSync(whole);
	response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
	response.end(packed.subarray(0, packed.length - 12));
}
