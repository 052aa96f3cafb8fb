import { type Newest, summaryOf } from './newestSummary';

const passed = { node: 'Authenticated Request', 'request helper': 'h', result: 'passed' };
const failed = { node: 'HTTP Request', 'request helper': 'r', result: 'FAILED in n8n 9.9.9: why' };
const newest: Newest = { version: '9.9.9', pinned: '2.41.1', rows: [passed], error: '' };

it('says in one line that all is well', () => {
	const { hasFailed, words } = summaryOf(newest);
	expect(hasFailed).toBe(false);
	expect(words).toMatch(
		/^n8n 9\.9\.9 does what .*: all 1 rows passed\. The pinned one is 2\.41\.1\.\n$/,
	);
});

it.each<[string, Partial<Newest>, string[]]>([
	[
		'a row',
		{ rows: [passed, failed] },
		['does not do', '**HTTP Request** (r): FAILED in n8n 9.9.9: why'],
	],
	[
		'the start',
		{ rows: [], error: 'n8n did not start\n' },
		['could not be', '```\nn8n did not start\n```'],
	],
	['no row, and no reason', { rows: [] }, ['could not be']],
])('after a failure of %s: what failed, in which n8n, where to look', (_what, change, lines) => {
	const { hasFailed, words } = summaryOf({ ...newest, ...change });
	expect(hasFailed).toBe(true);
	for (const part of [...lines, 'n8n 9.9.9', '2.41.1', 'preAuthentication', 'docs/newer-n8n.md'])
		expect(words).toContain(part);
	expect(words).not.toContain('(h)');
});
