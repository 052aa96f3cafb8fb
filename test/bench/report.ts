import {
	CONNECTION_CALLS,
	CONNECTION_CONCURRENCY,
	type ConnectionCost,
	ROUND_TRIP_MS,
} from './connections';
import { BARE_LOOP_CONCURRENCY, PAGE_SIZE } from './contestants';
import type { LoadingCost } from './loading';
import type { Summaries } from './summary';
import {
	asMarkdown,
	connectionTable,
	latencyTable,
	memoryTable,
	pagesTable,
	slotsTable,
	targetTable,
	throughputTable,
} from './tables';
import { targetsOf } from './targets';

/** All results of a benchmark. */
export interface Findings {
	machine: string;
	summaries: Summaries;
	loading: LoadingCost;
	/** Undefined if they could not be measured. */
	connections?: ConnectionCost[];
}

/** The path of the chart, relative to the page. */
export const CHART_PATH = 'images/benchmark.svg';

/** The findings as a Markdown page. */
export function report({ machine, summaries, loading, connections }: Findings): string {
	return `# Benchmark

Written by \`npm run bench\`, which measures all of this in one go, in a real n8n.

Machine: ${machine}.

![Items a second, and seconds where the API is slow](${CHART_PATH})

What runs side by side, each in a workflow that makes the items first:

- **Authenticated Request** with a CloudCX credential and default options.
- **HTTP Request** (4.5) with the same credential and default options.
- **Bare loop**: n8n's \`helpers.httpRequest\` with a fixed token, ${BARE_LOOP_CONCURRENCY} calls in flight, and nothing else. The floor.
- **Do nothing**: reads the URL as the bare loop does, and sends nothing.

Each run has a credential of its own that is not logged in yet, so a login is part of it. The API is an emulator in a process of its own. Times are the node's own, as n8n records them: medians of 3 runs. The order changes from round to round.

## Items a second

The URL is constant, or holds one expression, \`{{ $json.user }}\`. Expressions of that form Authenticated Request resolves itself; any other costs it what it costs the node that does nothing.

${asMarkdown(throughputTable(summaries))}

## Slow answers

${asMarkdown(latencyTable(summaries))}

## Pages

Pages of ${PAGE_SIZE} elements each. The first answer tells how many there are: Authenticated Request reads the others together, under its automatic concurrency. _One Page after Another_ is the same node without _Total Pages Path_; HTTP Request pages by an expression.

${asMarkdown(pagesTable(summaries))}

## An API that serves 20 calls at a time

It takes 200 ms for an answer, and answers 429 to any further call.

${asMarkdown(slotsTable(summaries))}

## Memory

Peak of the n8n process above what it had before, each in an n8n that has just started.

${asMarkdown(memoryTable(summaries))}

## Loading

At n8n's start the package takes ${Math.round(loading.ms)} ms for ${loading.files} files. Its tarball has ${Math.round(loading.tarballBytes / 1_024)} KB, and ${loading.installedFiles} files.

## Connections

${connectionText(connections)}

## Targets

${asMarkdown(targetTable(targetsOf(summaries)))}
`;
}

function connectionText(costs: ConnectionCost[] | undefined): string {
	if (costs === undefined) return 'Not measured: there is no `openssl` to make a certificate with.';
	return `n8n opens a new connection for every call. ${CONNECTION_CALLS} calls over TLS to an API at a distance of ${ROUND_TRIP_MS} ms (round trip), ${CONNECTION_CONCURRENCY} in flight: through n8n's request helper as it is, and with one keep-alive agent put in its place, which shows what could be won. A node has no means of doing that: the helper takes options for an agent, never an agent.

${asMarkdown(connectionTable(costs))}`;
}
