/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs in tests, never in n8n */
/** A server whose answers are too large, endless, or lie about their size; it counts what it sends. */
import type { Socket } from 'node:net';
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import { SocketServer } from '../../../support/socketServer';

export const MEGABYTE = 1_048_576;
const MEMBERS = 60;
const chunk = Buffer.alloc(65_536, ' ');
const gzippedChunk = gzipSync(chunk);

/** How one answer is sent. */
export interface Hostile {
	status?: string;
	headers?: string[];
	/** The whole body. With `repeats` it is sent again and again. */
	body: Buffer;
	repeats?: boolean;
	/** Whether the body is sent again and again, slowly. */
	drips?: boolean;
}

const encoded = (encoding: string, body: Buffer): Hostile => ({
	headers: [`Content-Encoding: ${encoding}`, `Content-Length: ${body.length}`],
	body,
});

/** Answers that are small on the wire, but decompress to this many bytes. */
export function bombs(length: number): Record<string, Hostile> {
	const zeros = Buffer.alloc(length);
	const gzipped = gzipSync(zeros);
	const member = gzipSync(zeros.subarray(0, length / MEMBERS));
	const fast = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
	return {
		gzip: encoded('gzip', gzipped),
		'x-gzip': encoded('x-gzip', gzipped),
		deflate: encoded('deflate', deflateSync(zeros)),
		brotli: encoded('br', brotliCompressSync(zeros, fast)),
		'many gzip members': encoded('gzip', Buffer.concat(Array<Buffer>(MEMBERS).fill(member))),
	};
}

/** Bodies without an end. */
export const ENDLESS: Record<string, Hostile> = {
	'no length': { headers: ['Connection: close'], body: chunk, repeats: true },
	'a length that is a lie': {
		headers: [`Content-Length: ${2 ** 40}`],
		body: chunk,
		repeats: true,
	},
	chunks: {
		headers: ['Transfer-Encoding: chunked'],
		body: Buffer.concat([Buffer.from('10000\r\n'), chunk, Buffer.from('\r\n')]),
		repeats: true,
	},
	'no length, compressed': {
		headers: ['Content-Encoding: gzip', 'Connection: close'],
		body: gzippedChunk,
		repeats: true,
	},
};

/** Writes HTTP by hand, because Node's own server would not lie about sizes. */
export class HostileServer extends SocketServer {
	/** Answers by the beginning of the request's path. */
	answers: Record<string, Hostile> = {};

	/** Bytes that were handed to the connections. */
	sent = 0;

	/** Resolves once the other side has closed every connection. */
	async closed(): Promise<void> {
		await Promise.all(
			[...this.open].map(async (socket) => {
				await new Promise((resolve) => socket.once('close', resolve));
			}),
		);
	}

	/** Resolves once this many pieces of a dripping answer were sent. */
	async dripped(bytes: number): Promise<void> {
		while (this.sent < bytes) await new Promise((resolve) => setImmediate(resolve));
	}

	protected answer(socket: Socket, path: string): void {
		const name = Object.keys(this.answers).find((one) => path.startsWith(one));
		this.reply(socket, this.answers[name ?? '']);
	}

	private reply(socket: Socket, hostile: Hostile): void {
		const { status = '200 OK', headers = [], body, repeats, drips } = hostile;
		const type = headers.some((one) => /^content-type:/i.test(one))
			? []
			: ['Content-Type: application/json'];
		socket.write(`HTTP/1.1 ${status}\r\n${[...type, ...headers].join('\r\n')}\r\n\r\n`);
		const drip = () => {
			if (socket.destroyed) return;
			this.sent++;
			socket.write(body, () => setImmediate(drip));
		};
		if (drips) return drip();
		const send = () => {
			let goesOn = true;
			do {
				if (socket.destroyed) return;
				this.sent += body.length;
				goesOn = socket.write(body);
			} while (repeats && goesOn);
			if (repeats) socket.once('drain', send);
			else socket.end();
		};
		send();
	}
}
