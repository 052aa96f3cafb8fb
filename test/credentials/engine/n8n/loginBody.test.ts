/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
/** Tests the limits of a login's answer, and how its body is read. */
import { Readable } from 'stream';
import {
	parseLoginBody,
	readBounded as readUntil,
	requireShortHeaders,
} from '../../../../credentials/engine/n8n/loginBody';
import { toAnswer } from '../../../../credentials/engine/answers';

const LIMIT = 16 * 1024 * 1024;
const MB = 'x'.repeat(1024 * 1024);
const readBounded = async (body: unknown) => await readUntil(body, new AbortController().signal);

it.each<[string, unknown, unknown]>([
	['a stream', Readable.from([Buffer.from('\uFEFF{"a"'), Buffer.from(':1}')]), '{"a":1}'],
	['a stream of texts', Readable.from(['ä', 'b']), 'äb'],
	['a character in two pieces', Readable.from([Buffer.from([0xc3]), Buffer.from([0xa4])]), 'ä'],
	['a text', 'x', 'x'],
	['an object', { a: 1 }, { a: 1 }],
	['nothing', undefined, undefined],
])('read: %s', async (_title, body, expected) => {
	expect(await readBounded(body)).toEqual(expected);
});

it('a body of 16 MB is read, a longer one is not', async () => {
	const most = Array.from({ length: 16 }, () => MB);
	const tooLong = 'with more than 16 MB, which no login does';
	expect(await readBounded(Readable.from(most))).toHaveLength(LIMIT);
	const stream = Readable.from([...most, 'y']);
	await expect(readBounded(stream)).rejects.toThrow(tooLong);
	expect(stream.destroyed).toBe(true);
	expect(await readBounded(Buffer.alloc(LIMIT))).toHaveLength(LIMIT);
	await expect(readBounded(Buffer.alloc(LIMIT + 1))).rejects.toThrow(tooLong);
	await expect(readBounded('x'.repeat(LIMIT + 1))).rejects.toThrow(tooLong);
});

it('a header of 64 KB is read, a longer one is not', () => {
	expect(() => requireShortHeaders()).not.toThrow();
	expect(() => requireShortHeaders({ a: 'x'.repeat(65_536), b: 5 })).not.toThrow();
	expect(() => requireShortHeaders({ a: '', b: 'x'.repeat(65_537) })).toThrow(
		'with a header of more than 64 KB',
	);
});

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

it.each<[string, unknown, unknown]>([
	['JSON', ' {"a":1}', { a: 1 }],
	['JSON as bytes', Buffer.from('{"a":1}'), { a: 1 }],
	['long numbers', '{"a":12345678901234567890}', { a: '12345678901234567890' }],
	['a text', 'hello', 'hello'],
	['broken JSON', '{"a":', '{"a":'],
	['what is parsed', { a: 1 }, { a: 1 }],
	['many lists side by side', `[${'[],'.repeat(300)}[]]`, Array.from({ length: 301 }, () => [])],
	['brackets in a text', `["${'['.repeat(300)}"]`, ['['.repeat(300)]],
	['a quote in a text', `["\\"${'{'.repeat(300)}"]`, [`"${'{'.repeat(300)}`]],
	['a text with many brackets', nested(300).slice(1).replace(/^/, 'x'), 'x' + nested(300).slice(1)],
])('parsed: %s', (_title, body, expected) => {
	expect(parseLoginBody(body)).toEqual(expected);
});

it('200 levels are parsed, more are not', () => {
	expect(JSON.stringify(parseLoginBody(nested(200)))).toBe(nested(200));
	for (const deep of [nested(201), ` ${'{"a":'.repeat(201)}1${'}'.repeat(201)}`])
		expect(() => parseLoginBody(deep)).toThrow('with data nested deeper than 200 levels');
});

it.each<[string, unknown, object]>([
	['a bare body', '{"a":1}', { status: 200, headers: {}, body: { a: 1 } }],
	[
		'n8n’s own shape',
		{ statusCode: 201, headers: { 'X-A': 'b', C: ['d', 'e'] }, body: '{"a":1}' },
		{ status: 201, headers: { 'x-a': 'b', c: 'd, e' }, body: { a: 1 } },
	],
	['another shape', { status: 404, data: 'no' }, { status: 404, headers: {}, body: 'no' }],
	[
		'a number keeps its text',
		{ status: 200, body: '1.50' },
		{ status: 200, headers: {}, body: 1.5, text: '1.50' },
	],
	['no status', { body: 'x' }, { status: 200, headers: {}, body: { body: 'x' } }],
])('an answer: %s', (_title, response, expected) => {
	expect(toAnswer(response)).toEqual(expected);
});
