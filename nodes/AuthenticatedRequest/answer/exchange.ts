import type { IExecuteFunctions } from 'n8n-workflow';
import type { BodyStream } from '../../../credentials/engine/values';

/** The longest that a timer can wait (Node: 2^31 − 1 ms). */
const MAX_TIMER_MS = 2_147_483_647;

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
	/** Set once the body has stopped coming. */
	hasTimedOut = false;

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
