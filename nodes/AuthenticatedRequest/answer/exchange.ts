import type { IExecuteFunctions } from 'n8n-workflow';
import { steadyNow } from '../../../credentials/engine/clock';
import { type BodyStream, isStream } from '../../../credentials/engine/values';
import { clock } from '../call/callContext';
import { CallError } from '../call/callErrors';

/** The longest that a timer can wait (Node: 2^31 − 1 ms). */
const MAX_TIMER_MS = 2_147_483_647;

/** What to abort when the user stops the execution, by n8n's signal. One listener serves all requests. */
const underWay = new WeakMap<AbortSignal, Set<() => void>>();

/** Calls `abort` when the signal aborts. Returns a function that unsubscribes. */
function onCancel(signal: AbortSignal | undefined, abort: () => void): () => void {
	if (signal === undefined) return () => {};
	let aborts = underWay.get(signal);
	if (aborts === undefined) {
		const all = new Set<() => void>();
		signal.addEventListener('abort', () => all.forEach((each) => each()), { once: true });
		underWay.set(signal, (aborts = all));
	}
	aborts.add(abort);
	return () => aborts.delete(abort);
}

/** A body that is being read. */
interface Reading {
	stream: BodyStream;
	/** When something of it came last, by the steady clock. */
	cameAt: number;
	giveUp: () => void;
}

/**
 * Gives up the bodies of which nothing came for so many milliseconds. One timer serves all of a run: to
 * make one for each and throw it away takes longer than to read a small body.
 */
class Watch {
	private readonly readings = new Set<Reading>();

	private isArmed = false;

	constructor(private readonly ms: number) {}

	add(reading: Reading): void {
		this.readings.add(reading);
		if (!this.isArmed) this.arm(this.ms);
	}

	remove(reading: Reading): void {
		this.readings.delete(reading);
	}

	private arm(ms: number): void {
		this.isArmed = true;
		AbortSignal.timeout(ms).addEventListener('abort', () => this.look(), { once: true });
	}

	private look(): void {
		this.isArmed = false;
		const now = steadyNow(clock);
		let next = Infinity;
		for (const reading of this.readings) {
			// Bytes that wait to be read are not the sender's fault.
			if (reading.stream.readableLength > 0) reading.cameAt = now;
			const left = reading.cameAt + this.ms - now;
			if (left > 0) next = Math.min(next, left);
			else reading.giveUp();
		}
		if (next < Infinity) this.arm(Math.ceil(next));
	}
}

/** By the run and the timeout, which can differ from item to item. */
const watches = new WeakMap<IExecuteFunctions, Map<number, Watch>>();

function watchOf(execution: IExecuteFunctions, timeoutMs: number): Watch {
	const ms = Math.min(Math.max(1, timeoutMs), MAX_TIMER_MS);
	const ofRun = watches.get(execution) ?? new Map<number, Watch>();
	const watch = ofRun.get(ms) ?? new Watch(ms);
	watches.set(execution, ofRun.set(ms, watch));
	return watch;
}

/**
 * One request under way, and the means to end it. If the body is a stream, n8n's timeout only covers
 * the time until the answer's headers, and destroying the stream does not reach the connection
 * (axios wraps it): only the signal does.
 */
export class Exchange {
	/** Set once the body has stopped coming. */
	hasTimedOut = false;

	private readonly controller = new AbortController();

	/** To be called once the request is over. */
	readonly end: () => void;

	private readonly abort = () => this.controller.abort();

	readonly signal = this.controller.signal;

	constructor(
		private readonly execution: IExecuteFunctions,
		private readonly timeoutMs: number,
	) {
		const cancelled = execution.getExecutionCancelSignal?.();
		if (cancelled?.aborted) this.abort();
		this.end = onCancel(cancelled, this.abort);
	}

	/** Gives up the rest of the answer. */
	stop(): void {
		this.abort();
	}

	/**
	 * Runs the reading of a body; ends the exchange if nothing comes within the timeout.
	 *
	 * @param read told what to call whenever something has come
	 */
	async whileReading<T>(stream: BodyStream, read: (came: () => void) => Promise<T>): Promise<T> {
		const giveUp = () => {
			this.hasTimedOut = true;
			watch.remove(reading);
			this.abort();
		};
		const reading: Reading = { stream, cameAt: steadyNow(clock), giveUp };
		const watch = watchOf(this.execution, this.timeoutMs);
		watch.add(reading);
		try {
			return await read(() => (reading.cameAt = steadyNow(clock)));
		} finally {
			watch.remove(reading);
		}
	}

