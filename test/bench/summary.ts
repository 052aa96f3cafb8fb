import type { Contestant } from './contestants';
import type { Measurement } from './measure';
import type { Run } from './scenarios';
import { median } from './statistics';

type Situation = Pick<Run, 'name' | 'items' | 'pages' | 'kind' | 'delayMs'>;

/** The repetitions of one contestant in one situation. Times are medians. */
export interface Summary extends Situation {
	contestant: Contestant;
	nodeMs: number;
	workflowMs: number;
	/** Items per second of the node's own time. */
	itemsPerSecond: number;
	/** The peak growth of n8n's process, in bytes. */
	peakGrowth?: number;
	/** Logins and lost items of one run. */
	logins: number;
	lost: number;
	/** The share of calls that were answered with 429. */
	tooManyShare: number;
}

/** One summary for each situation and contestant. */
export class Summaries {
	readonly all: Summary[];

	constructor(measurements: Measurement[]) {
		const groups = new Map<string, Measurement[]>();
		for (const measurement of measurements) {
			const { name, items, kind, delayMs, contestant } = measurement.run;
			const key = [name, items, kind, delayMs, contestant].join();
			groups.set(key, [...(groups.get(key) ?? []), measurement]);
		}
		this.all = [...groups.values()].map(summaryOf);
	}

	/** The summaries of one kind of scenario. */
	of(name: Run['name']): Summary[] {
		return this.all.filter((summary) => summary.name === name);
	}

	/** The summary of another contestant in the same situation. */
	other({ name, items, kind, delayMs }: Situation, contestant: Contestant): Summary | undefined {
		return this.all.find(
			(each) =>
				each.contestant === contestant &&
				each.name === name &&
				each.items === items &&
				each.kind === kind &&
				each.delayMs === delayMs,
		);
	}

	/** The ratio of items per second to those of another contestant. */
	ratio(summary: Summary, to: Contestant): number | undefined {
		const other = this.other(summary, to);
		return other && summary.itemsPerSecond / other.itemsPerSecond;
	}
}

function summaryOf(group: Measurement[]): Summary {
	const { name, items, pages, kind, delayMs, contestant } = group[0].run;
	const of = (pick: (measurement: Measurement) => number) => median(group.map(pick));
	const nodeMs = of((each) => each.nodeMs);
	return {
		name,
		items,
		pages,
		kind,
		delayMs,
		contestant,
		nodeMs,
		workflowMs: of((each) => each.workflowMs),
		itemsPerSecond: (items / nodeMs) * 1_000,
		peakGrowth: group[0].peakGrowth,
		logins: of((each) => each.logins),
		lost: of((each) => each.lost),
		tooManyShare: of(({ tooMany, calls }) => tooMany / (calls + tooMany || 1)),
	};
}
