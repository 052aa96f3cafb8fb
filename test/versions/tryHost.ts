import type { Host } from '../n8n/host';
import { hasPassed, type TableRow } from '../n8n/table';
import { differenceOfExpressions } from './expressions';
import { Instance } from './instance';
import { ManyItems } from './manyItems/manyItems';
import { expressionRow, type Row, rowOf } from './row';
import { startSubjects } from './subjects';
import { tryOut } from './trial';

/** The results of one n8n: the order of its hooks, and many items of HTTP Request. */
export interface Tried {
	hooks: Row[];
	manyItems: Array<TableRow<string>>;
}

/**
 * Checks in one n8n, with a home of this name, what the package relies on. Prints n8n's log after a
 * failure.
 */
export async function tryHost(
	host: Host,
	name: string,
	say: (line: string) => void,
): Promise<Tried> {
	const subjects = await startSubjects();
	const manyItems = await ManyItems.start(host);
	try {
		const instance = await Instance.create(host, name);
		const runs = await tryOut(instance, subjects, async (api) => await manyItems.logIn(api));
		const hooks = subjects.map((subject, index) => rowOf(host, subject, runs[index]));
		const ofItems = await instance.serve(async (api) => {
			hooks.push(expressionRow(host, await differenceOfExpressions(api)));
			return await manyItems.run(api);
		});
		if (![...hooks, ...ofItems].every(hasPassed)) say(await instance.log());
		return { hooks, manyItems: ofItems };
	} finally {
		await Promise.all(subjects.map(async ({ provider }) => await provider.stop()));
		await manyItems.stop();
	}
}
