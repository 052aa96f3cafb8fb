/**
 * Jest loads every package anew for each test file, which for n8n takes ten times as long as the
 * tests. Here packages are loaded once a process; the project's own files stay new each time.
 */
const { isBuiltin } = require('node:module');
const { default: Runtime } = require('jest-runtime');

const isPackage = (name) => !/^[./]/.test(name) && !isBuiltin(name) && name !== '@jest/globals';

/** Has the packages, and never runs a test, so no test's mocks are in it. */
let packages;

module.exports = class extends Runtime {
	constructor(...settings) {
		super(...settings);
		packages ??= new Runtime(...settings);
	}

	requireModule(from, name, ...rest) {
		return name !== undefined && isPackage(name)
			? packages.requireModule(from, name)
			: super.requireModule(from, name, ...rest);
	}
};