	/** The same where somebody else reads the body. */
	async whileRead<T>(stream: BodyStream, read: () => Promise<T>): Promise<T> {
		return await this.whileReading(stream, async (came) => {
			// A data listener would set the stream flowing before its reader is there.
			const { push } = stream;
			stream.push = (...chunk) => {
				came();
				return push.apply(stream, chunk);
			};
			return await read();
		});
	}
}

/** The beginning of a body, or all of it. */
interface Beginning {
	bytes: Buffer;
	/** Whether that is all. */
	isWhole: boolean;
}

/** What a megabyte is in the node's options. */
export const BYTES_PER_MEGABYTE = 1_048_576;

/** A body that is not a stream. */
export function asBuffer(body: unknown): Buffer {
	if (Buffer.isBuffer(body)) return body;
	if (body === undefined || body === null) return Buffer.alloc(0);
	return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

/**
 * Reads a body into memory, decompressed by n8n, up to a limit in bytes. Rejects if there is more,
 * or if the body breaks off or stops coming.
 */
export async function readAll(
	body: unknown,
	exchange: Exchange,
	maxBytes: number,
	httpCode: number,
): Promise<Buffer> {
	const { bytes, isWhole } = await readUpTo(body, exchange, maxBytes);
	if (isWhole) return bytes;
	exchange.stop();
	throw tooLarge(maxBytes, httpCode);
}

/** Reads the beginning of a body and leaves the rest where it is: on the server. */
export async function readBeginning(
	body: unknown,
	exchange: Exchange,
	maxBytes: number,
): Promise<Buffer> {
	const { bytes, isWhole } = await readUpTo(body, exchange, maxBytes);
	if (!isWhole) exchange.stop();
	return bytes.length > maxBytes ? bytes.subarray(0, maxBytes) : bytes;
}

/** Looks at the beginning of a body. Unless that is all, the stream then gives the whole again. */
export async function peek(
	body: unknown,
	exchange: Exchange,
	maxBytes: number,
): Promise<Beginning> {
	const beginning = await readUpTo(body, exchange, maxBytes);
	if (!beginning.isWhole && isStream(body)) body.unshift(beginning.bytes);
	return beginning;
}

async function readUpTo(body: unknown, exchange: Exchange, maxBytes: number): Promise<Beginning> {
	if (!isStream(body)) {
		const bytes = asBuffer(body);
		return { bytes, isWhole: bytes.length <= maxBytes };
	}
	const chunks: Buffer[] = [];
	let size = 0;
	let isOver = false;
	const read = async (came: () => void) =>
		await new Promise<boolean>((resolve, reject) => {
			const finish = (isWhole: boolean) => {
				isOver = true;
				resolve(isWhole);
			};
			// An iterator would do the same, but costs a small answer more than all the rest of reading it.
			const take = (chunk: Buffer) => {
				came();
				chunks.push(chunk);
				size += chunk.length;
				if (size <= maxBytes) return;
				body.pause();
				body.off('data', take);
				finish(false);
			};
			body.on('data', take);
			// A peek may have paused the stream, and a listener alone does not resume it.
			if (body.isPaused()) body.resume();
			body.once('end', () => finish(true));
			body.on('error', reject);
			// An error takes longer to make than a small answer to read.
			body.once('close', () => isOver || reject(new Error('the answer broke off')));
		});
	const isWhole = await exchange.whileReading(body, read);
	return { bytes: chunks.length === 1 ? chunks[0] : Buffer.concat(chunks), isWhole };
}

function tooLarge(maxBytes: number, httpCode: number): CallError {
	const size = Number((maxBytes / BYTES_PER_MEGABYTE).toPrecision(3));
	return new CallError(
		`The answer is larger than ${size} MB`,
		'Ask for less at once, such as smaller pages or fewer fields, or raise Options > Response > Max Response Size (MB). With Response Format set to File there is no limit: a file is not held in memory.',
		String(httpCode),
	);
}
