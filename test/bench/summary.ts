import type { Contestant } from './contestants';
import type { Measurement } from './measure';
import type { Run } from './scenarios';
import { median } from './statistics';

type Situation = Pick<Run, 'name' | 'items' | 'pages' | 'kind' | 'delayMs'>;

/** What the repetitions of one contestant in one situation came to: medians, but for the counts. */
export interface Summary extends Situation {
	contestant: Contestant;
	nodeMs: number;
	workflowMs: number;
	/** Of the node's own time. */
	itemsPerSecond: number;
	/** By how much n8n's process grew at most, in bytes. */
	peakGrowth?: number;
	/** Of one run. */
	logins: number;
	lost: number;
	/** Share of the calls that were answered 429. */
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

	/** Another contestant in the same situation. */
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

	/** How many times as many items a second as another contestant. */
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
