import type { IExecuteFunctions } from 'n8n-workflow';
import type { BodyStream } from './callTypes';

/** The longest that a timer can wait (Node: 2^31 − 1 ms). */
const MAX_TIMER_MS = 2_147_483_647;

/**
 * One request under way, and the means to end it. n8n's timeout ends with the answer's headers
 * where the body is a stream, and destroying that stream does not reach the connection (axios
 * wraps it): only the signal does.
 */
export class Exchange {
	/** Set once the body has stopped coming. */
	hasTimedOut = false;

	private readonly controller = new AbortController();

	/** n8n's signal, by which a person stops the execution. */
	private readonly cancelled: AbortSignal | undefined;

	private readonly abort = () => this.controller.abort();

	/** n8n takes the signal from its context; this is the same one with the signal replaced. */
	readonly context: IExecuteFunctions;

	readonly signal: AbortSignal;

	constructor(
		execution: IExecuteFunctions,
		private readonly timeoutMs: number,
	) {
		const { signal } = this.controller;
		this.signal = signal;
		this.cancelled = execution.getExecutionCancelSignal?.();
		if (this.cancelled?.aborted) this.abort();
		else this.cancelled?.addEventListener('abort', this.abort);
		this.context = Object.create(execution, {
			getExecutionCancelSignal: { value: () => signal },
		}) as IExecuteFunctions;
	}

	/** The request is over; to be called at the end of each. */
	end(): void {
		this.cancelled?.removeEventListener('abort', this.abort);
	}

	/** Runs the reading of a body; ends the exchange if nothing comes for the timeout. */
	async whileReading<T>(stream: BodyStream, read: () => Promise<T>): Promise<T> {
		const ms = Math.min(Math.max(1, this.timeoutMs), MAX_TIMER_MS);
		let hasProgress = false;
		let timer: AbortSignal | undefined;
		const check = () => {
			// Bytes that wait to be read are no fault of the sender's.
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
