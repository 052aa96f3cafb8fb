/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a part of Jest, never in n8n */
/** Test files in the order in which the command names them: the nearest to the mutant first. */
const { relative, resolve } = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

const root = resolve(__dirname, '../..');
const wanted = (process.env.MUTANT_TESTS ?? '').split('\n');

module.exports = class extends Sequencer {
	sort(tests) {
		const place = ({ path }) => wanted.indexOf(relative(root, path));
		return [...tests].sort((a, b) => place(a) - place(b));
	}
};
