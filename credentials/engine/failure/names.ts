import { isFields, isObject } from '../values';

/**
 * Names that APIs give to the parts of a failure, in lower case and without underscores and
 * hyphens. They come from RFC 6749, 7807 and 9457, JSON:API, OData, SOAP, AWS, Google, and from
 * widespread frameworks (ASP.NET, Django, FastAPI, Laravel, NestJS, Rails, Spring).
 */
const CODES = [
	'errorcode',
	'error',
	'err',
	'code',
	'errcode',
	'faultcode',
	'messageid',
	'reasoncode',
	'type',
	'errortype',
	'exception',
	'subcode',
	'issue',
	'scimtype',
];

/** Names whose numbers are statuses. The message shows the status separately. */
const STATUSES = ['status', 'statuscode', 'resultcode', 'returncode'];

const SENTENCES = [
	'errordescription',
	'errors',
	'errorreason',
	'errortitle',
	'errormessages',
	'messages',
	'resulttext',
	'returntext',
	'faulttext',
	'reasonphrase',
	'reason',
	'message',
	'msg',
	'errormessage',
	'errormsg',
	'errmsg',
	'errortext',
	'errordetail',
	'errordetails',
	'errorsummary',
	'errorinfo',
	'faultstring',
	'faultmessage',
	'statusmessage',
	'statustext',
	'statusdescription',
	'resultmessage',
	'responsemessage',
	'returnmessage',
	'exceptionmessage',
	'usermessage',
	'errorusertitle',
	'errorusermsg',
	'developermessage',
	'internalmessage',
	'shortmessage',
	'longmessage',
	'messagetext',
	'defaultmessage',
	'localizedmessage',
	'title',
	'detail',
	'details',
	'description',
	'summary',
	'explanation',
	'problem',
	'fault',
	'cause',
	'hint',
	'text',
	'info',
	'diagnostics',
	'validationmessage',
];

/** Names of sentences that can also name a field which the user fills in. */
const ALSO_FIELDS = ['title', 'reason', 'description', 'summary', 'text', 'status', 'type', 'info'];

/** Names that hold the field which a sentence is about, in lists and inner objects. */
const LABELS = [
	'field',
	'fieldname',
	'loc',
	'path',
	'instancepath',
	'datapath',
	'propertypath',
	'property',
	'propertyname',
	'param',
	'parameter',
	'pointer',
	'location',
	'attribute',
	'argument',
	'target',
	'element',
	'member',
	'source',
	'name',
	'key',
];

/** Names of fields that hold no readable message. */
const IGNORED =
	/^(stack.*|.*trace|rejectedvalue|bindingfailure|codes|arguments|traceid|spanid|requestid|correlationid|instance|innererror|schemas|documentation.*|moreinfo|help.*|href|url|uri|links?|id|guid|uuid|version|apiversion|method|timestamp|date|time|host(id)?|success|ok|request|headers)$/;

/** Names among `IGNORED` that never name a field which the user fills in: always ignored. */
const NEVER =
	/^(stack.*|.*trace|rejectedvalue|bindingfailure|codes|arguments|traceid|spanid|requestid|correlationid|innererror|documentation.*|moreinfo|help.*|request|headers)$/;

/** Names of objects that contain the words of a failure. */
const CONTAINERS =
	/error|fault|exception|issue|problem|violation|fail|invalid|validation|warning|message|detail|cause|reason|modelstate|^(msg|err|errlist|code|fields?|response|result|data|meta|status|body|payload|envelope|info|output|return|notifications?|diagnostics?|extensions)$/;

/** Codes that say only that the call failed. */
const EMPTY_CODES =
	/^(error|errors|err|fail|failed|failure|false|true|nok|ko|exception|about:blank)$/i;

/** Converts a name to the form in which it is looked up here. */
export const plain = (name: string) => name.toLowerCase().replace(/[-_. ]/g, '');

/** Separates joined words: `BadCredentials` becomes `Bad Credentials`. */
export const withWordsApart = (text: string) => text.replace(/([a-z])([A-Z])/g, '$1 $2');

const SENTENCE = /^(?!\s*https?:\/\/)[^]*\S\s+\S/;

/** Whether a value is a text of several words and not a URL. */
export const isSentence = (value: unknown) => typeof value === 'string' && SENTENCE.test(value);

/**
 * Whether a field holds no readable message, such as a trace, a time or a link. A user's field can
 * also have such a name (`url`, `date`), so such a field of failures is read if its value is a
 * sentence.
 *
 * @param isNamed whether the field is in an object whose name says that it is about failures
 */
export function isIgnored(name: string, value: unknown, isNamed = false): boolean {
	if (!IGNORED.test(plain(name))) return false;
	if (NEVER.test(plain(name))) return true;
	if (typeof value === 'string') return !isNamed || !isSentence(value);
	if (!Array.isArray(value)) return !isNamed || !isObject(value);
	if (value.length === 0) return true;
	const isOfTexts = value.every((one) => typeof one === 'string');
	if (!isOfTexts) return !isNamed || !value.every(isObject);
	return !value.every(isSentence);
}
/** Names of lists of failures, at any depth of an answer. */
const FAILURES = /errors?$|errordetails$|violations?$|validationmessages$|faults?$/;

/** Whether a name means failures, even inside an object whose own name does not. */
export const isNameOfFailures = (name: string) => FAILURES.test(plain(name));
/** Whether a name is that of an object which can contain the words of a failure. */
export const isContainer = (name: string) => CONTAINERS.test(plain(name));

/** Whether a name always belongs to a failure and is never a field that a user fills in. */
export const isPartOfFailure = (name: string) =>
	[...CODES, ...STATUSES, ...SENTENCES].includes(plain(name)) && !ALSO_FIELDS.includes(plain(name));

/** Whether a value is a list of objects. */
export const isRecords = (value: unknown): value is Array<Record<string, unknown>> =>
	Array.isArray(value) && value.length > 0 && value.every(isFields);

/** Whether a value is a list of failures, which some APIs return for each field. */
export const isListOfFailures = (value: unknown) =>
	isRecords(value) &&
	value.every((one) =>
		Object.entries(one).some(([name, text]) => isPartOfFailure(name) && typeof text === 'string'),
	);

/** `errLogMessage`, `failureText`, `loginErrorDescription`. */
const LIKE_SENTENCE =
	/^\w*(?:err|error|fault|fail|failure|exception|denied)\w*(?:message|msg|text|desc|descr|description|reason|info|string)$/;

/** Whether an unknown name is probably that of a sentence, judged by its parts. */
export const isLikeSentence = (name: string) =>
	LIKE_SENTENCE.test(plain(name)) && !SENTENCES.includes(plain(name));

/** Names of fields that hold codes, which are shown before sentences. */
export const codeNames: readonly string[] = CODES;
/** Names that hold a status if the value is a number, else a code. */
export const statusNames: readonly string[] = STATUSES;
/** Names of fields that hold sentences. */
export const sentenceNames: readonly string[] = SENTENCES;
/** Names that hold the field which a failure is about. */
export const labelNames: readonly string[] = LABELS;

/** Whether a code says more than that there was an error. A URL does not. */
export const isTelling = (code: string) =>
	code !== '' && !EMPTY_CODES.test(code) && !/^https?:\/\//i.test(code);
