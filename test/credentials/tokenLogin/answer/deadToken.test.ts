/** Tests answers that report a dead token by other means than HTTP 401. */
import { saysTokenIsDead } from '../../../../credentials/tokenLogin/answer/deadToken';

it.each<[number, unknown]>([
	[440, ''],
	[498, { error: { code: 498 } }],
	[403, { message: 'Token expired' }],
	[403, { desc: 'invalid session key' }],
	[403, 'Your session has expired, please log in again'],
	[403, { errorType: 'No active session' }],
	[403, { text: 'Token was invalid (Error: Token timeout)' }],
	[403, { code: 'INVALID_SESSION_ID' }],
	[403, { error: 'ExpiredToken' }],
	[403, { message: 'The access token is no longer valid' }],
	[403, '<response><msg>Invalid security token</msg></response>'],
	[419, { message: 'CSRF token: the session timed out' }],
])('HTTP %d %j', (status, body) => {
	expect(saysTokenIsDead({ status, headers: {}, body })).toBe(true);
});

it.each<[number, unknown]>([
	[200, { message: 'Token expired' }],
	[400, { message: 'invalid token' }],
	[403, { message: 'Forbidden' }],
	[403, { message: 'This token lacks the scope admin' }],
	[403, { message: 'Invalid page token' }],
	[403, { message: 'The upload session has expired' }],
	[403, { message: 'Your password has expired' }],
	[403, { message: 'You may not end a session' }],
	[403, `${' '.repeat(2_001)}Token expired`],
])('not HTTP %d %j', (status, body) => {
	expect(saysTokenIsDead({ status, headers: {}, body })).toBe(false);
});
