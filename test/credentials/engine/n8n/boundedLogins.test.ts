/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
/** Tests the limits of a login's answer: its time, size, depth and headers. */
import { PassThrough } from 'stream';
import { viaHttpRequest, viaLegacyRequest } from '../../../../credentials/engine/n8n/transport';
import { UnusableAnswer } from '../../../../credentials/engine/errors';
import { settled } from '../../../support/fakeClock';

const request = { method: 'POST' as const, url: 'https://api.example.com/login', headers: {} };
const answered = (body: unknown, headers: object = {}) => ({ statusCode: 200, headers, body });
const MEGABYTE = Buffer.alloc(1_048_576, 'a');

describe('the time of a whole login', () => {
	it('ends an answer that goes on coming byte by byte', async () => {
		const deadline = new AbortController();
		const drip = new PassThrough();
		const via = viaHttpRequest(async () => answered(drip), { deadline: deadline.signal });
		const states: string[] = [];
		const sent = via(request).catch((error: Error) => states.push(error.message));
		for (let byte = 0; byte < 20; byte++) {
			drip.write('a');
			await settled();
		}
		expect(states).toEqual([]);
		deadline.abort();
		await sent;
		expect(states).toEqual(['the answer was not complete in the time that a login may take']);
	});

	it.each([
		['httpRequest', viaHttpRequest],
		['the deprecated helper', (send: never) => viaLegacyRequest({ request: send })],
	])('ends the waiting for an answer that never comes, through %s', async (_title, via) => {
		const deadline = new AbortController();
		const never = async () => await new Promise<never>(() => {});
		const route = { deadline: deadline.signal };
		const transport =
			via === viaHttpRequest
				? viaHttpRequest(never, route)
				: viaLegacyRequest({ request: never }, route);
		const sent = transport(request);
		deadline.abort();
		await expect(sent).rejects.toBeInstanceOf(UnusableAnswer);
	});

	it('is over for the next request of the same login, which is not sent', async () => {
		let sends = 0;
		const send = async () => await Promise.resolve(answered(`{"sent":${(sends += 1)}}`));
		const transport = viaHttpRequest(send, { deadline: AbortSignal.abort() });
		await expect(transport(request)).rejects.toBeInstanceOf(UnusableAnswer);
	});

	it.each([
		[undefined, 60_000],
		[30_000, 60_000],
		[90_000, 90_000],
	])('with a timeout of %p ms is %d ms', (timeout, expected) => {
		const spy = jest.spyOn(AbortSignal, 'timeout');
		viaHttpRequest(async () => await Promise.resolve(answered('')), {
			network: timeout === undefined ? {} : { timeout },
		});
		expect(spy.mock.calls).toEqual([[expected]]);
		spy.mockRestore();
	});
});

describe('the size of an answer', () => {
	const endless = () => {
		let sent = 0;
		const stream = new PassThrough({
			read() {
				sent += MEGABYTE.length;
				this.push(MEGABYTE);
			},
		});
		return { stream, sent: () => sent };
	};

	it('an endless one is given up after 16 MB', async () => {
		const { stream, sent } = endless();
		const transport = viaHttpRequest(async () => await Promise.resolve(answered(stream)));
		await expect(transport(request)).rejects.toThrow('with more than 16 MB');
		expect(sent()).toBeLessThan(20 * MEGABYTE.length);
		expect(stream.destroyed).toBe(true);
	});

	it.each([
		['a text', 'a'.repeat(16 * 1_048_576 + 1)],
		['bytes', Buffer.alloc(16 * 1_048_576 + 1)],
	])('%s of more than 16 MB is refused', async (_kind, body) => {
		const transport = viaLegacyRequest({
			request: async () => await Promise.resolve(answered(body)),
		});
		const message = await transport(request).then(
			() => 'read',
			(error: Error) => error.message,
		);
		expect(message).toContain('with more than 16 MB');
	});

	it('of 16 MB is read', async () => {
		const stream = new PassThrough();
		const transport = viaHttpRequest(async () => await Promise.resolve(answered(stream)));
		const sent = transport(request);
		for (let part = 0; part < 16; part++) stream.write(MEGABYTE);
		stream.end();
		expect(String((await sent).body)).toHaveLength(16 * MEGABYTE.length);
	});
});

describe('the depth of an answer', () => {
	const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
	const send = async (body: string) =>
		await viaHttpRequest(async () => await Promise.resolve(answered(body)))(request);

	it('is 200 levels at most', async () => {
		expect((await send(nested(200))).status).toBe(200);
		await expect(send(nested(201))).rejects.toThrow('nested deeper than 200 levels');
		await expect(send(nested(20_000))).rejects.toThrow('nested deeper than 200 levels');
	});

	it('is not that of brackets in texts', async () => {
		const text = `${'['.repeat(300)}"\\`;
		expect((await send(JSON.stringify({ text }))).body).toEqual({ text });
	});
});

it.each([
	['a header', { 'x-long': 'a'.repeat(65_537) }],
	['a list of headers', { 'set-cookie': ['a'.repeat(40_000), 'b'.repeat(40_000)] }],
])('%s of more than 64 KB is refused', async (_kind, headers) => {
	const transport = viaHttpRequest(async () => await Promise.resolve(answered('{}', headers)));
	await expect(transport(request)).rejects.toThrow('with a header of more than 64 KB');
});
