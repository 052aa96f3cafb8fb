import type { BodyStream } from './callTypes';

/** The longest that a timer can wait (Node: 2^31 − 1 ms). */
const MAX_TIMER_MS = 2_147_483_647;

/**
 * Destroys a stream that brings nothing for so long. n8n's own timeout ends with the answer's
 * headers where the body is a stream. Returns a function that ends the watch.
 */
export function destroyWhenIdle(stream: BodyStream, timeoutMs: number): () => void {
	const ms = Math.min(Math.max(1, timeoutMs), MAX_TIMER_MS);
	let hasProgress = false;
	let signal: AbortSignal | undefined;
	const onData = () => {
		hasProgress = true;
	};
	const check = () => {
		if (hasProgress) arm();
		else stream.destroy(Object.assign(new Error(`timeout of ${ms}ms exceeded`), { code: 'ETIME' }));
	};
	const arm = () => {
		hasProgress = false;
		signal = AbortSignal.timeout(ms);
		signal.addEventListener('abort', check, { once: true });
	};
	const end = () => {
		signal?.removeEventListener('abort', check);
		stream.removeListener('data', onData);
	};
	// A data listener sets a stream flowing; paused again, it waits for its reader.
	stream.on('data', onData).pause();
	stream.once('close', end);
	arm();
	return end;
}
