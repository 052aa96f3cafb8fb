/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
/**
 * Tests each parser with a quarter of a megabyte of its worst input. A parser in quadratic time
 * needs minutes for it, one in linear time a few hundredths of a second. So the limit is far above
 * the time that a busy machine needs, and it ends tests that would run for hours.
 */
import { runInNewContext } from 'vm';
import { isHtml, parseBody, retryAfterMs, toAnswer } from '../../../credentials/engine/answers';
import { failureWords } from '../../../credentials/engine/failure/words';
import { commonFailure } from '../../../credentials/engine/failure/answerWords';
import { cookiesIn } from '../../../credentials/engine/formats/cookies';
import { parseExactJson } from '../../../credentials/engine/formats/exactJson';
import { headerProblem } from '../../../credentials/engine/formats/headerSyntax';
import {
	changeFields,
	parseWithDigits,
	stringifyLike,
} from '../../../credentials/engine/formats/jsonDigits';
import { atPath, placedPath } from '../../../credentials/engine/formats/paths';
import { faultIn, readXml } from '../../../credentials/engine/formats/xml';
import { parseLoginBody } from '../../../credentials/engine/n8n/loginBody';
import { quote, redact } from '../../../credentials/engine/secrets';
import { readJwtClaims } from '../../../credentials/engine/formats/jwt';
import { durationMs, msUntil, secondsToMs } from '../../../credentials/engine/formats/instants';
import { findInAnswer } from '../../../credentials/tokenLogin/answer/findInAnswer';
import { parseCurl } from '../../../credentials/tokenLogin/curl/script';
import { isAttachment } from '../../../nodes/AuthenticatedRequest/answer/contentDisposition';
import { isJsonType, kindOfType } from '../../../nodes/AuthenticatedRequest/answer/contentType';
import {
	decodeText,
	isBinary,
	isText,
} from '../../../nodes/AuthenticatedRequest/answer/decodeText';
import { isCutXml } from '../../../nodes/AuthenticatedRequest/answer/coding/cutXml';
import { whyNotJson } from '../../../nodes/AuthenticatedRequest/answer/json/whyNotJson';
import { encodeBody } from '../../../nodes/AuthenticatedRequest/request/encodeBody';
import { fileNameOf } from '../../../nodes/AuthenticatedRequest/answer/fileName';
import { listPaths } from '../../../nodes/AuthenticatedRequest/answer/listPaths';
import { isPage, plainText } from '../../../credentials/engine/failure/plainText';
import type { Call, Helpers } from '../../../nodes/AuthenticatedRequest/call/callTypes';
import { nextInLinkHeader } from '../../../nodes/AuthenticatedRequest/pagination/rules/linkHeader';
import { nextAddress } from '../../../nodes/AuthenticatedRequest/pagination/rules/nextAddress';
import { statusesIn } from '../../../nodes/AuthenticatedRequest/pagination/rules/pastEnd';
import { askedPauseMs, isRateLimit } from '../../../nodes/AuthenticatedRequest/send/rateLimit';
import { followRedirects } from '../../../nodes/AuthenticatedRequest/send/redirects';
import { hostileTexts } from '../../support/hostileTexts';

const LENGTH = 60_000;
const LIMIT_MS = 20_000;
/** The longest message for a person. Texts that a program passes on can be longer. */
const MAX_MESSAGE = 2_000;

const HTML = { 'content-type': 'text/html' };
const api = 'https://api.example.com/login';
const helpers = {
	binaryToString: async () => 'text',
	detectBinaryEncoding: () => 'utf-8',
} as Partial<Helpers> as Helpers;
/** An error with a message is accepted too. */
const inWords = (error: Error) => expect(error.message.length).toBeLessThan(MAX_MESSAGE);

