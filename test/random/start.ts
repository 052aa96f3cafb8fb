/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- a command of the project, never in n8n */
/** `npm run test:random -- --minutes N`: the randomised tests for so many minutes, each run anew. */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
	options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' } },
});
const minutes = Number(values.minutes);
if (!(minutes > 0)) {
	console.error('--minutes wants a number above 0, such as --minutes 30');
	process.exit(1);
}
const { status } = spawnSync('npx', ['jest', 'test/random', '--runInBand'], {
	stdio: 'inherit',
	env: {
		...process.env,
		RANDOM_MINUTES: String(minutes),
		...(values.seed !== undefined && { RANDOM_SEED: values.seed }),
	},
});
process.exit(status ?? 1);
