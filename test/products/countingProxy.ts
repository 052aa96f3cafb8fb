/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs beside n8n, never inside it */
import { type IncomingMessage, request as send, type ServerResponse } from 'node:http';
import { readBody, startServer, type TestServer } from '../support/httpServer';

/** A request as the product received it, and the status of its answer. */
export interface Seen {
	method: string;
	/** Includes the query. */
	path: string;
	body: string;
	status: number;
}

/**
 * A server between the node and a product. It records all requests, and the node knows only its
 * address.
 */
export class CountingProxy {
	readonly seen: Seen[] = [];

	private constructor(
		private readonly target: URL,
		private server?: TestServer,
	) {}

	static async before(target: string): Promise<CountingProxy> {
		const proxy = new CountingProxy(new URL(target));
		proxy.server = await startServer(
			async (request, response) => await proxy.pass(request, response),
		);
		return proxy;
	}

	get url(): string {
		return this.server?.url ?? '';
	}

	async stop(): Promise<void> {
		await this.server?.stop();
	}

	/** Passes request and answer unchanged, `Host` included, as a reverse proxy usually does. */
	private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { method = 'GET', url: path = '/', headers } = request;
		const body = await readBody(request);
		await new Promise<void>((resolve, reject) => {
			const { hostname, port } = this.target;
			const outgoing = send({ hostname, port, method, path, headers }, (answer) => {
				const status = answer.statusCode ?? 0;
				this.seen.push({ method, path, body: body.toString(), status });
				response.writeHead(status, answer.rawHeaders);
				answer.pipe(response).on('finish', resolve);
			});
			outgoing.on('error', reject);
			outgoing.end(body);
		});
	}
}
