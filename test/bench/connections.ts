/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs beside n8n, never inside it */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Host } from '../n8n/host';
import { hostDir, sandboxDir } from '../n8n/paths';
import { run, running } from '../n8n/run';

/** What the distant API reports. */
export interface DistantReport {
	url: string;
	/** How many connections were opened since its start. */
	connections: number;
}

/** The cost of a number of calls with one way of connecting. */
export interface ConnectionCost {
	way: string;
	/** The time for all calls. */
	ms: number;
	/** The caller's processor time for all calls. */
	cpuMs: number;
	connections: number;
}

export const CONNECTION_CALLS = 500;
export const CONNECTION_CONCURRENCY = 20;
export const ROUND_TRIP_MS = 20;

const WAYS = ['as it is', 'kept alive'];

/**
 * Measures what it costs that n8n opens a new connection for each call, over TLS and a distance.
 * Undefined if there is no `openssl` to make a certificate.
 */
export async function measureConnections(host: Host): Promise<ConnectionCost[] | undefined> {
	const files = await makeCertificate().catch(() => undefined);
	if (files === undefined) return undefined;
	const args = [files.key, files.certificate, String(ROUND_TRIP_MS)];
	const child = fork(join(__dirname, 'distantProcess.ts'), args);
	running.set(child, 'SIGTERM');
	const nextReport = async () => ((await once(child, 'message')) as [DistantReport])[0];
	const { url } = await nextReport();
	const connections = async () => {
		child.send({});
		return (await nextReport()).connections;
	};
	const env = { ...process.env, NODE_EXTRA_CA_CERTS: files.certificate, NO_PROXY: '127.0.0.1' };
	const costs: ConnectionCost[] = [];
	for (const way of WAYS) {
		const before = await connections();
		const output = await run(
			host.node,
			[
				'--no-warnings',
				join(__dirname, 'helperCalls.ts'),
				join(hostDir, 'node_modules/n8n'),
				way,
				url,
				String(CONNECTION_CALLS),
				String(CONNECTION_CONCURRENCY),
			],
			{ env },
		);
		const { ms, cpuMs } = JSON.parse(output.trim().split('\n').at(-1) ?? '') as ConnectionCost;
		costs.push({ way, ms, cpuMs, connections: (await connections()) - before });
	}
	running.delete(child);
	child.disconnect();
	return costs;
}

/** Makes a self-signed certificate for 127.0.0.1, which is valid for a day. */
async function makeCertificate() {
	const key = join(sandboxDir, 'bench.key.pem');
	const certificate = join(sandboxDir, 'bench.certificate.pem');
	const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
	const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
	const output = ['-keyout', key, '-out', certificate];
	await run(
		'openssl',
		['req', '-x509', '-nodes', '-days', '1', ...curve, ...subject, ...output],
		{},
	);
	return { key, certificate };
}
