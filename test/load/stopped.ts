import { sleep } from 'n8n-workflow';
import { type Provider, startCloudCx } from '../providers';
import { messageIn } from '../n8n/runData';
import type { LoadServer } from './loadServer';
import { type Row, rowOf } from './row';

/** How long each wait would last if nobody stopped it, ms. */
const WAIT_MS = 6_000;
/** n8n must have ended the execution this soon after the stop button, ms. */
const MOST_MS = 1_000;

interface Wait {
	/** What the execution waits for. */
	what: string;
	parameters: { url: string; options?: object };
	settings: Partial<Provider['settings']>;
	/** True if the execution waits, judged by the requests so far. */
	isWaiting: (provider: Provider) => boolean;
}

const WAITS: Wait[] = [
	{
		what: 'a login',
		parameters: { url: 'echo' },
		settings: { loginDelayMs: WAIT_MS },
		isWaiting: ({ requests }) => requests.length === 1,
	},
	{
		what: 'a page',
		parameters: {
			url: 'list?total=100',
			options: {
				itemsPath: 'data.items',
				pagination: { pagination: { paginationMode: 'pageNumber' } },
			},
		},
		settings: { callDelayMs: WAIT_MS },
		isWaiting: ({ requests, counters }) => counters.logins === 1 && requests.length >= 3,
	},
	{
		what: 'a Retry-After',
		parameters: { url: `status/429?retryAfter=${WAIT_MS / 1000}` },
		settings: {},
		isWaiting: ({ requests, counters }) => counters.logins === 1 && requests.length === 2,
	},
];

/**
 * Stops executions by hand while they wait. They must end at once, and nothing more may be sent.
 */
export async function stopped(server: LoadServer): Promise<Row[]> {
	const rows: Row[] = [];
	for (const { what, parameters, settings, isWaiting } of WAITS) {
		const provider = await startCloudCx();
		Object.assign(provider.settings, settings);
		const { start, stop, ended } = await server.hold(`stopped in ${what}`, provider, parameters);
		const execution = await start();
		const deadline = Date.now() + 60_000;
		while (!isWaiting(provider) && Date.now() < deadline) await sleep(20);
		const [sent, at] = [provider.requests.length, Date.now()];
		await stop(execution).catch(() => undefined);
		const { status, data, stoppedAt = '' } = await ended(execution);
		const tookMs = Date.parse(stoppedAt) - at;
		await sleep(WAIT_MS + 2_000);
		const later = provider.requests.length - sent;
		const { counters } = provider;
		rows.push(
			rowOf(
				`stopped while it waits for ${what}`,
				status,
				counters,
				`ended after ${tookMs} ms, ${later} requests after that`,
				[
					status !== 'canceled' && `it ended as ${status}: ${messageIn(data)}`,
					!(tookMs <= MOST_MS) && `it took ${tookMs} ms`,
					later > 0 && `${later} requests were sent after that`,
				],
			),
		);
		await provider.stop();
	}
	return rows;
}
