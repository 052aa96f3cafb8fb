import { CASES, ITEMS } from './cases';
import { problemOf } from './row';
import type { Outcome } from './tryCase';

const revoked = CASES.find(({ before }) => before === 'revoked') ?? CASES[0];
const failing = CASES.find(({ name }) => name.includes('an earlier process')) ?? CASES[0];
const asExpected: Outcome = {
	failure: '',
	succeeded: ITEMS,
	items: ITEMS,
	sent: 2 * ITEMS,
	mostSends: 2,
	unsent: '',
	probes: 1,
	logins: 1,
	renewals: 0,
	violations: [],
};

it('has nothing to say where each item comes and one login is made', () => {
	expect(problemOf(revoked, asExpected)).toBeUndefined();
	expect(problemOf(revoked, { ...asExpected, logins: 0, renewals: 1 })).toBeUndefined();
});

it.each<[Partial<Outcome>, RegExp]>([
	[{ failure: 'error: why' }, /^error: why$/],
	[{ items: ITEMS - 1 }, /items came out/],
	[{ sent: ITEMS - 1 }, /was not sent/],
	[{ unsent: 'why' }, /was not sent: why/],
	[{ mostSends: 3 }, /sent 3 times/],
	[{ logins: 2 }, /2 logins instead of 1/],
	[{ logins: 0 }, /0 logins instead of 1/],
	[{ succeeded: ITEMS - 1 }, /items instead of/],
	[{ violations: ['a rule'] }, /a rule/],
])('%j: says what is wrong', (change, words) => {
	expect(problemOf(revoked, { ...asExpected, ...change })).toMatch(words);
});

it('a call that failed for another reason must be sent once', () => {
	const outcome = { ...asExpected, succeeded: 0, sent: ITEMS, mostSends: 1, logins: 0 };
	expect(problemOf(failing, outcome)).toBeUndefined();
	expect(problemOf(failing, { ...outcome, mostSends: 2 })).toMatch(/sent 2 times/);
});
