/** Tests the names of fields in which the words and codes of a failure are found. */
import { words } from './failureWords';

/** In the order in which they are shown. */
const SENTENCES = [
	...['errorDescription', 'errors', 'errorReason', 'errorTitle', 'errorMessages', 'messages'],
	...['resultText', 'returnText', 'faultText', 'reasonPhrase', 'reason', 'message', 'msg'],
	...['errorMessage', 'errorMsg', 'errMsg', 'errorText', 'errorDetail', 'errorDetails'],
	...['errorSummary', 'errorInfo', 'faultString', 'faultMessage', 'statusMessage', 'statusText'],
	...['statusDescription', 'resultMessage', 'responseMessage', 'returnMessage'],
	...['exceptionMessage', 'userMessage', 'errorUserTitle', 'errorUserMsg', 'developerMessage'],
	...['internalMessage', 'shortMessage', 'longMessage', 'messageText', 'defaultMessage'],
	...['localizedMessage', 'title', 'detail', 'details', 'description', 'summary', 'explanation'],
	...['problem', 'fault', 'cause', 'hint', 'text', 'info'],
];
const CODES = [
	...['errorCode', 'error', 'err', 'code', 'errCode', 'faultCode', 'messageId', 'reasonCode'],
	...['type', 'errorType', 'exception', 'subCode', 'issue', 'status', 'statusCode', 'resultCode'],
	'return_code',
];

describe('names of the parts of a failure', () => {
	it.each([...SENTENCES, 'error_reason', 'error-message', 'error_details'])(
		'%s is a sentence',
		(name) => {
			expect(words(400, { code: 'E_7', [name]: 'it is taken' })).toBe('E_7: it is taken');
		},
	);

	it.each(CODES)('%s is a code', (name) => {
		expect(words(400, { message: 'it is taken', id: 7, [name]: 'E_7' })).toBe('E_7: it is taken');
	});

	it.each(['status', 'statusCode', 'resultCode', 'returnCode'])(
		'%s with a number is none',
		(name) => {
			expect(words(400, { message: 'it is taken', [name]: '17' })).toBe('it is taken');
		},
	);

	it.each([
		...['field', 'fieldName', 'loc', 'location', 'path', 'instancePath', 'dataPath'],
		...['propertyPath', 'property', 'propertyName', 'param', 'parameter', 'pointer'],
		...['attribute', 'argument', 'target', 'element', 'member', 'source', 'name', 'key'],
	])('%s says which field it is about', (name) => {
		const errors = [{ [name]: 'email', message: 'is taken' }];
		expect(words(400, { message: 'Not valid', errors })).toBe('Not valid: email: is taken');
	});

	it.each([
		...['stack', 'stackTrace', 'backtrace', 'traceId', 'spanId', 'requestId', 'correlationId'],
		...[
			'instance',
			'innerError',
			'documentation_url',
			'moreInfo',
			'help',
			'helpUrl',
			'href',
			'url',
		],
		...['uri', 'link', 'links', 'id', 'guid', 'uuid', 'version', 'apiVersion', 'method'],
		...['timestamp', 'date', 'time', 'host', 'hostId', 'success', 'ok', 'request', 'headers'],
	])('%s is for no reader', (name) => {
		const nothing = { [name]: { text: 'of no use' } };
		expect(words(400, { code: 'E_7', more: { why: 'x y' }, ...nothing })).not.toContain(
			'of no use',
		);
		expect(words(400, { email: 'is taken', [name]: 'of no use' })).toBe('email: is taken');
	});

	it.each([
		'error',
		'errors',
		'FAIL',
		'failed',
		'failure',
		'false',
		'true',
		'nok',
		'ko',
		'exception',
		'about:blank',
		'https://x.example/e',
	])('the code %s says nothing', (code) => {
		expect(words(400, { code, message: 'it is taken' })).toBe('it is taken');
	});

	/** What users fill in is called so as well. */
	const fields = ['title', 'description', 'summary', 'text', 'type'];

	it.each([...CODES, ...SENTENCES])('%s beside a field: is it one too?', (name) => {
		expect(words(422, { [name]: 'it is taken', email: 'is wrong' })).toBe(
			fields.includes(name) ? `${name}: it is taken; email: is wrong` : 'it is taken',
		);
	});

	it.each(SENTENCES)('%s can have a language', (name) => {
		expect(words(400, { code: 'E_7', [name]: { value: 'it is taken', lang: 'en' } })).toBe(
			'E_7: it is taken',
		);
	});

	it.each([
		['sentences', SENTENCES],
		['codes', CODES],
	])('%s come in one order, those of an unknown name last', (_what, names) => {
		const said = names.map((name, index): [string, string] => [name, `words ${index}`]);
		const body = { loginErrorText: 'the end', ...Object.fromEntries(said.reverse()) };
		const expected = names.map((_name, index) => `words ${index}`);
		expect(words(400, body)).toBe([...expected, 'the end'].join(': '));
	});
});
