/** Files whose content is also read as JSON, because an API can report a failure in a file. */
import type { IExecuteFunctions } from 'n8n-workflow';
import { Exchange } from '../../../../nodes/AuthenticatedRequest/answer/exchange';
import {
	readAnswer,
	type ReadOptions,
} from '../../../../nodes/AuthenticatedRequest/answer/readAnswer';

const BINARY = { 'content-type': 'application/octet-stream' };
const JSON_TYPE = { 'content-type': 'application/json' };

async function read(
	statusCode: number,
	headers: Record<string, string>,
	body: string,
	options: Partial<ReadOptions> = {},
) {
	const helpers = {
		prepareBinaryData: async (data: Buffer, fileName?: string, mimeType = '') => ({
			data: data.toString(),
			mimeType,
			fileName,
		}),
	} as unknown as ReadOptions['helpers'];
	const exchange = new Exchange({} as IExecuteFunctions, 1_000);
	const response = { statusCode, headers, body: Buffer.from(body) };
	const { answer, file, text } = await readAnswer(response, exchange, {
		format: 'file',
		keepsFailures: true,
		maxBytes: 1_000,
		helpers,
		url: 'https://api.example.com/x',
		...options,
	});
	return { judged: answer.body, file: file?.data, text };
}

it.each<[status: number, headers: Record<string, string>, judged: unknown]>([
	[200, BINARY, undefined],
	[200, JSON_TYPE, { a: 1 }],
	[299, BINARY, undefined],
	[400, BINARY, { a: 1 }],
	[401, BINARY, { a: 1 }],
	[500, BINARY, { a: 1 }],
])('a file under HTTP %d with %j', async (status, headers, judged) => {
	expect(await read(status, headers, '{"a":1}')).toEqual({ judged, file: '{"a":1}' });
});

it.each([300, 302, 399])('HTTP %d is no file, whatever is wanted', async (status) => {
	const expected = { judged: { a: 1 }, text: '{"a":1}' };
	expect(await read(status, BINARY, '{"a":1}')).toEqual(expected);
});

it.each([
	[399, true],
	[400, true],
	[400, false],
])('HTTP %d where failures are kept: %p', async (status, keepsFailures) => {
	const { file } = await read(status, BINARY, 'x', { keepsFailures });
	expect(file).toBe(status === 400 && keepsFailures ? 'x' : undefined);
});

it('JSON of a megabyte is judged, more of it is not', async () => {
	const ofLength = (length: number) => `"${'x'.repeat(length - 2)}"`;
	for (const [length, isJudged] of [
		[1_048_576, true],
		[1_048_577, false],
	] as const) {
		const { judged, file } = await read(200, JSON_TYPE, ofLength(length));
		expect([typeof judged === 'string', file?.length]).toEqual([isJudged, length]);
	}
});
