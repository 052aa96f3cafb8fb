/**
 * `describe`, `it` and the hooks: they collect what a test file declares, and run it until
 * something fails.
 */
const { bind } = require('jest-each');

const LONGEST_MS = 45_000;

const newBranch = (name, parent) => ({
	name,
	parent,
	parts: [],
	beforeAll: [],
	afterAll: [],
	beforeEach: [],
	afterEach: [],
});

const skip = () => {};
skip.each = () => skip;

/** Returns the globals of a test file, and the tree that they fill. */
function collect() {
	const tree = newBranch('', undefined);
	let current = tree;
	const describe = (name, fill) => {
		const outer = current;
		current = newBranch(name, outer);
		outer.parts.push(current);
		try {
			fill();
		} finally {
			current = outer;
		}
	};
	const it = (name, run) => current.parts.push({ name, run, parent: current });
	describe.skip = it.skip = skip;
	describe.each = bind((name, fill) => describe(name, fill));
	it.each = bind((name, run) => it(name, run));
	const hook = (kind) => (run) => current[kind].push(run);
	const globals = { describe, it, test: it };
	for (const kind of ['beforeAll', 'afterAll', 'beforeEach', 'afterEach'])
		globals[kind] = hook(kind);
	return { tree, globals };
}

/** Waits for the function's promise or for its callback. Fails after `LONGEST_MS`. */
async function ended(run) {
	let timer;
	const late = new Promise((_resolve, reject) => {
		timer = setTimeout(() => reject(new Error('did not end')), LONGEST_MS);
	});
	const done = new Promise((resolve, reject) => {
		if (run.length === 0) return resolve(run());
		run((error) => (error === undefined ? resolve() : reject(error)));
	});
	try {
		await Promise.race([done, late]);
	} finally {
		clearTimeout(timer);
	}
}

async function all(hooks) {
	for (const hook of hooks) await ended(hook);
}

const branchesOf = (branch) => (branch ? [...branchesOf(branch.parent), branch] : []);
const fullName = ({ name, parent }) =>
	[...branchesOf(parent).map((branch) => branch.name), name].join(' ').trim();

/**
 * @param around Its `before` gets each test's name. After the test it is asked for a failure that
 * was not thrown.
 */
async function runTest(test, around) {
	const branches = branchesOf(test.parent);
	around.before(fullName(test));
	try {
		await all(branches.flatMap((branch) => branch.beforeEach));
		await ended(test.run);
		around.after();
	} finally {
		await all(branches.reverse().flatMap((branch) => branch.afterEach));
	}
}

/** Runs the tests in order and stops at the first failure. */
async function runTree(branch, around) {
	try {
		await all(branch.beforeAll);
		for (const part of branch.parts)
			await (part.run ? runTest(part, around) : runTree(part, around));
	} finally {
		await all(branch.afterAll);
	}
}

module.exports = { collect, runTree };
