/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs beside n8n, never inside it */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { running } from '../n8n/run';
import type { Provider, ProviderCounters, ProviderSettings } from '../providers';

/** A command to the emulator. */
export interface ProviderOrder {
	/** Resets the emulator and sets these settings. */
	prepare?: Partial<Pick<ProviderSettings, 'callDelayMs' | 'maxInFlight' | 'tokenLifetimeMs'>>;
}

/** What the emulator reports. */
export interface ProviderReport {
	url: string;
	credentials: Provider['credentials'];
	counters: ProviderCounters;
}

/** A provider in a process of its own, so that it takes no time from this process or from n8n. */
export class RemoteProvider {
	private constructor(
		private readonly child: ChildProcess,
		readonly url: string,
		readonly credentials: Provider['credentials'],
	) {}

	static async start(): Promise<RemoteProvider> {
		const child = fork(join(__dirname, 'providerProcess.ts'));
		running.set(child, 'SIGTERM');
		const { url, credentials } = await nextReport(child);
		return new RemoteProvider(child, url, credentials);
	}

	/** Forgets calls, logins and tokens, and sets how the next calls are answered. */
	async prepare(settings: ProviderOrder['prepare']): Promise<void> {
		await this.ask({ prepare: settings });
	}

	async counters(): Promise<ProviderCounters> {
		return (await this.ask({})).counters;
	}

	stop(): void {
		running.delete(this.child);
		this.child.disconnect();
	}

	private async ask(order: ProviderOrder): Promise<ProviderReport> {
		this.child.send(order);
		return await nextReport(this.child);
	}
}

async function nextReport(child: ChildProcess): Promise<ProviderReport> {
	const [report] = (await once(child, 'message')) as [ProviderReport];
	return report;
}
