/**
 * Runs one test file with Jest's `expect`, `each`, mocks and snapshots, but without the rest of
 * Jest.
 */
const { join, dirname, basename } = require('node:path');
const { expect } = require('expect');
const { ModuleMocker } = require('jest-mock');
const { SnapshotState, toMatchSnapshot } = require('jest-snapshot');
const loader = require('./modules');
const { collect, runTree } = require('./testTree');

const mocker = new ModuleMocker(globalThis);
expect.extend({ toMatchSnapshot });

/** An error that nothing waited for, as a mutant can cause. */
let unheard;
process.on('uncaughtException', (error) => (unheard ??= error));
process.on('unhandledRejection', (error) => (unheard ??= error));

const snapshotsOf = (test, rootDir) =>
	new SnapshotState(join(dirname(test), '__snapshots__', `${basename(test)}.snap`), {
		updateSnapshot: 'none',
		expand: false,
		rootDir,
		snapshotFormat: { escapeString: false, printBasicPrototype: false },
	});

const jest = {
	fn: (run) => mocker.fn(run),
	spyOn: (...place) => mocker.spyOn(...place),
	restoreAllMocks: () => mocker.restoreAllMocks(),
	setTimeout: () => undefined,
};

/**
 * Runs a test file, given by its absolute path.
 * @returns The first failure, or nothing.
 */
module.exports = async function runFile(test, mutant, rootDir) {
	unheard = undefined;
	const { tree, globals } = collect();
	const snapshotState = snapshotsOf(test, rootDir);
	Object.assign(globalThis, globals, { expect, jest });
	try {
		loader(jest, mutant)(test);
		await runTree(tree, {
			before: (currentTestName) =>
				expect.setState({ snapshotState, currentTestName, testPath: test, assertionCalls: 0 }),
			after: () => {
				if (unheard !== undefined) throw unheard;
			},
		});
		return undefined;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	} finally {
		mocker.restoreAllMocks();
	}
};
