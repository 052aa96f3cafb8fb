/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a part of Jest, never in n8n */
/** ts-jest, which is given the mutant's text in place of the file that it was made of. */
const { readFileSync } = require('node:fs');
const { resolve } = require('node:path');
const { default: tsJest } = require('ts-jest');

const { MUTANT_FILE, MUTANT_TEXT } = process.env;
const mutated = MUTANT_FILE && resolve(__dirname, '../..', MUTANT_FILE);
const textOf = (text, path) => (path === mutated ? readFileSync(MUTANT_TEXT, 'utf8') : text);

module.exports = {
	createTransformer(options) {
		const usual = tsJest.createTransformer(options);
		return {
			process: (text, path, settings) => usual.process(textOf(text, path), path, settings),
			getCacheKey: (text, path, settings) => usual.getCacheKey(textOf(text, path), path, settings),
		};
	},
};
