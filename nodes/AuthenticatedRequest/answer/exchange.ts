import type { IExecuteFunctions } from 'n8n-workflow';
import { steadyNow } from '../../../credentials/engine/clock';
import type { BodyStream } from '../../../credentials/engine/values';
import { clock } from '../call/callContext';

/** The longest that a timer can wait (Node: 2^31 − 1 ms). */
const MAX_TIMER_MS = 2_147_483_647;
/** How much longer we wait than n8n, whose own timeout error says more. In milliseconds. */
const SLACK_MS = 1_000;

/** The requests to abort when the user stops the execution. Each signal needs only one listener. */
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

/** A wait for an answer's head or body. */
interface Waiting {
	/** The body, if that is what is waited for. */
	stream?: BodyStream;
	/** When the last part of it came, in milliseconds of the steady clock. */
	cameAt: number;
	giveUp: () => void;
}

/**
 * Gives up each wait in which nothing has come for `ms` milliseconds. All waits of a run share one
 * timer: creating and discarding a timer for each takes longer than reading a small body.
 */
class Watch {
	private readonly waits = new Set<Waiting>();

	private isArmed = false;

	constructor(private readonly ms: number) {}

	add(waiting: Waiting): void {
		this.waits.add(waiting);
		if (!this.isArmed) this.arm(this.ms);
	}

	remove(waiting: Waiting): void {
		this.waits.delete(waiting);
	}

	private arm(ms: number): void {
		this.isArmed = true;
		AbortSignal.timeout(ms).addEventListener('abort', () => this.look(), { once: true });
	}

	private look(): void {
		this.isArmed = false;
		const now = steadyNow(clock);
		let next = Infinity;
		for (const waiting of this.waits) {
			// Received bytes that have not been read yet are not the server's delay.
			if (waiting.stream && waiting.stream.readableLength > 0) waiting.cameAt = now;
			const left = waiting.cameAt + this.ms - now;
			if (left > 0) next = Math.min(next, left);
			else waiting.giveUp();
		}
		if (next < Infinity) this.arm(Math.ceil(next));
	}
}

/** The watches by run and timeout. The timeout can differ from item to item. */
const watches = new WeakMap<IExecuteFunctions, Map<number, Watch>>();

function watchOf(execution: IExecuteFunctions, timeoutMs: number): Watch {
	const ms = Math.min(Math.max(1, timeoutMs), MAX_TIMER_MS);
	const ofRun = watches.get(execution) ?? new Map<number, Watch>();
	const watch = ofRun.get(ms) ?? new Watch(ms);
	watches.set(execution, ofRun.set(ms, watch));
	return watch;
}

/**
 * One request under way, and the means to end it. If the body is a stream, n8n's timeout only
 * covers the time until the headers come. Destroying the stream does not close the connection,
 * because axios wraps the stream. Only the abort signal does.
 */
export class Exchange {
	/** True once the wait for the answer's head or for more of its body has timed out. */
	hasTimedOut = false;

	/** True once the head of an answer has come. */
	hasAnswered = false;

	private readonly controller = new AbortController();

	/** Must be called when the request is over. Unsubscribes from n8n's cancel signal. */
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

	/** Ends the request, so the rest of the answer is not downloaded. */
	stop(): void {
		this.abort();
	}

	/**
	 * Waits for the head of an answer. n8n's own timeout ends that wait, except if the server
	 * switches to another protocol (101 Switching Protocols): Node closes such a connection without
	 * reporting it.
	 */
	async untilAnswered<T>(answer: Promise<T>): Promise<T> {
		const waiting = this.startWaiting(this.timeoutMs + SLACK_MS);
		try {
			const answered = await answer;
			this.hasAnswered = true;
			return answered;
		} finally {
			waiting.end();
		}
	}

	/**
	 * Reads a body. Ends the exchange if nothing comes within the timeout.
	 *
	 * @param read reads the body and calls `came` whenever a part has come
	 */
	async whileReading<T>(stream: BodyStream, read: (came: () => void) => Promise<T>): Promise<T> {
		const waiting = this.startWaiting(this.timeoutMs, stream);
		try {
			return await read(waiting.came);
		} finally {
			waiting.end();
		}
	}

	/** Like `whileReading`, for a reader that does not report when a part has come, such as n8n's. */
	async whileRead<T>(stream: BodyStream, read: () => Promise<T>): Promise<T> {
		return await this.whileReading(stream, async (came) => {
			// A data listener would make the stream flow before its reader listens.
			const { push } = stream;
			stream.push = (...chunk) => {
				came();
				return push.apply(stream, chunk);
			};
			return await read();
		});
	}

	private startWaiting(ms: number, stream?: BodyStream) {
		const giveUp = () => {
			this.hasTimedOut = true;
			watch.remove(waiting);
			this.abort();
		};
		const waiting: Waiting = { stream, cameAt: steadyNow(clock), giveUp };
		const watch = watchOf(this.execution, ms);
		watch.add(waiting);
		return {
			came: () => (waiting.cameAt = steadyNow(clock)),
			end: () => watch.remove(waiting),
		};
	}
}
