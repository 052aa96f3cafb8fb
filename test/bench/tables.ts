import { CONNECTION_CALLS, type ConnectionCost } from './connections';
import type { Summaries, Summary } from './summary';
import type { Target } from './targets';

/** The lines of a table and their cells. The first line is the heading. */
export type Table = string[][];

const number = (value: number) => Math.round(value).toLocaleString('en');
const times = (value: number | undefined) => (value === undefined ? '' : `${value.toFixed(2)} ×`);
const seconds = (ms: number) => `${(ms / 1_000).toFixed(2)} s`;
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const megabytes = (bytes: number | undefined) =>
	bytes === undefined ? 'unknown' : `${number(bytes / 1_048_576)} MB`;

/** Items per second, by number of items and kind of URL. */
export function throughputTable(summaries: Summaries): Table {
	return [
		[
			'Items',
			'URL',
			'Node',
			'Items/s',
			'to HTTP Request',
			'to bare loop',
			'Node time',
			'Workflow time',
			'Logins',
		],
		...summaries
			.of('throughput')
			.map((summary) => [
				number(summary.items),
				summary.kind,
				summary.contestant,
				number(summary.itemsPerSecond),
				...ratios(summaries, summary),
				seconds(summary.nodeMs),
				seconds(summary.workflowMs),
				number(summary.logins),
			]),
	];
}

/** Items per second if the provider answers slowly. */
export function latencyTable(summaries: Summaries): Table {
	return [
		['Answer after', 'Items', 'Node', 'Items/s', 'to HTTP Request', 'to bare loop', 'Node time'],
		...summaries
			.of('latency')
			.map((summary) => [
				`${summary.delayMs} ms`,
				number(summary.items),
				summary.contestant,
				number(summary.itemsPerSecond),
				...ratios(summaries, summary),
				seconds(summary.nodeMs),
			]),
	];
}

/** Lists that are read page by page: a single long one, and many at the same time. */
export function pagesTable(summaries: Summaries): Table {
	return [
		[
			'Answer after',
			'Input items',
			'Pages each',
			'Node',
			'Pages/s',
			'to HTTP Request',
			'Node time',
		],
		...summaries
			.of('pages')
			.map((summary) => [
				`${summary.delayMs} ms`,
				number(summary.items),
				number(summary.pages ?? 1),
				summary.contestant,
				number(summary.itemsPerSecond * (summary.pages ?? 1)),
				times(summaries.ratio(summary, 'HTTP Request')),
				seconds(summary.nodeMs),
			]),
	];
}

/** How many items are lost if the provider refuses calls above a limit. */
export function slotsTable(summaries: Summaries): Table {
	return [
		['Node', 'Items', 'Items lost', 'Calls answered 429', 'Node time'],
		...summaries
			.of('slots')
			.map((summary) => [
				summary.contestant,
				number(summary.items),
				number(summary.lost),
				percent(summary.tooManyShare),
				seconds(summary.nodeMs),
			]),
	];
}

/** How much n8n's memory grew. */
export function memoryTable(summaries: Summaries): Table {
	return [
		['Node', 'Items', 'Peak growth'],
		...summaries
			.of('memory')
			.map(({ contestant, items, peakGrowth }) => [
				contestant,
				number(items),
				megabytes(peakGrowth),
			]),
	];
}

/** The cost of new connections compared with reused ones. */
export function connectionTable(costs: ConnectionCost[]): Table {
	return [
		['Connections', 'Opened, warm-up included', 'Time', 'Processor time a call'],
		...costs.map(({ way, connections, ms, cpuMs }) => [
			way,
			number(connections),
			seconds(ms),
			`${(cpuMs / CONNECTION_CALLS).toFixed(2)} ms`,
		]),
	];
}

/** The targets, one per line. */
export function targetTable(targets: Target[]): Table {
	return [
		['Target', 'Figure', 'Result'],
		...targets.map(({ aim, figure, isMet }) => [aim, figure, isMet ? 'met' : 'not met']),
	];
}

function ratios(summaries: Summaries, summary: Summary): string[] {
	// A contestant that sends nothing is not compared.
	if (summary.contestant === 'Do nothing') return ['', ''];
	return [
		times(summaries.ratio(summary, 'HTTP Request')),
		times(summaries.ratio(summary, 'Bare loop')),
	];
}

/** The table as Markdown, its columns aligned. */
export function asMarkdown(table: Table): string {
	const widths = table[0].map((_, column) => Math.max(...table.map((line) => line[column].length)));
	const lines = table.map(
		(line) => `| ${line.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`,
	);
	lines.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
	return lines.join('\n');
}
