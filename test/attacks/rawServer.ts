/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
/** A server that answers some paths properly, and one path with odd raw bytes. */
import type { Socket } from 'node:net';
import { SocketServer } from '../support/socketServer';

/** Answers one request on its socket. */
export type Answer = (socket: Socket) => void;

/** Sends a whole answer, given as its raw text, and closes the connection. */
export const whole = (text: string | Buffer): Answer => {
	return (socket) => void socket.end(text);
};

/** Sends an answer in JSON and keeps the connection open. */
export const json = (body: unknown, status = '200 OK'): Answer => {
	const text = JSON.stringify(body);
	const head = `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n`;
	return (socket) => void socket.write(head + text);
};

/** True if the path begins with `start`, or has it after the path of an API's base URL. */
const isUnder = (path: string, start: string) =>
	path.startsWith(start) || path.includes(`${start}/`);

export class RawServer extends SocketServer {
	/** Answers by the beginning of the path; the first that matches is used. */
	answers: Array<[path: string, answer: Answer]> = [];

	/** Returns how many requests had a path that begins with this one. */
	count(path: string): number {
		return this.requests.filter((one) => isUnder(one, path)).length;
	}

	protected answer(socket: Socket, path: string): void {
		const found = this.answers.find(([start]) => isUnder(path, start));
		(found?.[1] ?? json({ ok: true }))(socket);
	}
}
