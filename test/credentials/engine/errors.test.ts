/**
 * Tests that errors of the token flow say who failed, what happened and what to do, and that they
 * say the truth.
 */
import {
	asError,
	certificateNotSent,
	discoveryFailed,
	findCause,
	foreignOrigin,
	freshTokenRejected,
	invalidConfiguration,
	isUnreachable,
	leavesLiveToken,
	loginRefused,
	nothingToTry,
	notToBeSpent,
	providerUnreachable,
	releaseFailed,
	renewalFailed,
	testCallFailed,
	textIn,
	TokenFlowError,
	unexpectedFailure,
	unreadableAnswer,
	UnusableAnswer,
	type TokenFlowFailure,
} from '../../../credentials/engine/errors';
import { testFlow } from '../../support/testFlow';

const P = 'Test API';
const flow = testFlow();
const fixed = testFlow({ source: { kind: 'fixed', token: 'T' } });
const verdict = (outcome: 'rejected' | 'untried') => ({
	outcome,
	words: 'words',
	advice: 'Do it.',
});

it.each<[TokenFlowError, TokenFlowFailure, string, string]>([
	[invalidConfiguration(P, 'no'), 'invalid_configuration', 'no', ''],
	[
		foreignOrigin(P, 'https://b', ['https://a', 'https://c'], true),
		'foreign_origin',
		"the request goes to https://b, but this credential's token is only sent to https://a and https://c.",
		'Use a path or a URL of that origin, or another credential.',
	],
	[foreignOrigin(P, 'x', ['y'], false), 'foreign_origin', '', ' Use a URL of that origin'],
	[
		loginRefused(P, { status: 401, words: 'no', advice: 'Do it.' }),
		'login_refused',
		'the login was refused (HTTP 401: no). Do it.',
		'',
	],
	[
		loginRefused(P, { status: 401, words: '', advice: 'Do it.', happened: 'it was refused' }),
		'login_refused',
		'it was refused (HTTP 401). Do it.',
		'',
	],
	[
		freshTokenRejected(P),
		'login_refused',
		'the login gave a token, but the API rejected it at its first use.',
		'check them in the credential. If they are right, check that this user or key may call this endpoint, and where and how the token is sent.',
	],
	[
		unexpectedFailure(P, 'odd'),
		'unreadable_answer',
		'the login failed in an unexpected way (odd).',
		"Check that its URL leads to the API's own login",
	],
	[
		providerUnreachable(flow, { origin: 'https://a', reason: 'why' }),
		'provider_unreachable',
		'the login at https://a got no usable answer (why).',
		'Check "Base URL" in the credential and that the server is up, then try again.',
	],
	[
		providerUnreachable(
			{ ...flow, goesByProxy: true },
			{ origin: 'https://a', reason: 'why', retryAfterMs: 7, what: 'renewal' },
		),
		'provider_unreachable',
		'the renewal at https://a',
		'Check "Base URL" and "Proxy" in the credential',
	],
	[
		unreadableAnswer(P, 'https://a', 'it was a page', 'Do it.'),
		'unreadable_answer',
		'the login at https://a answered, but it was a page. Do it.',
		'',
	],
	[
		testCallFailed(flow, 'https://a/me', verdict('rejected')),
		'test_call_failed',
		'the login succeeded, but the test call to https://a/me failed (words). Do it.',
		'',
	],
	[
		testCallFailed(flow, 'https://a/me', verdict('untried')),
		'test_call_failed',
		'the login succeeded, but the token could not be tried at https://a/me (words). Do it.',
		'',
	],
	[
		testCallFailed(fixed, 'https://a/me', verdict('rejected')),
		'test_call_failed',
		'the test call to https://a/me failed',
		'',
	],
	[
		renewalFailed(P, 'why'),
		'test_call_failed',
		"the login succeeded, but its token can't be renewed (why).",
		'Correct the fields of "Renew by Refresh Token", or switch it off',
	],
	[
		certificateNotSent(P),
		'invalid_configuration',
		'this n8n is too old to send the client certificate of a credential.',
		'Update n8n, or switch off "Client Certificate" in the credential.',
	],
	[
		notToBeSpent(P),
		'invalid_configuration',
		'nothing was tested.',
		'Save the credential and use it in a workflow',
	],
	[
		nothingToTry(P),
		'invalid_configuration',
		'the token could not be tried.',
		'Fill in "Test Path" with the path of a GET call.',
	],
	[
		discoveryFailed(P, 'https://a', 'why', 'Do it.'),
		'discovery_failed',
		'https://a did not say where to log in (why). Do it.',
		'',
	],
	[
		releaseFailed(P, 'why'),
		'release_failed',
		'the token was not released (why).',
		'It is kept; try again later.',
	],
])('%s', (error, reason, happened, cure) => {
	expect(error).toMatchObject({ name: 'TokenFlowError', reason });
	expect(error.message.startsWith(`${P}: ${happened}`)).toBe(true);
	expect(error.message).toContain(cure);
	expect(isUnreachable(error)).toBe(reason === 'provider_unreachable');
	expect(leavesLiveToken(error)).toBe(reason === 'provider_unreachable');
});

it('an error can know the pause, and that it may pass', () => {
	expect(
		providerUnreachable(flow, { origin: 'a', reason: 'b', retryAfterMs: 7 }).retryAfterMs,
	).toBe(7);
	expect(providerUnreachable(flow, { origin: 'a', reason: 'b' })).not.toHaveProperty(
		'retryAfterMs',
	);
	const refused = Object.assign(loginRefused(P, { status: 500, words: '', advice: '' }), {
		mayPass: true,
	});
	expect([leavesLiveToken(refused), isUnreachable(refused)]).toEqual([true, false]);
	expect([leavesLiveToken(new Error('x')), isUnreachable(undefined)]).toEqual([false, false]);
	expect(new UnusableAnswer('x')).toMatchObject({
		name: 'UnusableAnswer',
		message: 'x',
		isAnswer: true,
	});
});

it('the first cause of a class is found, also in a circle', () => {
	const inner = new UnusableAnswer('x');
	const middle = new Error('m', { cause: inner });
	const outer = new Error('o', { cause: middle });
	expect(findCause(outer, UnusableAnswer)).toBe(inner);
	expect(findCause(outer, Error)).toBe(outer);
	expect(findCause(outer, TokenFlowError)).toBeUndefined();
	Object.assign(inner, { cause: outer });
	expect(findCause(outer, TokenFlowError)).toBeUndefined();
	expect(findCause('x', Error)).toBeUndefined();
});

it.each<[unknown, string]>([
	['x', 'x'],
	[7, '7'],
	[undefined, 'an error without a message'],
	[null, 'an error without a message'],
	['', 'an error without a message'],
	[{ message: 'm' }, 'm'],
	[{ message: 7 }, 'an error without a message'],
	[{}, 'an error without a message'],
])('what was thrown as an error: %j', (thrown, message) => {
	expect(asError(thrown).message).toBe(message);
});

it('an error stays the one that it is, and a text of it is read if it can be', () => {
	const error = new Error('x');
	expect(asError(error)).toBe(error);
	const odd = Object.defineProperty({}, 'message', {
		get() {
			throw new Error('no');
		},
	});
	expect([
		textIn(error, 'message'),
		textIn({ a: 1 }, 'a'),
		textIn(odd, 'message'),
		textIn(null, 'a'),
	]).toEqual(['x', '', '', '']);
});
