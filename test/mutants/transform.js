/** ts-jest, but given the mutant's text in place of the mutated file's own. */
const { createHash } = require('node:crypto');
const { resolve } = require('node:path');
const { default: tsJest } = require('ts-jest');

const root = resolve(__dirname, '../..');
let usual;

const textOf = (text, path) => {
	const { MUTANT_FILE, MUTANT_TEXT } = process.env;
	return MUTANT_FILE && path === resolve(root, MUTANT_FILE) ? MUTANT_TEXT : text;
};

module.exports = {
	createTransformer(options) {
		usual ??= tsJest.createTransformer(options);
		return {
			process: (text, path, settings) => usual.process(textOf(text, path), path, settings),
			// ts-jest's own key includes the settings, and these differ in each run.
			getCacheKey: (text, path) =>
				createHash('sha256')
					.update(`${path}\n${textOf(text, path)}`)
					.digest('hex'),
		};
	},
};
