/** Failures that mean "there is no such page". */
import { CallError } from '../../../../../nodes/AuthenticatedRequest/call/callErrors';
import {
	failedWith,
	passedWith,
	pastEnd,
	statusesIn,
} from '../../../../../nodes/AuthenticatedRequest/pagination/rules/pastEnd';
import type { PaginationSettings } from '../../../../../nodes/AuthenticatedRequest/pagination/rules/settings';
import { answerOf } from './answer';

const byPage: PaginationSettings = { paginationMode: 'pageNumber' };

it.each<[string, PaginationSettings, number, object, number, boolean]>([
	...[400, 404, 416].map(
		(status): [string, PaginationSettings, number, object, number, boolean] => [
			'a usual status',
			byPage,
			status,
			{},
			1,
			true,
		],
	),
	['another status', byPage, 410, {}, 1, false],
	['by offset', { paginationMode: 'offset' }, 404, {}, 1, true],
	['by cursor', { paginationMode: 'cursor' }, 404, {}, 1, false],
	['by no mode', {}, 404, {}, 1, false],
	['before any item', byPage, 404, {}, 0, false],
	['a page that was promised', byPage, 404, { isPromised: true }, 1, false],
	['a named status', { ...byPage, endStatusCodes: '410, 422' }, 422, {}, 0, true],
	[
		'a named status of a promised page',
		{ endStatusCodes: '410' },
		410,
		{ isPromised: true },
		0,
		true,
	],
	['a usual one that is not named', { ...byPage, endStatusCodes: '410' }, 404, {}, 1, false],
	['none is named', { ...byPage, endStatusCodes: ' , ' }, 404, {}, 1, true],
])('%s: %j, %d', (_title, settings, status, change, items, expected) => {
	expect(pastEnd(settings)(status, change, { pages: 1, items } as never)).toBe(expected);
});

it.each<[string, number[]]>([
	['', []],
	['404', [404]],
	[' 404 ,410\n422', [404, 410, 422]],
	['100 599', [100, 599]],
])('the statuses %j', (text, expected) => {
	expect(statusesIn(text, 'Label')).toEqual(expected);
});

it.each(['99', '600', '404, x', '4o4', '-404', '404;410'])('%j is none', (text) => {
	expect(() => statusesIn(text, 'My Label')).toThrow(
		'The parameter "Pagination: My Label" must be HTTP statuses such as 404, 410.',
	);
	expect(() => pastEnd({ endStatusCodes: text })).toThrow('Pagination: End Status Codes');
});

it('a status is that of a call that failed, but for a rejected token', () => {
	const rejection = Object.assign(new CallError('a', 'b', '401'), { isRejection: true });
	expect(
		[new CallError('a', 'b', '404'), new CallError('a'), rejection, new Error('404')].map(
			failedWith,
		),
	).toEqual([404, 0, 0, 0]);
	expect([399, 400, 500].map((status) => passedWith(answerOf({}, {}, status)))).toEqual([
		0, 400, 500,
	]);
});