const PARSERS: Record<string, (text: string) => unknown> = {
	'dates and durations': (text) => [
		msUntil(text, { headers: { date: text } }, 0),
		durationMs(text),
		secondsToMs(text),
	],
	'Retry-After': (text) => retryAfterMs(text, 0),
	'a JWT': (text) => readJwtClaims(text),
	JSON: (text) => parseBody(text),
	'JSON with long numbers': (text) => parseExactJson(text),
	'JSON with its digits': (text) => [
		parseWithDigits(text),
		changeFields(text, (fields) => ({ ...fields, a: 1 })),
	],
	'JSON like another': (text) => stringifyLike(JSON.parse(text), text),
	"a login's body": (text) => parseLoginBody(text),
	XML: (text) => [readXml(text), faultIn(text)],
	'words of a text': (text) => commonFailure({ status: 500, headers: {}, body: text }),
	'words of a page': (text) => commonFailure({ status: 500, headers: HTML, body: text }),
	'words of JSON': (text) =>
		commonFailure({ status: 400, headers: {}, body: { message: text, error: { detail: text } } }),
	'words of fields': (text) => failureWords(JSON.parse(text)),
	'words of headers': (text) =>
		commonFailure({
			status: 401,
			headers: { 'www-authenticate': text, 'x-amzn-errortype': text, 'grpc-message': text },
			body: '',
		}),
	'the kind of a page': (text) => [
		isHtml({ status: 400, headers: {}, body: text }),
		isHtml({ status: 400, headers: HTML, body: text }),
		isHtml({ status: 400, headers: { 'content-type': text }, body: '' }),
	],
	'words that are shown': (text) => [quote(text, ['secret']), redact(text, ['secret', 'a"b'])],
	headers: (text) =>
		toAnswer({ statusCode: 200, headers: { 'set-cookie': [text], date: text }, body: text }),
	cookies: (text) => cookiesIn(text.match(/[^]{1,16000}/g) ?? [], { url: api, now: 0 }),
	'what a header can hold': (text) => [headerProblem('a', text), headerProblem(text, 'a')],
	Link: (text) => nextInLinkHeader(text),
	'the address of a page': (text) => nextAddress(text, api, true),
	'Content-Disposition': (text) => [isAttachment(text), fileNameOf(text, api)],
	'a name in an address': (text) => fileNameOf(undefined, `${api}/${text}`),
	'Content-Type': (text) => [kindOfType(text), isJsonType(text)],
	'XML that is cut': (text) => [isCutXml(text), isCutXml(`<${text}`), isCutXml(`<a ${text}`)],
	'text that is no JSON': (text) => [whyNotJson(`{${text}`), whyNotJson(`[\n${text}`)],
	'a body to send': (text) => encodeBody(`<?xml ${text}`, 'text/xml'),
	'a pause': (text) =>
		askedPauseMs(
			{ status: 429, headers: { 'retry-after': `5${text}` }, body: { retry_after: `5${text}` } },
			0,
			true,
		),
	'a web page': (text) => [isPage(text), plainText(text)],
	'lists of an answer': (text) => listPaths({ [text]: [text] }),
	'a path': (text) => [atPath({ a: { a: 1 } }, text), atPath([{ a: 1 }], text), placedPath(text)],
	'a charset': (text) => decodeText(Buffer.from('a'), `text/plain; ${text}`, helpers),
	"a document's charset": (text) => decodeText(Buffer.from(text), '', helpers),
	bytes: (text) => [isText(Buffer.from(text), text, true), isBinary(Buffer.from(text))],
	'a rate limit': (text) => {
		const headers = { ratelimit: text, 'x-ratelimit-reset': text, 'x-ratelimit-remaining': text };
		const answer = { status: 403, headers, body: { message: text } };
		return [isRateLimit(403, answer), askedPauseMs(answer, 0, true)];
	},
	'quotas alone': (text) =>
		askedPauseMs({ status: 429, headers: { ratelimit: text }, body: '' }, 0, true),
	statuses: (text) => statusesIn(text, 'End Status Codes'),
	'a redirect': async (text) => {
		const call = { request: { url: api, method: 'GET' }, maxRedirects: 3 } as Partial<Call> as Call;
		const answer = { status: 302, headers: { location: text }, body: '' };
		const sent = { answer, statusMessage: '', rawHeaders: {}, sentWith: '' };
		await followRedirects(call, sent, async () => sent, {
			provider: 'The API',
			provesRejection: () => false,
			parameters: () => ['token'],
			hasSecret: (address) => address.includes('secret'),
			secrets: () => ['secret'],
		}).catch((error: Error) => expect(error.message.length).toBeLessThan(3_000));
	},
	'a token in an answer': (text) => [
		findInAnswer({ status: 200, headers: {}, body: text }, 'auto', ''),
		findInAnswer(
			{ status: 200, headers: {}, body: '', cookies: { [text]: 'a' } },
			'cookie',
			'a_*_b',
		),
	],
	'a cURL command': (text) => parseCurl(`curl ${api} -d '${text}'`, []),
	'a short cURL command': (text) => parseCurl(`${text.slice(0, 2_000)} curl ${api}`, []),
};

/** Runs a parser and stops it at the time limit. */
function isInTime(work: () => unknown): boolean {
	try {
		runInNewContext('work()', { work }, { timeout: LIMIT_MS });
		return true;
	} catch {
		return false;
	}
}

it.each(Object.keys(PARSERS))('%s: no kind takes the square of its length', async (parser) => {
	const pending: unknown[] = [];
	const slow = hostileTexts(LENGTH).filter(([, text]) => {
		const work = () => {
			try {
				pending.push(PARSERS[parser](text));
			} catch (error) {
				inWords(error as Error);
			}
		};
		return !isInTime(work);
	});
	expect(slow.map(([kind]) => kind)).toEqual([]);
	await Promise.all(
		pending.map(async (result) => {
			try {
				await result;
			} catch (error) {
				inWords(error as Error);
			}
		}),
	);
});
