/**
 * A process that keeps Jest loaded and runs one test file after another, with the mutant that it is
 * told. Starting Jest anew for each would take longer than most tests.
 */
const { resolve } = require('node:path');
const { runCLI } = require('jest');

const root = resolve(__dirname, '../..');
let runs = 0;

/** What Jest says of the test file. */
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
			// Jest remembers transformed files by its settings: a run of its own for each mutant.
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
		// Not the mutant's doing: Jest itself could not start.
		process.send({ fault: error.stack ?? String(error) });
	}
});
