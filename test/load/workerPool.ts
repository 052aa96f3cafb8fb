/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs beside n8n, never inside it */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { sleep, type ICredentialDataDecryptedObject } from 'n8n-workflow';
import { running } from '../n8n/run';
import type { DatabaseAnswer, DatabaseOrder } from './sharedCredentials';
import type { WorkerOrder, WorkerReport } from './workerProcess';

/**
 * How long the database takes for a read or write, ms: long enough for two workers to overtake each
 * other.
 */
const DATABASE_MS = 5;

/** Processes that share one credential. This process plays n8n's database. */
export class WorkerPool {
	/** The credential's row. */
	row: ICredentialDataDecryptedObject = {};

	private constructor(private readonly children: ChildProcess[]) {}

	static async start(count: number): Promise<WorkerPool> {
		const children = Array.from({ length: count }, () => {
			// The processes' output is dropped, because their reports also have what n8n prints about
			// failed nodes.
			const stdio = ['ignore' as const, 'ignore' as const, 'inherit' as const, 'ipc' as const];
			const child = fork(join(__dirname, 'workerProcess.ts'), { stdio });
			running.set(child, 'SIGTERM');
			return child;
		});
		const pool = new WorkerPool(children);
		await Promise.all(children.map(async (child) => await pool.next(child, 'isReady')));
		for (const child of children)
			child.on('message', (order: DatabaseOrder) => void pool.answer(child, order));
		return pool;
	}

	/** Makes all processes run the same order at the same time, and returns their reports. */
	async run(order: WorkerOrder): Promise<WorkerReport[]> {
		const reports = this.children.map(async (child) => {
			const report = this.next<WorkerReport>(child, 'failures');
			child.send(order);
			return await report;
		});
		return await Promise.all(reports);
	}

	stop(): void {
		for (const child of this.children) {
			running.delete(child);
			child.disconnect();
		}
	}

	private async next<T>(child: ChildProcess, name: string): Promise<T> {
		return await new Promise<T>((resolve, reject) => {
			const onEnd = () => reject(new Error('A process of workers has ended'));
			child.once('exit', onEnd);
			const onMessage = (message: object) => {
				if (!(name in message)) return;
				child.off('message', onMessage).off('exit', onEnd);
				resolve(message as T);
			};
			child.on('message', onMessage);
		});
	}

	private async answer(child: ChildProcess, { read, write }: DatabaseOrder): Promise<void> {
		if (read === undefined && write === undefined) return;
		await sleep(DATABASE_MS);
		if (write !== undefined) this.row = write;
		if (read !== undefined) child.send({ row: this.row, read } satisfies DatabaseAnswer);
	}
}
