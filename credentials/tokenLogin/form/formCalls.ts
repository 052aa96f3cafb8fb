/** The part of the form about the answers to calls: rejected tokens, failures, and the test. */
import type { INodeProperties } from 'n8n-workflow';
import { choice, text } from '../../engine/vendor/formFields';
import { groupSwitch, lines, METHODS, on } from './formParts';

/** How the API says that a token is dead. */
export const rejection: INodeProperties[] = [
	groupSwitch(
		'showRejection',
		'Recognise a Rejected Token',
		'Whether the API reports a dead token by something else than HTTP 401',
		'Other statuses than 401, or words in the answer',
	),
	text(
		'rejectedStatuses',
		'Rejected Statuses',
		'HTTP statuses that say so, separated by commas',
		on('showRejection'),
		{ default: '401' },
	),
	text('rejectedPath', 'Rejected Path', 'Where the answer says so', on('showRejection'), {
		placeholder: 'error.code',
	}),
	choice(
		'rejectedMatch',
		'Rejected Match',
		'How the value is compared',
		[
			['contains', 'Contains'],
			['equals', 'Equals'],
		],
		on('showRejection'),
		'equals',
	),
	text(
		'rejectedValue',
		'Rejected Value',
		'What it says there; several with | between them',
		on('showRejection'),
		{
			placeholder: 'INVALID_SESSION',
		},
	),
	text(
		'rejectedText',
		'Rejected Text',
		'A text that is anywhere in such an answer, in any case of letters; between slashes a regular expression',
		on('showRejection'),
		{ placeholder: 'session has expired' },
	),
];

/** How the API says under a good status that a call failed. */
export const failure: INodeProperties[] = [
	groupSwitch(
		'showFailure',
		'Recognise a Failed Call',
		'Whether the API answers calls that failed with HTTP 200',
		'A value or a text in the answer that makes it an error',
	),
	text(
		'failedPath',
		'Failed Path',
		'Where the answer says that the call failed',
		on('showFailure'),
		{
			placeholder: 'status',
		},
	),
	choice(
		'failedMatch',
		'Failed Match',
		'How the value is compared',
		[
			['contains', 'Contains'],
			['equals', 'Equals'],
			['differs', 'Is Something Else', 'Any other value than this one is a failure'],
		],
		on('showFailure'),
		'equals',
	),
	text(
		'failedValue',
		'Failed Value',
		'What it says there; several with | between them. Empty: anything.',
		on('showFailure'),
		{ placeholder: 'error' },
	),
	text(
		'failedText',
		'Failed Text',
		'A text that is anywhere in such an answer; between slashes a regular expression',
		on('showFailure'),
		{ placeholder: '/"success":\\s*false/' },
	),
	text(
		'failedWordsPath',
		'Failed Words Path',
		"Where such an answer has the API's own words. Empty: the usual names.",
		on('showFailure'),
		{ placeholder: 'errorMessage' },
	),
];

/** The call by which the test tries the token. */
export const testCall: INodeProperties[] = [
	text(
		'testPath',
		'Test Path',
		'A path that the test calls with the new token. Leave empty to test the login only; a JWT that you sign can’t be tested without.',
		undefined,
		{ placeholder: '/me', hint: 'Empty: only the login is tested, not the token' },
	),
	groupSwitch(
		'showTest',
		'Change the Test Call',
		'Whether the test calls the path by something else than a GET',
		'Another method, with a body',
	),
	choice(
		'testMethod',
		'Test Method',
		'The HTTP method of the test call. It should change nothing.',
		METHODS,
		on('showTest'),
		'GET',
	),
	lines(
		'testBody',
		'Test Body',
		'Its body as it is sent: JSON, or form fields in one line (a=1&b=2)',
		on('showTest'),
		'{"query": "{ viewer { id } }"}',
	),
];
