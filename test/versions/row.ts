import type { Host } from '../n8n/host';
import type { TableRow } from '../n8n/table';
import type { Subject } from './subjects';
import { type Run, RUN_NAMES, type Runs, verdict } from './verdict';

/** The columns of the table, without the result. */
export const COLUMNS = [
	'n8n',
	'node',
	'request helper',
	RUN_NAMES.first,
	RUN_NAMES.expired,
	RUN_NAMES.anew,
];
/** One row of the table. */
export type Row = TableRow<string>;

/** The row of one workflow in one n8n. */
export function rowOf({ version }: Host, { node, helper }: Subject, runs: Runs): Row {
	const problem = verdict(runs);
	return {
		n8n: version,
		node,
		'request helper': helper,
		[RUN_NAMES.first]: shown(runs.first),
		[RUN_NAMES.expired]: shown(runs.expired),
		[RUN_NAMES.anew]: shown(runs.anew),
		result: problem === '' ? 'passed' : `FAILED in n8n ${version}, ${node}: ${problem}`,
	};
}

/** The row for the comparison of expressions: resolved by the node and by n8n. */
export function expressionRow({ version }: Host, difference: string): Row {
	return {
		n8n: version,
		node: 'Authenticated Request',
		'request helper': 'simple expressions, as n8n resolves them',
		[RUN_NAMES.first]: '',
		[RUN_NAMES.expired]: '',
		[RUN_NAMES.anew]: '',
		result: difference === '' ? 'passed' : `FAILED in n8n ${version}: ${difference}`,
	};
}

function shown({ logins, sent, rejected, isSaved }: Run): string {
	const refusals = rejected > 0 ? `, ${rejected} rejected` : '';
	return `${logins} login, ${sent} sent${refusals}${isSaved ? ', saved' : ''}`;
}
