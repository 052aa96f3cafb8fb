import { hasCredential, PAGE_SIZE } from './contestants';
import type { Measurement } from './measure';

/** What is wrong with the counts of a run, in words; nothing where they are as they must be. */
export function wrongCounts({ run, items, lost, calls, logins }: Measurement): string[] {
	const { contestant, name, delayMs, pages = 1 } = run;
	// HTTP Request makes an item of each page, not of each element in it.
	const perPage = run.pages === undefined || contestant === 'HTTP Request' ? 1 : PAGE_SIZE;
	const expected: Array<[string, number, number]> = [
		['items', items, run.items * pages * perPage],
		['logins', logins, hasCredential(contestant) ? 1 : 0],
	];
	// Only Authenticated Request is to come through where too many calls are refused.
	if (name !== 'slots' || contestant === 'Authenticated Request')
		expected.push(
			['items lost', lost, 0],
			['calls', calls, contestant === 'Do nothing' ? 0 : run.items * pages],
		);
	return expected
		.filter(([, found, wanted]) => found !== wanted)
		.map(
			([what, found, wanted]) =>
				`${contestant}, ${name}, ${run.items} items, ${delayMs} ms: ${found} ${what} instead of ${wanted}`,
		);
}
