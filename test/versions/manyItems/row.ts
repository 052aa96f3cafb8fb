import type { Host } from '../../n8n/host';
import type { TableRow } from '../../n8n/table';
import { type Case, ITEMS } from './cases';
import type { Target } from './target';
import type { Outcome } from './tryCase';

const CALLS = `${ITEMS} calls by HTTP Request`;
/** The columns of the table, without the result. */
export const COLUMNS = [
	'n8n',
	'credential',
	CALLS,
	'sent',
	'answered',
	'probes',
	'logins',
	'renewals',
];

/** The row of one case with one credential in one n8n. */
export function rowOf(
	{ version }: Host,
	{ title }: Target,
	each: Case,
	outcome: Outcome,
): TableRow<string> {
	const { sent, succeeded, probes, logins, renewals } = outcome;
	const problem = problemOf(each, outcome);
	return {
		n8n: version,
		// Explains the row to those who see it outside its own table.
		node: 'HTTP Request',
		'request helper': `${title}: ${each.name}`,
		credential: title,
		[CALLS]: each.name,
		sent,
		answered: succeeded,
		probes,
		logins,
		renewals,
		result: problem === undefined ? 'passed' : `FAILED: ${problem}`,
	};
}

/** Describes what differs from the expected result, if anything. */
export function problemOf({ expected }: Case, outcome: Outcome): string | undefined {
	const { failure, items, succeeded, sent, mostSends, unsent, logins, renewals, violations } =
		outcome;
	const tokens = logins + renewals;
	if (failure !== '') return failure;
	if (items !== ITEMS) return `${items} items came out`;
	if (sent < ITEMS || unsent !== '') return `a request was not sent: ${unsent}`;
	if (mostSends > expected.sends) return `a request was sent ${mostSends} times`;
	if (tokens !== expected.tokens) return `${tokens} logins instead of ${expected.tokens}`;
	if (succeeded !== expected.succeeded)
		return `${succeeded} items instead of ${expected.succeeded}`;
	return violations[0];
}
