import type { IExecuteFunctions } from 'n8n-workflow';
import { CallError } from './callErrors';
import { apiError } from './nodeErrors';

/**
 * Waits for the node's work. When the user stops the execution, rejects at once with a
 * `NodeApiError`. That also ends a wait for a shared login or for a pause that the API asked for.
 * Each request under way is ended by its own exchange.
 */
export async function untilCancelled<T>(
	execution: IExecuteFunctions,
	work: Promise<T>,
): Promise<T> {
	const signal = execution.getExecutionCancelSignal?.();
	if (signal === undefined) return await work;
	let stop = () => {};
	const cancelled = new Promise<never>((_resolve, reject) => {
		stop = () =>
			reject(
				apiError(
					execution,
					new CallError('The execution was stopped', undefined, undefined, 'cancelled'),
				),
			);
	});
	signal.addEventListener('abort', stop, { once: true });
	if (signal.aborted) stop();
	try {
		return await Promise.race([work, cancelled]);
	} finally {
		signal.removeEventListener('abort', stop);
	}
}
