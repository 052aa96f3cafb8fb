/**
 * Half a megabyte of what each parser dislikes most. A parser that takes the square of its input needs
 * hours for one of these; the test's time limit is far from what a busy machine needs.
 */
import {
	commonFailure,
	isHtml,
	parseBody,
	retryAfterMs,
} from '../../../credentials/engine/answers';
import { atPath } from '../../../credentials/engine/paths';
import { quote, redact } from '../../../credentials/engine/secrets';
import { durationMs, msUntil, secondsToMs } from '../../../credentials/engine/session/instants';
import { readJwtClaims } from '../../../credentials/engine/session/expiry';
import { toAnswer } from '../../../credentials/engine/n8n/transport';
import { readXml } from '../../../credentials/engine/xml';
import { decodeText } from '../../../nodes/AuthenticatedRequest/answer/decodeText';
import { fileNameOf } from '../../../nodes/AuthenticatedRequest/answer/fileName';
import { listPaths } from '../../../nodes/AuthenticatedRequest/answer/listPaths';
import { isPage, plainText } from '../../../nodes/AuthenticatedRequest/answer/plainText';
import { nextInLinkHeader } from '../../../nodes/AuthenticatedRequest/pagination/nextPage';

const SIZE = 500_000;
const many = (text: string) => text.repeat(Math.ceil(SIZE / text.length));

const HOSTILE: Array<[kind: string, text: string]> = [
	['digits', `/Date(${many('1')}`],
	['digits of a duration', `PT${many('1')}`],
	['spaces', `a${many(' ')}b`],
	['line ends', many('\r\n')],
	['open tags', many('<')],
	['line breaks that are never closed', many('<br')],
	['cells that are never closed', many('</td ')],
	['scripts that are never closed', many('<script>')],
	['ends of scripts', `<script>${many('</script ')}`],
	['comments that are never closed', many('<!--')],
	['ends of declarations', `<?xml ${many('?')}`],
	['nested elements', many('<a>')],
	['entities', many('&#')],
	['attributes', `<a ${many('b="')}`],
	['quotes', many('"')],
	['escaped quotes', `"${many('\\"')}`],
	['semicolons', many(';')],
	['parameters', many('; a=b')],
	['parameters without an end', many(';a="')],
	['links', many('<a>;')],
	['links with spaces', `<a>${many(' ;\t')}`],
	['encoded characters', many('%e2%82')],
	['file names', `attachment; ${many('filename*=')}`],
	['dots', many('a.')],
	['dots in brackets', many('[')],
	['commas', many(',')],
	['equals signs', many('=')],
	['brackets of JSON', many('[')],
	['fields of JSON', `{${many('"a":{')}`],
	['dots of a JWT', `${many('e')}.${many('e')}.`],
];

const PARSERS: Record<string, (text: string) => unknown> = {
	'dates and durations': (text) => [
		msUntil(text, { headers: { date: text } }, 0),
		durationMs(text),
		secondsToMs(text),
	],
	'Retry-After': (text) => retryAfterMs(text, 0),
	'a JWT': (text) => readJwtClaims(text),
	JSON: (text) => parseBody(text),
	XML: (text) => readXml(text),
	'words of an error': (text) => [
		commonFailure({ status: 500, headers: {}, body: text }),
		commonFailure({ status: 400, headers: {}, body: { message: text, error: { detail: text } } }),
		isHtml({ status: 400, headers: {}, body: text }),
	],
	'words that are shown': (text) => [quote(text, ['secret']), redact(text, ['secret', 'a"b'])],
	'header and cookies': (text) =>
		toAnswer({
			statusCode: 200,
			headers: { 'set-cookie': [text], 'content-type': text },
			body: text,
		}),
	Link: (text) => nextInLinkHeader(text),
	'Content-Disposition': (text) => fileNameOf(text, 'https://api.example.com/a'),
	'a web page': (text) => [isPage(text), plainText(text)],
	'lists of an answer': (text) => listPaths({ [text]: [text] }),
	'a path': (text) => atPath({ a: { a: 1 } }, text),
	charset: async (text) => await decodeText(Buffer.from('a'), `text/plain; ${text}`, {} as never),
};

describe.each(Object.keys(PARSERS))('%s', (parser) => {
	it.each(HOSTILE)('half a megabyte of %s', async (_kind, text) => {
		await Promise.resolve()
			.then(() => PARSERS[parser](text))
			// An error in words is an answer, too.
			.catch((error: Error) => expect(error.message.length).toBeLessThan(2_000));
	});
});
