import type { Contestant } from './contestants';
import type { Summaries, Summary } from './summary';

const COLOURS: Partial<Record<Contestant, string>> = {
	'Authenticated Request': '#2f7ff0',
	'HTTP Request': '#e0713c',
	'Bare loop': '#8a929c',
};
const WIDTH = 760;
const LEFT = 130;
const BAR = 16;
const GAP = 14;
const STYLE =
	'text{font:13px system-ui,sans-serif;fill:#24292f}.title{font-weight:600;font-size:15px}@media(prefers-color-scheme:dark){text{fill:#e6edf3}}';

interface Group {
	label: string;
	bars: Array<{ contestant: Contestant; value: number; text: string }>;
}

/** Draws the two results that matter: the speed, and the speed if the API is slow. */
export function chart(summaries: Summaries): string {
	const pick = (all: Summary[]) => all.filter(({ contestant }) => COLOURS[contestant]);
	const most = Math.max(...summaries.of('throughput').map(({ items }) => items));
	const throughput = pick(summaries.of('throughput')).filter(({ items }) => items === most);
	const latency = pick(summaries.of('latency'));
	const parts: string[] = [];
	let top = legend(parts);
	top = panel(
		parts,
		top,
		`Items a second, ${most.toLocaleString('en')} items`,
		groups(
			throughput,
			({ kind }) => `${kind} URL`,
			({ itemsPerSecond }) => itemsPerSecond,
			(value) => Math.round(value).toLocaleString('en'),
		),
	);
	top = panel(
		parts,
		top,
		`Seconds for ${(latency[0]?.items ?? 0).toLocaleString('en')} items, less is better`,
		groups(
			latency,
			({ delayMs }) => `after ${delayMs} ms`,
			({ nodeMs }) => nodeMs / 1_000,
			(value) => `${value.toFixed(1)} s`,
		),
	);
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" role="img" aria-label="Authenticated Request beside HTTP Request and a bare loop"><style>${STYLE}</style>${parts.join('')}</svg>\n`;
}

function groups(
	all: Summary[],
	label: (summary: Summary) => string,
	value: (summary: Summary) => number,
	text: (value: number) => string,
): Group[] {
	return [...new Set(all.map(label))].map((name) => ({
		label: name,
		bars: Object.keys(COLOURS).flatMap((contestant) =>
			all
				.filter((summary) => summary.contestant === contestant && label(summary) === name)
				.map((summary) => ({
					contestant: summary.contestant,
					value: value(summary),
					text: text(value(summary)),
				})),
		),
	}));
}

function legend(parts: string[]): number {
	Object.entries(COLOURS).forEach(([contestant, colour], index) => {
		const x = LEFT + index * 190;
		parts.push(
			`<rect x="${x}" y="8" width="12" height="12" rx="2" fill="${colour}"/><text x="${x + 18}" y="19">${contestant}</text>`,
		);
	});
	return 50;
}

/** Draws one panel below `top` and returns where it ends. */
function panel(parts: string[], top: number, title: string, all: Group[]): number {
	const longest = Math.max(...all.flatMap(({ bars }) => bars.map(({ value }) => value)));
	parts.push(`<text class="title" x="0" y="${top}">${title}</text>`);
	let y = top + GAP;
	for (const { label, bars } of all) {
		const middle = y + (bars.length * BAR) / 2 + 4;
		parts.push(`<text x="${LEFT - 10}" y="${middle}" text-anchor="end">${label}</text>`);
		for (const { contestant, value, text } of bars) {
			const width = Math.max(1, Math.round(((WIDTH - LEFT - 70) * value) / longest));
			parts.push(
				`<rect x="${LEFT}" y="${y}" width="${width}" height="${BAR - 2}" rx="2" fill="${COLOURS[contestant]}"/><text x="${LEFT + width + 6}" y="${y + 11}">${text}</text>`,
			);
			y += BAR;
		}
		y += GAP;
	}
	return y + 2 * GAP;
}
