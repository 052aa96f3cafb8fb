/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
/** A body that stops coming ends the exchange; the timers are the test's own. */
import { PassThrough } from 'stream';
import type { IExecuteFunctions } from 'n8n-workflow';
import { Exchange } from '../../../../nodes/AuthenticatedRequest/answer/exchange';
import { settled } from '../../../support/fakeClock';

let timers: Array<{ ms: number; ring: () => void }>;
beforeEach(() => {
	timers = [];
	jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
		const controller = new AbortController();
		timers.push({ ms, ring: () => controller.abort() });
		return controller.signal;
	});
});
afterEach(() => jest.restoreAllMocks());

const execution = (cancelled?: AbortSignal) =>
	({
		getExecutionCancelSignal: () => cancelled,
		getNode: () => 'the node',
	}) as unknown as IExecuteFunctions;

/** Reads a body until the exchange or the test ends it. */
function reading(exchange: Exchange, stream = new PassThrough()) {
	let finish!: () => void;
	const read = exchange.whileReading(stream, async () => {
		await new Promise<void>((resolve) => (finish = resolve));
		return 'read';
	});
	return { stream, read, finish, ring: () => timers[timers.length - 1].ring() };
}

it.each([
	[1_000, 1_000],
	[0, 1],
	[-5, 1],
	[2_147_483_647, 2_147_483_647],
	[1e12, 2_147_483_647],
])('a timeout of %d ms waits for %d ms, which a timer can', async (timeout, expected) => {
	const { read, finish } = reading(new Exchange(execution(), timeout));
	expect(timers.map(({ ms }) => ms)).toEqual([expected]);
	finish();
	await read;
});

it('nothing came for the timeout: ended', async () => {
	const exchange = new Exchange(execution(), 1_000);
	const { ring, finish, read } = reading(exchange);
	ring();
	expect([exchange.hasTimedOut, exchange.signal.aborted]).toEqual([true, true]);
	expect(timers).toHaveLength(1);
	finish();
	await read;
});

it('each time something came, it waits for as long again', async () => {
	const exchange = new Exchange(execution(), 1_000);
	const { stream, ring, finish, read } = reading(exchange);
	stream.resume();
	for (let time = 1; time <= 3; time++) {
		stream.write('x');
		await settled();
		ring();
		expect(timers).toHaveLength(time + 1);
		expect(exchange.hasTimedOut).toBe(false);
	}
	ring();
	expect(exchange.hasTimedOut).toBe(true);
	finish();
	await read;
});

it('bytes that the reader has not taken yet are no fault of the sender', async () => {
	const exchange = new Exchange(execution(), 1_000);
	const { stream, ring, finish, read } = reading(exchange);
	stream.write('x');
	ring();
	ring();
	expect(exchange.hasTimedOut).toBe(false);
	stream.read();
	ring();
	expect(exchange.hasTimedOut).toBe(true);
	finish();
	await read;
});

it('what comes reaches the reader whole', async () => {
	const exchange = new Exchange(execution(), 1_000);
	const stream = new PassThrough();
	const read = exchange.whileReading(stream, async () => {
		const chunks: Buffer[] = [];
		for await (const chunk of stream) chunks.push(chunk as Buffer);
		return Buffer.concat(chunks).toString();
	});
	stream.write('ab');
	stream.write('c');
	stream.end('d');
	expect(await read).toBe('abcd');
});

it.each([
	['ended', async () => 'read'],
	[
		'failed',
		async () => {
			throw new Error('broken off');
		},
	],
])('a timer that rings after the reading has %s changes nothing', async (_title, read) => {
	const exchange = new Exchange(execution(), 1_000);
	const result = await exchange
		.whileReading(new PassThrough(), read)
		.catch(({ message }: Error) => message);
	expect(['read', 'broken off']).toContain(result);
	timers[0].ring();
	expect([exchange.hasTimedOut, exchange.signal.aborted]).toEqual([false, false]);
});

describe('the signal', () => {
	it('ends with the execution, and that is not a timeout', () => {
		const cancel = new AbortController();
		const exchange = new Exchange(execution(cancel.signal), 1);
		expect(exchange.signal.aborted).toBe(false);
		cancel.abort();
		expect([exchange.signal.aborted, exchange.hasTimedOut]).toEqual([true, false]);
	});

	it('works without one of n8n', () => {
		const { signal } = new Exchange({} as IExecuteFunctions, 1);
		expect(signal.aborted).toBe(false);
	});
});
