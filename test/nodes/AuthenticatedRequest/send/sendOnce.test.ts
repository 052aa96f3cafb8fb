/** Why no answer came. Only a failed connection is tried again. */
import { kindOf } from '../../../../nodes/AuthenticatedRequest/send/sendOnce';

it.each([
	['ERR_CANCELED', 'canceled', 'cancelled'],
	['ERR_CANCELED', 'timeout of 5ms exceeded', 'cancelled'],
	['ECONNABORTED', 'timeout exceeded', 'timeout'],
	[undefined, 'timeout of 300000ms exceeded', 'timeout'],
	['OTHER', 'timeout of 5ms exceeded', 'timeout'],
	[undefined, 'timeout of x', 'connection'],
	['ECONNRESET', 'socket hang up', 'connection'],
	[undefined, '', 'connection'],
])('%s, %j: %s', (code, message, expected) => {
	expect(kindOf(Object.assign(new Error(message), code && { code }))).toBe(expected);
});
