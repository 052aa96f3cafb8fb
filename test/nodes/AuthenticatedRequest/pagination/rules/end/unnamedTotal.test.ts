/** A total of all items that the answers contain, although no setting names it. */
import { UnnamedTotal } from '../../../../../../nodes/AuthenticatedRequest/pagination/rules/end/unnamedTotal';
import { answerOf } from '../answer';

type Told = [body: unknown, headers?: Record<string, string>];

function hintOf(told: Told[], except?: string): string | undefined {
	const unnamed = new UnnamedTotal(except);
	for (const [body, headers] of told) unnamed.see(answerOf(body, headers), 2);
	return unnamed.hint();
}
const totals = (...all: unknown[]) => all.map((total): Told => [{ total, items: [1, 2] }]);

it.each<[string, Told[], string]>([
	['a number', totals(6, 6, 5), 'from 6 to 5 ("total")'],
	['another one in each answer', totals(6, 7, 8), 'from 6 to 8'],
	['and back', totals(6, 5, 6), 'from 6 to 5 and back ("total")'],
	['a text', totals('6', '7'), 'from 6 to 7 ("total")'],
	['one that is left out', totals(6, undefined, 7), 'from 6 to 7'],
	['further down', [[{ page: { totalElements: 9 } }], [{ page: { totalElements: 8 } }]], '"page.t'],
	['of OData', [[{ '@odata.count': 9 }], [{ '@odata.count': 8 }]], '("@odata.count")'],
	[
		'in a header',
		[
			[[1], { 'x-total-count': '9' }],
			[[2], { 'x-total-count': '8' }],
		],
		'from 9 to 8 ("header:x-total-count")',
	],
])('told: %s', (_what, told, words) => {
	expect(hintOf(told)).toContain(words);
});

it.each<[string, Told[]]>([
	['the same', totals(6, 6, 6)],
	['that of the page', [[{ count: 2 }], [{ count: 2 }], [{ count: 1 }]]],
	['what was read and may follow', totals(4, 6, 8)],
	['what is left', totals(8, 6, 4)],
	['no number', totals('many', 'more')],
	['a name that says nothing', [[{ sum: 6 }], [{ sum: 5 }]]],
	['none at first', totals(undefined, 6, 5)],
])('not told: %s', (_what, told) => {
	expect(hintOf(told)).toBeUndefined();
});

it('not told: one that the settings name', () => {
	expect(hintOf(totals(6, 5, 5), 'total')).toBeUndefined();
});
