import type { IExecuteFunctions } from 'n8n-workflow';
import { steadyNow } from '../../../credentials/engine/clock';
import type { BodyStream } from '../../../credentials/engine/values';
import { clock } from '../call/callContext';

/** The longest that a timer can wait (Node: 2^31 − 1 ms). */
const MAX_TIMER_MS = 2_147_483_647;
/** So much longer than n8n, which says more. */
const SLACK_MS = 1_000;

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

/** An answer, or a body, that is waited for. */
interface Waiting {
	/** The body, once it comes. */
	stream?: BodyStream;
	/** When something of it came last, by the steady clock. */
	cameAt: number;
	giveUp: () => void;
}

/**
 * Gives up what nothing came of for so many milliseconds. One timer serves all of a run: to
 * make one for each and throw it away takes longer than to read a small body.
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
			// Bytes that wait to be read are not the sender's fault.
			if (waiting.stream && waiting.stream.readableLength > 0) waiting.cameAt = now;
			const left = waiting.cameAt + this.ms - now;
			if (left > 0) next = Math.min(next, left);
			else waiting.giveUp();
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
	 * Waits for the head of an answer. n8n's own timeout ends that, but not where the server leaves
	 * HTTP (101 Switching Protocols): Node closes such a connection and tells nobody.
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
	 * Runs the reading of a body; ends the exchange if nothing comes within the timeout.
	 *
	 * @param read told what to call whenever something has come
	 */
	async whileReading<T>(stream: BodyStream, read: (came: () => void) => Promise<T>): Promise<T> {
		const waiting = this.startWaiting(this.timeoutMs, stream);
		try {
			return await read(waiting.came);
		} finally {
			waiting.end();
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
