/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
/**
 * A process that runs executions of the node, as one of n8n's workers does. Its orders come as
 * messages.
 */
import { runNode } from '../support/n8nHost';
import { SharedCredentials } from './sharedCredentials';

/** What the process should run. */
export interface WorkerOrder {
	type: string;
	url: string;
	executions: number;
	items: number;
}

/** The result of an order. */
export interface WorkerReport {
	/** Items that came out. */
	items: number;
	/** Why executions failed. */
	failures: string[];
}

const stores = new Map<string, SharedCredentials>();

async function work({ type, url, executions, items }: WorkerOrder): Promise<WorkerReport> {
	const stored = stores.get(type) ?? new SharedCredentials(type);
	stores.set(type, stored);
	const report: WorkerReport = { items: 0, failures: [] };
	for (let number = 0; number < executions; number++) {
		const result = await runNode(stored, {
			parameters: { api: type, url },
			items: Array.from({ length: items }, (_, n) => ({ n })),
		});
		report.items += result.items.length;
		if (result.error !== undefined) report.failures.push(result.error.message);
	}
	return report;
}

process.on('message', (order: object) => {
	if ('executions' in order)
		void work(order as WorkerOrder).then((report) => process.send?.(report));
});
process.on('disconnect', () => process.exit());
process.send?.({ isReady: true });
