/** TypeScript to a function that a module is run by, without a check of the types. */
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { Script } = require('node:vm');
const ts = require('typescript');
const { factory } = require('ts-jest/dist/transformers/hoist-jest.js');

const root = resolve(__dirname, '../../..');
const cache = join(root, '.sandbox/mutants/light');
mkdirSync(cache, { recursive: true });

/** `jest.mock` goes above the imports, as ts-jest does it. */
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

/** The function of a file as it is, made once a process, or of another text, a mutant's. */
module.exports = function functionOf(file, text) {
	if (text !== undefined) return compiled(file, text);
	const found = known.get(file) ?? compiled(file, readFileSync(file, 'utf8'));
	known.set(file, found);
	return found;
};
