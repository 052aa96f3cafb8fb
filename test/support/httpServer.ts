/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A test's own server, for what no emulator does. */
export interface TestServer {
	url: string;
	stop(): Promise<void>;
}

/** Reads a request's whole body. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

/** Starts a server on 127.0.0.1, on a free port. */
export async function startServer(
	handler: (request: IncomingMessage, response: ServerResponse) => Promise<void> | void,
): Promise<TestServer> {
	const server = createServer((request, response) => {
		void Promise.resolve(handler(request, response)).catch((error: Error) => {
			response.destroy(error);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
