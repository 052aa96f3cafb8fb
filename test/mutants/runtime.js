/**
 * Jest loads every package anew for each test file, which for n8n takes ten times as long as the
 * tests. This runtime loads packages once per process. The project's own files are still loaded
 * anew.
 */
const { isBuiltin } = require('node:module');
const { default: Runtime } = require('jest-runtime');

const isPackage = (name) => !/^[./]/.test(name) && !isBuiltin(name) && name !== '@jest/globals';

/** A runtime that holds the packages. It never runs a test, so no test's mocks are in it. */
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
