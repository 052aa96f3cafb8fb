/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a tool of the project, never in n8n */
/**
 * The light runner passes what Jest passes. It sees a failure, including one caused by a replaced
 * text.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutantsOf } from '../mutantsOf';
import { root } from '../rooms';
import { LightJudge } from './lightJudge';
import { isUnitTest } from './unitTests';

const FILE = 'test/mutants/score.ts';
const TEST = 'test/mutants/mutantsOf.test.ts';

const mutants = mutantsOf(FILE, readFileSync(join(root, FILE), 'utf8'));
const found = (change: string) => {
	const mutant = mutants.find((each) => each.change === change);
	if (!mutant) throw new Error(`no mutant ${change} in ${FILE}`);
	return mutant;
};

// All in one test, because starting the process is what takes time here.
it('says what a test notices, what none notices, and which test is of no use', async () => {
	const judge = new LightJudge(30);
	const missing = 'test/mutants/missing.test.ts';
	const killed = await judge.judge(found('100 => 101'), [TEST]);
	const survivor = await judge.judge(found("'-' => ''"), [TEST, missing]);
	judge.end();
	expect(killed).toMatchObject({ killer: TEST, ran: 1, left: 0 });
	expect(survivor).toMatchObject({ ran: 2, left: 0 });
	expect(survivor).not.toHaveProperty('killer');
	expect([...judge.unfit]).toEqual([missing]);
});

it('when the seconds are used up, it says how many test files did not run', async () => {
	const none = new LightJudge(-1);
	expect(await none.judge(found('100 => 101'), [TEST, TEST])).toEqual({ ran: 0, cpu: 0, left: 2 });
});

it.each([
	['test/credentials/tokenLogin/settings/flow.test.ts', true],
	['test/random/paging.test.ts', false],
	['test/credentials/engine/hostileTexts.test.ts', false],
	['test/credentials/knownLogins/knownLogins.test.ts', false],
])('%s judges here: %s', (test, expected) => {
	expect(isUnitTest(test)).toBe(expected);
});
