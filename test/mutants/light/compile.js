/** Compiles TypeScript to a function that runs the module. Types are not checked. */
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { Script } = require('node:vm');
const ts = require('typescript');
const { factory } = require('ts-jest/dist/transformers/hoist-jest.js');

const root = resolve(__dirname, '../../..');
const cache = join(root, '.sandbox/mutants/light');
mkdirSync(cache, { recursive: true });

/** Moves `jest.mock` above the imports, with ts-jest's own code. */
const hoist = factory({
	configSet: {
		logger: { child: () => ({ wrap: (_context, _text, run) => run }) },
		compilerModule: ts,
	},
});

const compilerOptions = {
	module: ts.ModuleKind.CommonJS,
	target: ts.ScriptTarget.ES2022,
	esModuleInterop: true,
	isolatedModules: true,
};

function javaScriptOf(file, text) {
	const name = createHash('sha256').update(`${ts.version}\n${file}\n${text}`).digest('hex');
	const path = join(cache, name);
	if (existsSync(path)) return readFileSync(path, 'utf8');
	const isTest = file.startsWith(join(root, 'test/'));
	const { outputText } = ts.transpileModule(text, {
		fileName: file,
		compilerOptions,
		transformers: isTest ? { before: [hoist] } : {},
	});
	writeFileSync(path, outputText);
	return outputText;
}

const NAMES = ['exports', 'require', 'module', '__filename', '__dirname', 'jest'];
const known = new Map();

const compiled = (file, text) =>
	new Script(`(function(${NAMES}){${javaScriptOf(file, text)}\n})`, {
		filename: file,
	}).runInThisContext();

/**
 * Returns the function of a file. The file's own text is compiled once per process; a mutant's text
 * is given.
 */
module.exports = function functionOf(file, text) {
	if (text !== undefined) return compiled(file, text);
	const found = known.get(file) ?? compiled(file, readFileSync(file, 'utf8'));
	known.set(file, found);
	return found;
};
