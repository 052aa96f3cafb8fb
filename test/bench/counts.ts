import { hasCredential, PAGE_SIZE } from './contestants';
import type { Measurement } from './measure';

/** Lists in words what is wrong with the counts of a run; empty if they are right. */
export function wrongCounts({ run, items, lost, calls, logins }: Measurement): string[] {
	const { contestant, name, delayMs, pages = 1 } = run;
	// HTTP Request makes an item of each page, not of each element in it.
	const perPage = run.pages === undefined || contestant === 'HTTP Request' ? 1 : PAGE_SIZE;
	const expected: Array<[string, number, number]> = [
		['items', items, run.items * pages * perPage],
		['logins', logins, hasCredential(contestant) ? 1 : 0],
	];
	// If the API refuses too many calls, only Authenticated Request has to succeed.
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
