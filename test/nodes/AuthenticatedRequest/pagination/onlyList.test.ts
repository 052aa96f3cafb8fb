/** Finds the list of an API that names its lists in its own way. */
import { onlyList } from '../../../../nodes/AuthenticatedRequest/pagination/onlyList';
import type { CallAnswer } from '../../../../nodes/AuthenticatedRequest/call/callTypes';

const answer = (body: unknown) =>
	({ answer: { status: 200, headers: {}, body }, rawHeaders: {} }) as CallAnswer;

it.each([
	['beside other values', [{ next: 'a', users: [] }], 'users'],
	['further in', [{ page: { size: 1 }, users: { user: [{ tags: [] }] } }], 'users.user'],
	['that is the answer', [[1, 2]], undefined],
	['that a later page leaves out', [{ users: [1] }, { next: '' }], 'users'],
	['that only a later page has', [{}, { users: [1] }], 'users'],
])('finds a list %s', (_where, bodies, expected) => {
	const path = onlyList();
	expect(bodies.map((body) => path(answer(body))).at(-1)).toBe(expected);
});

it('names the lists if there are several', () => {
	expect(() => onlyList()(answer({ users: [], roles: [] }))).toThrow('more than one list');
});
