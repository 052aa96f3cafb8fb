/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
/** An exchange ends when its body stops coming. The test triggers the timers itself. */
import { PassThrough } from 'stream';
import type { IExecuteFunctions } from 'n8n-workflow';
import { Exchange } from '../../../../nodes/AuthenticatedRequest/answer/exchange';
import { readAll } from '../../../../nodes/AuthenticatedRequest/answer/readBody';
import { clock } from '../../../../nodes/AuthenticatedRequest/call/callContext';
import { settled } from '../../../support/fakeClock';

let now: number;
let timers: Array<{ ms: number; ring: () => void }>;
beforeEach(() => {
	now = 0;
	timers = [];
	jest.spyOn(clock, 'steady').mockImplementation(() => now);
	jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
		const controller = new AbortController();
		timers.push({ ms, ring: () => controller.abort() });
		return controller.signal;
	});
});
afterEach(() => jest.restoreAllMocks());

/** Lets the most recent timer run out. */
function ring(): void {
	const { ms, ring: end } = timers[timers.length - 1];
	now += ms;
	end();
}

const execution = (cancelled?: AbortSignal) =>
	({
		getExecutionCancelSignal: () => cancelled,
		getNode: () => 'the node',
	}) as unknown as IExecuteFunctions;

/** Reads a body until the exchange ends it or the test calls `finish`. */
function reading(exchange: Exchange, stream = new PassThrough()) {
	let finish!: () => void;
	const read = exchange.whileRead(stream, async () => {
		await new Promise<void>((resolve) => (finish = resolve));
		return 'read';
	});
	return { stream, read, finish };
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
	const { finish, read } = reading(exchange);
	ring();
	expect([exchange.hasTimedOut, exchange.signal.aborted]).toEqual([true, true]);
	expect(timers).toHaveLength(1);
	finish();
	await read;
});

it('each time something came, it waits for as long again', async () => {
	const exchange = new Exchange(execution(), 1_000);
	const { stream, finish, read } = reading(exchange);
	stream.resume();
	for (const at of [600, 1_500]) {
		now = at;
		stream.write('x');
		await settled();
		now = timers.length * 1_000;
		timers[timers.length - 1].ring();
		expect(timers[timers.length - 1].ms).toBe(1_000 - (now - at));
		expect(exchange.hasTimedOut).toBe(false);
	}
	now = 2_499;
	timers[timers.length - 1].ring();
	expect(exchange.hasTimedOut).toBe(false);
	now = 2_500;
	timers[timers.length - 1].ring();
	expect(exchange.hasTimedOut).toBe(true);
	finish();
	await read;
});

it('bytes that the reader has not taken yet are no fault of the sender', async () => {
	const exchange = new Exchange(execution(), 1_000);
	const { stream, finish, read } = reading(exchange);
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

it('one timer serves all bodies of a run: only the silent one is given up', async () => {
	const run = execution();
	const [silent, other] = [new Exchange(run, 1_000), new Exchange(run, 1_000)];
	const first = reading(silent);
	now += 400;
	const second = reading(other);
	expect(timers).toHaveLength(1);
	now -= 400;
	ring();
	expect([silent.hasTimedOut, other.hasTimedOut]).toEqual([true, false]);
	expect(timers.map(({ ms }) => ms)).toEqual([1_000, 400]);
	ring();
	expect(other.hasTimedOut).toBe(true);
	first.finish();
	second.finish();
	expect(await Promise.all([first.read, second.read])).toEqual(['read', 'read']);
});

it('bodies with timeouts of their own have timers of their own', async () => {
	const run = execution();
	const bodies = [1_000, 50].map((ms) => reading(new Exchange(run, ms)));
	expect(timers.map(({ ms }) => ms)).toEqual([1_000, 50]);
	for (const { finish } of bodies) finish();
	await Promise.all(bodies.map(async ({ read }) => await read));
});

it('what is read into memory counts as it comes', async () => {
	const exchange = new Exchange(execution(), 1_000);
	const stream = new PassThrough();
	const read = readAll(stream, exchange, 100, 200);
	now = 600;
	stream.write('a');
	await settled();
	now = 1_000;
	timers[0].ring();
	expect(timers.map(({ ms }) => ms)).toEqual([1_000, 600]);
	expect(exchange.hasTimedOut).toBe(false);
	stream.end('b');
	expect((await read).toString()).toBe('ab');
});

it('a body that closes before its end is an error, after it none', async () => {
	const whole = new PassThrough();
	const read = readAll(whole, new Exchange(execution(), 1_000), 100, 200);
	whole.end('ab');
	expect((await read).toString()).toBe('ab');
	const cut = new PassThrough();
	const failing = readAll(cut, new Exchange(execution(), 1_000), 100, 200);
	cut.write('a');
	cut.destroy();
	await expect(failing).rejects.toThrow('the answer broke off');
});

it('what comes reaches the reader whole', async () => {
	const exchange = new Exchange(execution(), 1_000);
	const stream = new PassThrough();
	const read = exchange.whileRead(stream, async () => {
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
