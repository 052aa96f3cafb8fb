import { hasPassed } from '../n8n/table';
import type { Row } from './row';

const PAGE =
	'https://github.com/authenticated-request/n8n-nodes-authenticated-request/blob/main/docs/newer-n8n.md';

/** The result of trying an n8n that is newer than the pinned one. */
export interface Newest {
	version: string;
	/** The version that all other tests use. */
	pinned: string;
	rows: Row[];
	/** Why some or all checks could not run; empty if all ran. */
	error: string;
}

/** Writes the result in Markdown and, after a failure, where to look first. */
export function summaryOf({ version, pinned, rows, error }: Newest): {
	hasFailed: boolean;
	words: string;
} {
	const failed = rows.filter((row) => !hasPassed(row));
	if (failed.length === 0 && rows.length > 0 && error === '') {
		const words = `n8n ${version} does what the package relies on: all ${rows.length} rows passed. The pinned one is ${pinned}.\n`;
		return { hasFailed: false, words };
	}
	const verdict =
		failed.length > 0 ? 'does not do what the package relies on' : 'could not be tried to the end';
	const lines = [
		`## n8n ${version} ${verdict}`,
		'',
		`The pinned n8n is ${pinned}.`,
		'',
		...failed.map((row) => `- **${row.node}** (${row['request helper']}): ${row.result}`),
		...(error === '' ? [] : ['It ended with:', '', '```', error.trim(), '```']),
		'',
		'The first thing to look at is the order in which n8n calls the hooks of a credential: `authenticate`, then after a 401 `preAuthentication`, then `authenticate` again.',
		`[Moving to a newer n8n](${PAGE}) tells which of n8n's files to read and what to do.`,
		'',
	];
	return { hasFailed: true, words: lines.join('\n') };
}
