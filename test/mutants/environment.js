/** Node as the tests have it; after the first test that fails, the others of its file are left out. */
const { TestEnvironment } = require('jest-environment-node');

module.exports = class extends TestEnvironment {
	hasFailed = false;

	handleTestEvent({ name, test }) {
		if (name === 'test_fn_failure' || name === 'hook_failure') this.hasFailed = true;
		if (name === 'test_start' && this.hasFailed) test.mode = 'skip';
	}
};
