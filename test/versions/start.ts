/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- runs beside n8n, never inside it */
/**
 * `npm run test:versions`: pins in the oldest and the newest n8n what n8n documents nowhere and
 * the credentials rely on: an `authenticate` that throws an error with `response.status === 401`
 * makes n8n call `preAuthentication`, save what it returns, call `authenticate` again and send one
 * request (credentials/engine/n8n/hooks.ts). And that expressions which the node resolves itself
 * come to what n8n makes of them (nodes/AuthenticatedRequest/parameters/simpleExpressions.ts).
 */
import { ensureHost } from '../n8n/host';
import { running } from '../n8n/run';
import { asTable, hasPassed } from '../n8n/table';
import { differenceOfExpressions } from './expressions';
import { hosts } from './hosts';
import { Instance } from './instance';
import { COLUMNS, expressionRow, type Row, rowOf } from './row';
import { startSubjects } from './subjects';
import { tryOut } from './trial';

const say = (line: string) => console.log(line);

async function start(): Promise<void> {
	const rows: Row[] = [];
	for (const [name, pin] of Object.entries(hosts)) {
		const host = await ensureHost(say, pin);
		say(`Trying n8n ${host.version}, the ${name} …`);
		const subjects = await startSubjects();
		try {
			const instance = await Instance.create(host, name);
			const runs = await tryOut(instance, subjects);
			const own = subjects.map((subject, index) => rowOf(host, subject, runs[index]));
			own.push(expressionRow(host, await instance.serve(differenceOfExpressions)));
			if (!own.every(hasPassed)) say(await instance.log());
			rows.push(...own);
		} finally {
			await Promise.all(subjects.map(async ({ provider }) => await provider.stop()));
		}
	}
	say(`\n${asTable(COLUMNS, rows)}`);
	if (!rows.every(hasPassed)) process.exitCode = 1;
}

// What has been started must not outlive this process.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
	process.once(signal, () => {
		for (const [child, endSignal] of running) child.kill(endSignal);
		process.exit(130);
	});
start().catch((error: Error) => {
	console.error(error.message);
	process.exit(1);
});
