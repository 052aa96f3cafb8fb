/** A process that runs one test file after another, each with the mutant that its message names. */
const { join, resolve } = require('node:path');
const runFile = require('./runFile');

const root = resolve(__dirname, '../../..');
const silent = () => undefined;
Object.assign(console, { log: silent, info: silent, warn: silent, error: silent, debug: silent });

process.on('message', async ({ test, file, text }) => {
	const mutant = file === '' ? undefined : { path: join(root, file), text };
	const before = process.cpuUsage();
	const failure = await runFile(join(root, test), mutant, root);
	const { user, system } = process.cpuUsage(before);
	process.send({ failure, cpu: (user + system) / 1e6 });
});
