import type { Range } from './forms';

const MASK = '*****';

/** Replaces ranges by a mask. Ranges that overlap or touch get one mask together. */
export function withMasks(text: string, ranges: Range[]): string {
	if (ranges.length === 0) return text;
	const sorted = ranges.sort(([a], [b]) => a - b);
	let result = '';
	let [start, end] = sorted[0];
	let shown = 0;
	const close = () => {
		result += text.slice(shown, start) + MASK;
		shown = end;
	};
	for (const [nextStart, nextEnd] of sorted) {
		if (nextStart <= end) end = Math.max(end, nextEnd);
		else {
			close();
			[start, end] = [nextStart, nextEnd];
		}
	}
	close();
	return result + text.slice(shown);
}
