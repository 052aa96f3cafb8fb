/** The statuses that end a list, as a person enters them. */
import { statusesIn } from '../../../../nodes/AuthenticatedRequest/pagination/rules/pastEnd';

it.each([
	['404', [404]],
	['100, 599', [100, 599]],
	['', []],
])('"%s" is %j', (text, expected) => {
	expect(statusesIn(text, 'End Status Codes')).toEqual(expected);
});

it.each(['99', '600', '404, x', '1e9'])('"%s" is none', (text) => {
	expect(() => statusesIn(text, 'End Status Codes')).toThrow(/End Status Codes/);
});
