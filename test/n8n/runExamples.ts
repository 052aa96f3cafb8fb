import type { AllProviders } from '../providers';
import { secretFields } from '../support/credentialTypes';
import type { EditorApi } from './api';
import { credentialsOf, type Example, ITEMS, TRIGGER } from './examples';
import { messageIn } from './runData';

/** One row of the table. */
export interface Row {
	provider: string;
	method: string;
	node: string;
	requests: number;
	logins: number;
	renewals: number;
	rejected: number;
	/** What the test in n8n's form says for the right fields, then for wrong ones. */
	test: string;
	result: string;
}

/** The columns of the table, without the result. */
export const COLUMNS = [
	'provider',
	'method',
	'node',
	'requests',
	'logins',
	'renewals',
	'rejected',
	'test',
] as const;

/** Runs each example twice in the real n8n; the second run must find the token of the first. */
export async function runExamples(
	all: Example[],
	providers: AllProviders,
	api: EditorApi,
	runInNewProcess: (id: string) => Promise<void>,
	say: (line: string) => void = () => undefined,
): Promise<Row[]> {
	const rows: Row[] = [];
	for (const [index, example] of all.entries()) {
		say(`${index + 1} of ${all.length}: ${example.title}`);
		const { counters } = providers[example.type];
		const row = await rowOf(example, providers, api, 2 * ITEMS, async () => {
			let problem = '';
			const first = await api.runWorkflow(example.id, TRIGGER);
			if (first.status !== 'success') problem = `${first.status}: ${messageIn(first.data)}`;
			const loginsOfFirst = counters.logins;
			if (example.secondRun === 'new process') await runInNewProcess(example.id);
			else {
				const second = await api.runWorkflow(example.id, TRIGGER);
				if (second.status !== 'success')
					problem ||= `second run ${second.status}: ${messageIn(second.data)}`;
			}
			if (counters.logins !== loginsOfFirst) problem ||= 'the second run logged in again';
			return problem;
		});
		rows.push(row);
	}
	return rows;
}

/**
 * Makes the row of one example, with the results of its runs and of its credential's test.
 *
 * @param run runs the example; returns a problem, or ''
 */
export async function rowOf(
	example: Example,
	providers: AllProviders,
	api: EditorApi,
	requests: number,
	run: () => Promise<string>,
): Promise<Row> {
	const { counters } = providers[example.type];
	const before = { ...counters, violations: counters.violations.length };
	let problem = await run().catch((error: Error) => error.message);
	const row = {
		provider: providers[example.type].name,
		method: example.method,
		node: example.node,
		requests: counters.calls - before.calls,
		logins: counters.logins - before.logins,
		renewals: counters.renewals - before.renewals,
		rejected: counters.rejected - before.rejected,
		...(await testCredential(example, providers, api)),
	};
	if (row.requests !== requests) problem ||= `${row.requests} requests instead of ${requests}`;
	if (row.logins !== example.logins)
		problem ||= `${row.logins} logins instead of ${example.logins}`;
	if (row.test !== EXPECTED_TEST) problem ||= `credential test: ${row.test}`;
	if (row.rejected > 0) problem ||= 'calls were rejected';
	if (counters.violations.length > before.violations)
		problem ||= counters.violations.slice(before.violations).join('; ');
	const second = example.secondRun === 'new process' ? ' (second run in a new process)' : '';
	return { ...row, result: problem === '' ? `passed${second}` : `FAILED: ${problem}` };
}

const WRONG_VALUE = 'not-the-right-one';
const EXPECTED_TEST = 'OK, refused';

async function testCredential(example: Example, providers: AllProviders, api: EditorApi) {
	const [credential] = credentialsOf([example], providers);
	const good = await api.testCredential(credential);
	const wrong = secretFields(example.type).filter((name) => name in credential.data);
	const data = {
		...credential.data,
		...Object.fromEntries(wrong.map((name) => [name, WRONG_VALUE])),
	};
	const bad = await api.testCredential({ ...credential, data });
	const isRefused =
		bad.status === 'Error' &&
		/Check |Correct it/.test(bad.message) &&
		!bad.message.includes(WRONG_VALUE);
	return {
		test: `${good.status === 'OK' ? 'OK' : good.message}, ${isRefused ? 'refused' : bad.message}`,
	};
}
