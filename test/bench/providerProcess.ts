/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
/** An emulated CloudCX in a process of its own, controlled by messages. */
import { startCloudCx } from '../providers';
import type { ProviderOrder, ProviderReport } from './remoteProvider';

async function run(): Promise<void> {
	const provider = await startCloudCx();
	const report = (): ProviderReport => ({
		url: provider.url,
		credentials: provider.credentials,
		counters: provider.counters,
	});
	process.on('message', ({ prepare }: ProviderOrder) => {
		if (prepare) {
			provider.reset();
			Object.assign(provider.settings, prepare);
		}
		process.send?.(report());
	});
	process.on('disconnect', () => process.exit());
	process.send?.(report());
}

void run();
