/**
 * A process that keeps Jest loaded and runs one test file after another, each with the mutant that
 * its message names. Starting Jest anew for each file would take longer than most tests.
 */
const { resolve } = require('node:path');
const { runCLI } = require('jest');

const root = resolve(__dirname, '../..');
let runs = 0;

/** Returns Jest's result for the test file. */
async function resultOf(test) {
	const { results } = await runCLI(
		{
			$0: '',
			_: [test],
			config: resolve(__dirname, 'jest.config.js'),
			runTestsByPath: true,
			runInBand: true,
			reporters: [],
			watchman: false,
			// Jest caches transformed files by its settings, so each mutant gets a run number of its own.
			globals: JSON.stringify({ run: ++runs }),
		},
		[root],
	);
	return { failed: !results.success };
}

process.on('message', async ({ test, file, text }) => {
	process.env.MUTANT_FILE = file;
	process.env.MUTANT_TEXT = text;
	try {
		process.send(await resultOf(test));
	} catch (error) {
		// This is not caused by the mutant: Jest itself could not start.
		process.send({ fault: error.stack ?? String(error) });
	}
});
