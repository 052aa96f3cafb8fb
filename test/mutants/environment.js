/**
 * Jest's Node environment, one for all test files of a process, because the packages that
 * `runtime.js` keeps belong to it. After the first failing test of a file, the rest of that file is
 * skipped.
 */
const { TestEnvironment } = require('jest-environment-node');

/** True for a name under which Jest kept something of the previous test file. */
const isJests = (key) => typeof key === 'symbol' && /jest|event_handlers/i.test(String(key));

let kept;

module.exports = class extends TestEnvironment {
	constructor(...settings) {
		if (kept) {
			kept.hasFailed = false;
			for (const key of Reflect.ownKeys(kept.global).filter(isJests))
				Reflect.deleteProperty(kept.global, key);
			return kept;
		}
		super(...settings);
		this.hasFailed = false;
		kept = this;
	}

	async teardown() {}

	handleTestEvent({ name, test }) {
		if (name === 'test_fn_failure' || name === 'hook_failure') this.hasFailed = true;
		if (name === 'test_start' && this.hasFailed) test.mode = 'skip';
	}
};
