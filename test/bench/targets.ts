import type { Contestant } from './contestants';
import type { Kind } from './scenarios';
import type { Summaries, Summary } from './summary';

/** A target for the node, and whether it is met. */
export interface Target {
	aim: string;
	isMet: boolean;
	figure: string;
}

const MAX_TOO_MANY = 0.05;
const PAGING_RATIO = 8;

/** The targets that the summaries have figures for. */
export function targetsOf(summaries: Summaries): Target[] {
	const ours = (name: Summary['name']) =>
		summaries.of(name).filter(({ contestant }) => contestant === 'Authenticated Request');
	const fast = ours('throughput').filter(({ items }) => items === 5_000);
	return [
		...fast.map((summary) => atLeast(summaries, summary, 'HTTP Request', leastRatio[summary.kind])),
		...fast.map((summary) => atLeast(summaries, summary, 'Bare loop', 1)),
		...ours('latency').map((summary) => atLeast(summaries, summary, 'HTTP Request', 1)),
		...ours('pages').flatMap((summary) => paging(summaries, summary)),
		...ours('slots').flatMap((summary) => slots(summaries, summary)),
	];
}

const leastRatio: Record<Kind, number> = { constant: 5, expression: 4 };

function atLeast(summaries: Summaries, summary: Summary, to: Contestant, wanted: number): Target {
	const { items, kind, delayMs } = summary;
	const ratio = summaries.ratio(summary, to) ?? NaN;
	const situation = delayMs > 0 ? `answers after ${delayMs} ms` : `${kind} URL`;
	return {
		aim: `${items.toLocaleString('en')} items, ${situation}: at least ${wanted} × ${to}`,
		isMet: ratio >= wanted,
		figure: `${ratio.toFixed(2)} ×`,
	};
}

/** The target for one list with slow answers. Lists at the same time have no target. */
function paging(summaries: Summaries, summary: Summary): Target[] {
	const { items, pages, delayMs } = summary;
	if (items > 1 || delayMs < 200) return [];
	const ratio = summaries.ratio(summary, 'HTTP Request') ?? NaN;
	return [
		{
			aim: `${pages} pages, answers after ${delayMs} ms: at least ${PAGING_RATIO} × HTTP Request`,
			isMet: ratio >= PAGING_RATIO,
			figure: `${ratio.toFixed(2)} ×`,
		},
	];
}

function slots(summaries: Summaries, summary: Summary): Target[] {
	const lostByHttpRequest = summaries.other(summary, 'HTTP Request')?.lost ?? 0;
	return [
		{ aim: '20 slots: no item lost', isMet: summary.lost === 0, figure: `${summary.lost} lost` },
		{
			aim: '20 slots: fewer than 5 % of calls answered 429',
			isMet: summary.tooManyShare < MAX_TOO_MANY,
			figure: `${(summary.tooManyShare * 100).toFixed(1)} %`,
		},
		{
			aim: '20 slots: HTTP Request loses items',
			isMet: lostByHttpRequest > 0,
			figure: `${lostByHttpRequest} lost`,
		},
	];
}
