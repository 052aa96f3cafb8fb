/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
/** A small, distant HTTPS API in a process of its own. It answers each message with its counts. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { DistantReport } from './connections';
import { startDelayRelay } from './delayRelay';

async function serve(keyFile: string, certificateFile: string, roundTripMs: number): Promise<void> {
	let connections = 0;
	const server = createServer(
		{ key: readFileSync(keyFile), cert: readFileSync(certificateFile) },
		(request, response) => {
			request.resume();
			response.writeHead(200, { 'content-type': 'application/json' }).end('{"code":"0000"}');
		},
	);
	server.on('connection', () => connections++);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const port = await startDelayRelay((server.address() as AddressInfo).port, roundTripMs);
	const report = (): DistantReport => ({ url: `https://127.0.0.1:${port}/`, connections });
	process.on('message', () => process.send?.(report()));
	process.on('disconnect', () => process.exit());
	process.send?.(report());
}

void serve(process.argv[2], process.argv[3], Number(process.argv[4]));
