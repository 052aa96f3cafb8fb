import type { Host } from '../n8n/host';
import { hasPassed } from '../n8n/table';
import { differenceOfExpressions } from './expressions';
import { Instance } from './instance';
import { expressionRow, type Row, rowOf } from './row';
import { startSubjects } from './subjects';
import { tryOut } from './trial';

/** Tries in one n8n, in a home of this name, what the package relies on; tells n8n's log if it failed. */
export async function tryHost(
	host: Host,
	name: string,
	say: (line: string) => void,
): Promise<Row[]> {
	const subjects = await startSubjects();
	try {
		const instance = await Instance.create(host, name);
		const runs = await tryOut(instance, subjects);
		const rows = subjects.map((subject, index) => rowOf(host, subject, runs[index]));
		rows.push(expressionRow(host, await instance.serve(differenceOfExpressions)));
		if (!rows.every(hasPassed)) say(await instance.log());
		return rows;
	} finally {
		await Promise.all(subjects.map(async ({ provider }) => await provider.stop()));
	}
}
