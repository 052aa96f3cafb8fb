/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
/** A server that answers some paths as it should, and one with raw bytes that nobody expects. */
import type { Socket } from 'node:net';
import { SocketServer } from '../support/socketServer';

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

export class RawServer extends SocketServer {
	/** By the beginning of the path; the first that fits counts. */
	answers: Array<[path: string, answer: Answer]> = [];

	/** How many requests of paths that begin so came. */
	count(path: string): number {
		return this.requests.filter((one) => isUnder(one, path)).length;
	}

	protected answer(socket: Socket, path: string): void {
		const found = this.answers.find(([start]) => isUnder(path, start));
		(found?.[1] ?? json({ ok: true }))(socket);
	}
}
