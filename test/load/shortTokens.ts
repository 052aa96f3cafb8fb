import type { RemoteProvider } from '../bench/remoteProvider';
import type { LoadServer } from './loadServer';
import { type Row, rowOf } from './row';
import type { Sizes } from './sizes';

const LIFETIME_MS = 5_000;
/** How long a token is used: it is renewed in the last tenth of its life. */
const USED_MS = LIFETIME_MS * 0.9;

/**
 * Runs many executions with a token that lives for seconds. There may be no more logins than tokens
 * that expired.
 */
export async function shortTokens(
	server: LoadServer,
	provider: RemoteProvider,
	{ short: { executions, items, atOnce } }: Sizes,
): Promise<Row> {
	await provider.prepare({ tokenLifetimeMs: LIFETIME_MS });
	const run = await server.publish('short-tokens', items, provider);
	const started = Date.now();
	let left = executions;
	let succeeded = 0;
	const lane = async () => {
		while (left-- > 0) if ((await run()) === items) succeeded++;
	};
	await Promise.all(Array.from({ length: atOnce }, lane));
	const seconds = (Date.now() - started) / 1000;
	const counters = await provider.counters();
	const tokens = counters.logins + counters.renewals;
	// A rejected call is a reason for a new token too: n8n was too busy to send the call in time.
	const most = Math.ceil((seconds * 1000) / USED_MS) + 1 + counters.rejected;
	return rowOf(
		`${executions} × ${items} items, token of 5 s`,
		`${succeeded} of ${executions}`,
		counters,
		`${tokens} tokens in ${Math.round(seconds)} s, at most ${most}`,
		[
			succeeded < executions && `${executions - succeeded} executions lost items`,
			counters.calls !== executions * items && `${counters.calls} calls were answered`,
			tokens > most && `${tokens} tokens`,
			(await server.listenerWarnings())[0],
		],
	);
}
