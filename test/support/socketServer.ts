/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/**
 * A loopback server that writes HTTP by hand, for answers that Node's own server would not send.
 */
export abstract class SocketServer {
	/** The paths of the requests that arrived. */
	requests: string[] = [];

	url = '';

	/** Connections that are still open. */
	protected readonly open = new Set<Socket>();

	private readonly server: Server = createServer((socket) => this.serve(socket));

	/** Sends the answer to a request that has arrived completely. */
	protected abstract answer(socket: Socket, path: string): void;

	async start(): Promise<void> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
		this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async stop(): Promise<void> {
		for (const socket of this.open) socket.destroy();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private serve(socket: Socket): void {
		this.open.add(socket);
		socket.on('error', () => {});
		socket.once('close', () => this.open.delete(socket));
		let request = '';
		socket.on('data', (data) => {
			request += data.toString('latin1');
			const end = request.indexOf('\r\n\r\n');
			const length = Number(/content-length: *(\d+)/i.exec(request)?.[1] ?? 0);
			if (end < 0 || request.length < end + 4 + length) return;
			const [, path] = request.split(' ');
			request = '';
			this.requests.push(path);
			this.answer(socket, path);
		});
	}
}
