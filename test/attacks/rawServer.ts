/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
/** A server that answers some paths as it should, and one with raw bytes that nobody expects. */
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** What a socket does with a request. */
export type Answer = (socket: Socket) => void;

/** A whole answer as it goes over the wire; the connection is closed after it. */
export const whole = (text: string | Buffer): Answer => {
	return (socket) => void socket.end(text);
};

/** An answer in JSON after which the connection stays. */
export const json = (body: unknown, status = '200 OK'): Answer => {
	const text = JSON.stringify(body);
	const head = `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n`;
	return (socket) => void socket.write(head + text);
};

/** Also where the path of an API's base is before it. */
const isUnder = (path: string, start: string) =>
	path.startsWith(start) || path.includes(`${start}/`);

export class RawServer {
	/** By the beginning of the path; the first that fits counts. */
	answers: Array<[path: string, answer: Answer]> = [];

	requests: string[] = [];

	private readonly open = new Set<Socket>();

	private readonly server: Server = createServer((socket) => this.serve(socket));

	url = '';

	async start(): Promise<void> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
		this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async stop(): Promise<void> {
		for (const socket of this.open) socket.destroy();
		await new Promise((resolve) => this.server.close(resolve));
	}

	/** How many requests of paths that begin so came. */
	count(path: string): number {
		return this.requests.filter((one) => isUnder(one, path)).length;
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
			const path = request.split(' ')[1];
			request = '';
			this.requests.push(path);
			const found = this.answers.find(([start]) => isUnder(path, start));
			(found?.[1] ?? json({ ok: true }))(socket);
		});
	}
}
