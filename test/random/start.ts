/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- a command of the project, never in n8n */
/**
 * `npm run test:random -- --minutes N` runs the randomized tests for N minutes, with new cases each
 * time. `-- --bugs ''` reports whether they notice the bugs of `bugs.ts`.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { tryBugs } from './tryBugs';

const { values } = parseArgs({
	options: {
		minutes: { type: 'string', default: '10' },
		seed: { type: 'string' },
		/** Tries the bugs whose names contain this text; `--bugs ''` tries all. */
		bugs: { type: 'string' },
	},
});

function runFor(minutes: number): number {
	if (!(minutes > 0)) {
		console.error('--minutes wants a number above 0, such as --minutes 30');
		return 1;
	}
	const { status } = spawnSync('npx', ['jest', 'test/random', '--runInBand'], {
		stdio: 'inherit',
		env: {
			...process.env,
			RANDOM_MINUTES: String(minutes),
			...(values.seed !== undefined && { RANDOM_SEED: values.seed }),
		},
	});
	return status ?? 1;
}

async function start(): Promise<number> {
	if (values.bugs === undefined) return runFor(Number(values.minutes));
	return (await tryBugs(values.bugs)) ? 0 : 1;
}

start().then(
	(status) => process.exit(status),
	(error: Error) => {
		console.error(error.message);
		process.exit(1);
	},
);
