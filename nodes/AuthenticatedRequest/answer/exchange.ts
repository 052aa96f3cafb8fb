import type { IExecuteFunctions } from 'n8n-workflow';
import { type BodyStream, isStream } from '../../../credentials/engine/values';
import { CallError, invalidParameter } from '../call/callErrors';
import type { ResponseOptions } from '../call/callTypes';

/** The longest that a timer can wait (Node: 2^31 − 1 ms). */
const MAX_TIMER_MS = 2_147_483_647;
/** So much longer than n8n, which says more. */
const SLACK_MS = 1_000;

/** What to abort when a person stops the execution, by n8n's signal: one listener for all requests. */
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

/**
 * One request under way, and the means to end it. If the body is a stream, n8n's timeout only covers
 * the time until the answer's headers, and destroying the stream does not reach the connection
 * (axios wraps it): only the signal does.
 */
export class Exchange {
	/** Set once the body has stopped coming, or there was no answer that anybody could have seen. */
	hasTimedOut = false;

	/** Whether the head of an answer came. */
	hasAnswered = false;

	private readonly controller = new AbortController();

	/** To be called once the request is over. */
	readonly end: () => void;

	private readonly abort = () => this.controller.abort();

	readonly signal = this.controller.signal;

	constructor(
		execution: IExecuteFunctions,
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
	 * Waits for the head of an answer. n8n's own timeout ends that, but not where the server leaves
	 * HTTP (101 Switching Protocols): Node closes such a connection and tells nobody.
	 */
	async untilAnswered<T>(answer: Promise<T>): Promise<T> {
		const limit = AbortSignal.timeout(Math.min(this.timeoutMs + SLACK_MS, MAX_TIMER_MS));
		const giveUp = () => {
			this.hasTimedOut = true;
			this.abort();
		};
		limit.addEventListener('abort', giveUp, { once: true });
		try {
			const answered = await answer;
			this.hasAnswered = true;
			return answered;
		} finally {
			limit.removeEventListener('abort', giveUp);
		}
	}

	/** Runs the reading of a body; ends the exchange if nothing comes within the timeout. */
	async whileReading<T>(stream: BodyStream, read: () => Promise<T>): Promise<T> {
		const ms = Math.min(Math.max(1, this.timeoutMs), MAX_TIMER_MS);
		let hasProgress = false;
		let timer: AbortSignal | undefined;
		const check = () => {
			// Bytes that wait to be read are not the sender's fault.
			if (hasProgress || stream.readableLength > 0) return arm();
			this.hasTimedOut = true;
			this.abort();
		};
		const arm = () => {
			hasProgress = false;
			timer = AbortSignal.timeout(ms);
			timer.addEventListener('abort', check, { once: true });
		};
		// A data listener would set the stream flowing before its reader is there.
		const { push } = stream;
		stream.push = (...chunk) => {
			hasProgress = true;
			return push.apply(stream, chunk);
		};
		arm();
		try {
			return await read();
		} finally {
			timer?.removeEventListener('abort', check);
		}
	}
}

/** The beginning of a body, or all of it. */
interface Beginning {
	bytes: Buffer;
	/** Whether that is all. */
	isWhole: boolean;
}

const BYTES_PER_MEGABYTE = 1_048_576;
const DEFAULT_MEGABYTES = 256;
/** A longer text is more than JavaScript can hold (Node: 2^29 − 24 characters). */
const MOST_MEGABYTES = 500;

/** The most that is held in memory of one answer, in bytes. Throws an error that names the field. */
export function maxBytes({ maxResponseSize = DEFAULT_MEGABYTES }: ResponseOptions): number {
	const megabytes = Number(maxResponseSize);
	if (!(megabytes > 0))
		throw invalidParameter('Max Response Size (MB)', 'must be a number above 0');
	return Math.floor(Math.min(megabytes, MOST_MEGABYTES) * BYTES_PER_MEGABYTE);
}

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
	const read = async () =>
		await new Promise<boolean>((resolve, reject) => {
			// An iterator would do the same, but costs a small answer more than all the rest of reading it.
			const take = (chunk: Buffer) => {
				chunks.push(chunk);
				size += chunk.length;
				if (size <= maxBytes) return;
				body.pause();
				body.off('data', take);
				resolve(false);
			};
			body.on('data', take);
			// A peek before has paused it, which a listener alone does not end.
			if (body.isPaused()) body.resume();
			body.once('end', () => resolve(true));
			body.on('error', reject);
			body.once('close', () => reject(new Error('the answer broke off')));
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
