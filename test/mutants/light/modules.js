/** Loads the project's own files anew for each test file. Packages are loaded once per process. */
const { existsSync, readFileSync, statSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname, resolve, sep } = require('node:path');
const functionOf = require('./compile');

const root = resolve(__dirname, '../../..') + sep;
const paths = new Map();

const isFile = (path) => existsSync(path) && statSync(path).isFile();

/** Resolves an import to its file. Returns the name of a package unchanged. */
function fileOf(from, name) {
	if (!/^[./]/.test(name)) return name;
	const whole = resolve(dirname(from), name);
	if (!paths.has(whole)) {
		const endings = ['', '.ts', '/index.ts', '.js', '.json'];
		paths.set(
			whole,
			endings.map((ending) => whole + ending).find((path) => isFile(path)),
		);
	}
	return paths.get(whole) ?? name;
}

const isOwn = (path) =>
	path.startsWith(root) && !path.includes('node_modules') && /\.(?:ts|json)$/.test(path);

/**
 * Returns a `load` function for one test file.
 * @param jest The object that every file finds under this name.
 * @param mutant `path` and `text` of the replaced file; none for the unchanged sources.
 */
module.exports = function loader(jest, mutant) {
	let loaded = new Map();
	const mocks = new Map();

	const mocked = (path) => {
		const mock = mocks.get(path);
		if (!('value' in mock)) mock.value = mock.factory();
		return mock.value;
	};

	/** `jest` with those parts that depend on the calling file. */
	const jestFor = (file, actual) => {
		const own = {
			...jest,
			mock: (name, factory) => {
				mocks.set(fileOf(file, name), { factory });
				return own;
			},
			requireActual: actual,
			isolateModulesAsync: async (run) => {
				const before = loaded;
				loaded = new Map();
				try {
					await run();
				} finally {
					loaded = before;
				}
			},
		};
		return own;
	};

	function load(file) {
		if (loaded.has(file)) return loaded.get(file).exports;
		const module = { exports: {} };
		loaded.set(file, module);
		if (file.endsWith('.json')) return (module.exports = JSON.parse(readFileSync(file, 'utf8')));
		const native = createRequire(file);
		const actual = (name) => {
			const path = fileOf(file, name);
			return isOwn(path) ? load(path) : native(name);
		};
		const require = (name) => {
			const path = fileOf(file, name);
			return mocks.has(path) ? mocked(path) : actual(name);
		};
		require.resolve = native.resolve;
		const run = functionOf(file, file === mutant?.path ? mutant.text : undefined);
		try {
			run(module.exports, require, module, file, dirname(file), jestFor(file, actual));
		} catch (error) {
			loaded.delete(file);
			throw error;
		}
		return module.exports;
	}
	return load;
};
