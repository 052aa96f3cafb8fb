/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs beside n8n, never inside it */
/**
 * Calls a URL through the code behind n8n's `helpers.httpRequest`, and prints the time taken. It
 * does so unchanged, with a new agent for each call, or with one keep-alive agent for all calls,
 * which a node has no way to pass. Run by n8n's own Node as it stands.
 */
import { Agent } from 'node:https';
import { createRequire } from 'node:module';
import { join } from 'node:path';

interface N8n {
	request(options: Record<string, unknown>): Promise<{ body: NodeJS.ReadableStream }>;
	setAgent(agent: Agent): void;
}

function loadN8n(n8nFolder: string): N8n {
	const require = createRequire(join(n8nFolder, 'package.json'));
	const fromCore = createRequire(require.resolve('n8n-core'));
	fromCore('n8n-core');
	const { Container } = fromCore('@n8n/di') as { Container: { get(type: unknown): unknown } };
	const network = fromCore.resolve('@n8n/backend-network');
	const { OutboundHttp } = fromCore(network) as { OutboundHttp: unknown };
	const outbound = Container.get(OutboundHttp) as { requests(): Pick<N8n, 'request'> };
	const axios = createRequire(network)('axios') as {
		interceptors: { request: { use(change: (config: object) => object): void } };
	};
	return {
		request: outbound.requests().request,
		setAgent(agent) {
			axios.interceptors.request.use((config) => Object.assign(config, { httpsAgent: agent }));
		},
	};
}

async function callAll({ request }: N8n, url: string, calls: number, concurrency: number) {
	const call = async () => {
		const { body } = await request({ url, encoding: 'stream', returnFullResponse: true });
		for await (const chunk of body) void chunk;
	};
	let left = calls;
	const worker = async () => {
		while (left-- > 0) await call();
	};
	await Promise.all(Array.from({ length: concurrency }, worker));
}

async function run(
	n8nFolder: string,
	way: string,
	url: string,
	calls: number,
	concurrency: number,
) {
	const n8n = loadN8n(n8nFolder);
	if (way === 'kept alive') n8n.setAgent(new Agent({ keepAlive: true }));
	await callAll(n8n, url, 50, 10);
	const cpu = process.cpuUsage();
	const started = performance.now();
	await callAll(n8n, url, calls, concurrency);
	const ms = performance.now() - started;
	const { user, system } = process.cpuUsage(cpu);
	console.log(JSON.stringify({ ms, cpuMs: (user + system) / 1_000 }));
	process.exit();
}

const [, , folder, way, url, calls, concurrency] = process.argv;
void run(folder, way, url, Number(calls), Number(concurrency));
