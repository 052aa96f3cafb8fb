/* eslint-disable @n8n/community-nodes/no-restricted-imports, no-console -- runs beside n8n, never inside it */
import { stripVTControlCharacters } from 'node:util';
import type { Page } from 'playwright-core';
import type { TableRow } from '../n8n/table';
import type { Provider } from '../providers';
import { NO_COUNTS as NONE_COUNTED } from '../providers/state';
import { screenshot } from './screenshots';

/** The columns of the table, without the result. */
export const COLUMNS = [
	'step',
	'what',
	'logins',
	'refused',
	'calls',
	'rejected',
	'seconds',
] as const;
/** One row of the table. */
export type Row = TableRow<(typeof COLUMNS)[number]>;

/** The counts of a provider: logins, refused logins, calls, and calls with a rejected token. */
export interface Counts {
	logins: number;
	refused: number;
	calls: number;
	rejected: number;
}

/**
 * Expects nothing, because the count depends on time: a token may have expired since the last step.
 */
export const ANY = undefined;

/** After this many failed rows the run ends, because further rows would only wait in vain. */
const MAX_FAILURES = 9;

/** The rows of the table, each printed as soon as it is done. */
export class Rows {
	readonly all: Row[] = [];

	constructor(private readonly page: Page) {}

	/**
	 * Does one step on the screen, then checks that the provider's counts match what the screen
	 * shows. If this fails, a screenshot is kept.
	 */
	async add(
		step: string,
		what: string,
		work: () => Promise<void>,
		{ counters }: Pick<Provider, 'counters'> = NO_PROVIDER,
		expected: Partial<Counts> = {},
	): Promise<void> {
		const started = Date.now();
		const before = { ...counters, violations: counters.violations.length };
		let problem = await work().then(() => '', wordsOf);
		const counts: Counts = {
			logins: counters.logins - before.logins,
			refused: counters.refusedLogins - before.refusedLogins,
			calls: counters.calls - before.calls,
			rejected: counters.rejected - before.rejected,
		};
		problem ||= difference(counts, { ...NO_COUNTS, ...expected });
		problem ||= counters.violations.slice(before.violations).join('; ');
		let result = 'passed';
		if (problem !== '') {
			const picture = await screenshot(this.page, `failed-${step}-${what}`).catch(String);
			result = `FAILED: ${problem} (${picture})`;
			// Open dialogs must not block the next step.
			await this.page.goto('about:blank');
		}
		const seconds = Math.round((Date.now() - started) / 1000);
		this.all.push({ step, what, ...counts, seconds, result });
		console.log(`${step}: ${what}: ${result} (${seconds} s)`);
		const failures = this.all.filter((row) => row.result !== 'passed').length;
		if (failures >= MAX_FAILURES) throw new Error(`Given up after ${failures} failures`);
	}
}

const NO_COUNTS: Counts = { logins: 0, refused: 0, calls: 0, rejected: 0 };
const NO_PROVIDER = { counters: { ...NONE_COUNTED, violations: [] } };

/** Describes the counts that differ. A count whose expected value is undefined is not checked. */
function difference(counts: Counts, expected: Partial<Counts>): string {
	const names = Object.keys(expected) as Array<keyof Counts>;
	return names
		.filter((name) => expected[name] !== undefined && counts[name] !== expected[name])
		.map((name) => `${counts[name]} ${name} instead of ${expected[name]}`)
		.join(', ');
}

/** Shortens an error of Playwright to what went wrong and what it waited for, without the log. */
function wordsOf({ message }: Error): string {
	const [first, ...log] = stripVTControlCharacters(message).split('\n');
	const waiting = log.find((line) => line.includes('waiting for'));
	return [first, waiting?.trim()].filter(Boolean).join(' ');
}
