/** The part of the form about the answers to calls: rejected tokens, failures, and the test. */
import type { INodeProperties } from 'n8n-workflow';
import { choice, text } from '../../engine/vendor/formFields';
import { groupSwitch, lines, METHODS, on } from './formParts';

/** How the API says that a token is dead. */
export const rejection: INodeProperties[] = [
	groupSwitch({
		name: 'showRejection',
		displayName: 'Recognise a Rejected Token',
		description: 'Whether the API reports an invalid token in another way than by HTTP 401',
		hint: 'Other statuses than 401, or words in the answer',
	}),
	text({
		name: 'rejectedStatuses',
		displayName: 'Rejected Statuses',
		description: 'HTTP statuses that mean a rejected token, separated by commas',
		default: '401',
		show: on('showRejection'),
	}),
	text({
		name: 'rejectedPath',
		displayName: 'Rejected Path',
		description: 'Path of the value in the answer that says that the token is rejected',
		placeholder: 'error.code',
		show: on('showRejection'),
	}),
	choice({
		name: 'rejectedMatch',
		displayName: 'Rejected Match',
		description: 'How the value is compared',
		options: [
			['contains', 'Contains'],
			['equals', 'Equals'],
		],
		default: 'equals',
		show: on('showRejection'),
	}),
	text({
		name: 'rejectedValue',
		displayName: 'Rejected Value',
		description: 'The value at Rejected Path if the token is rejected; separate several by |',
		placeholder: 'INVALID_SESSION',
		show: on('showRejection'),
	}),
	text({
		name: 'rejectedText',
		displayName: 'Rejected Text',
		description:
			'Text anywhere in such an answer, in upper or lower case; between slashes a regular expression',
		placeholder: 'session has expired',
		show: on('showRejection'),
	}),
];

/** How the API reports a failed call although the status means success. */
export const failure: INodeProperties[] = [
	groupSwitch({
		name: 'showFailure',
		displayName: 'Recognise a Failed Call',
		description: 'Whether the API answers with HTTP 200 even if a call failed',
		hint: 'A value or a text in the answer that makes it an error',
	}),
	text({
		name: 'failedPath',
		displayName: 'Failed Path',
		description: 'Where the answer says that the call failed',
		placeholder: 'status',
		show: on('showFailure'),
	}),
	choice({
		name: 'failedMatch',
		displayName: 'Failed Match',
		description: 'How the value is compared',
		options: [
			['contains', 'Contains'],
			['equals', 'Equals'],
			['differs', 'Is Something Else', 'Any other value than this one is a failure'],
		],
		default: 'equals',
		show: on('showFailure'),
	}),
	text({
		name: 'failedValue',
		displayName: 'Failed Value',
		description:
			'The value at Failed Path if the call failed; separate several by |. Leave empty for any value.',
		placeholder: 'error',
		show: on('showFailure'),
	}),
	text({
		name: 'failedText',
		displayName: 'Failed Text',
		description: 'Text anywhere in such an answer; between slashes a regular expression',
		placeholder: '/"success":\\s*false/',
		show: on('showFailure'),
	}),
	text({
		name: 'failedWordsPath',
		displayName: 'Failed Words Path',
		description:
			"Path of the API's own error message in such an answer. Leave empty for the usual names.",
		placeholder: 'errorMessage',
		show: on('showFailure'),
	}),
];

/** The call with which the credential's test tries the token. */
export const testCall: INodeProperties[] = [
	text({
		name: 'testPath',
		displayName: 'Test Path',
		description:
			'A path that the test calls with the new token. Leave empty to test the login only; a JWT that you sign can’t be tested without a path.',
		placeholder: '/me',
		hint: 'If empty, only the login is tested, not the token',
	}),
	groupSwitch({
		name: 'showTest',
		displayName: 'Change the Test Call',
		description: 'Whether the test uses another method than GET',
		hint: 'Another method, with a body',
	}),
	choice({
		name: 'testMethod',
		displayName: 'Test Method',
		description: 'The HTTP method of the test call. It should change nothing.',
		options: METHODS,
		default: 'GET',
		show: on('showTest'),
	}),
	lines({
		name: 'testBody',
		displayName: 'Test Body',
		description: 'Body of the test call as it is sent: JSON, or form fields in one line (a=1&b=2)',
		placeholder: '{"query": "{ viewer { id } }"}',
		show: on('showTest'),
	}),
];
