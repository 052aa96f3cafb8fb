import { isStream } from '../../../credentials/engine/values';
import { CallError } from '../call/callErrors';
import type { Exchange } from './exchange';

/** The beginning of a body, or all of it. */
interface Beginning {
	bytes: Buffer;
	/** True if the bytes are the whole body. */
	isWhole: boolean;
}

/** The bytes of a megabyte in the node's options. */
export const BYTES_PER_MEGABYTE = 1_048_576;

/** The bytes of a body that is not a stream. */
export function asBuffer(body: unknown): Buffer {
	if (Buffer.isBuffer(body)) return body;
	if (body === undefined || body === null) return Buffer.alloc(0);
	return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

/**
 * Reads a body, which n8n has decompressed, into memory. Rejects if it has more than `maxBytes`,
 * breaks off or stops coming.
 */
export async function readAll(
	body: unknown,
	exchange: Exchange,
	maxBytes: number,
	httpCode: number,
): Promise<Buffer> {
	const { bytes, isWhole } = await readUpTo(body, exchange, maxBytes);
	if (isWhole) return bytes;
	exchange.stop();
	throw tooLarge(maxBytes, httpCode);
}

/** Reads at most `maxBytes` of a body. If there is more, ends the exchange to skip the download. */
export async function readBeginning(
	body: unknown,
	exchange: Exchange,
	maxBytes: number,
): Promise<Buffer> {
	const { bytes, isWhole } = await readUpTo(body, exchange, maxBytes);
	if (!isWhole) exchange.stop();
	return bytes.length > maxBytes ? bytes.subarray(0, maxBytes) : bytes;
}

/** Reads the beginning of a body. If there is more, the stream can still be read from the start. */
export async function peek(
	body: unknown,
	exchange: Exchange,
	maxBytes: number,
): Promise<Beginning> {
	const beginning = await readUpTo(body, exchange, maxBytes);
	if (!beginning.isWhole && isStream(body)) body.unshift(beginning.bytes);
	return beginning;
}

async function readUpTo(body: unknown, exchange: Exchange, maxBytes: number): Promise<Beginning> {
	if (!isStream(body)) {
		const bytes = asBuffer(body);
		return { bytes, isWhole: bytes.length <= maxBytes };
	}
	const chunks: Buffer[] = [];
	let size = 0;
	let isOver = false;
	const read = (came: () => void) =>
		new Promise<boolean>((resolve, reject) => {
			const finish = (isWhole: boolean) => {
				isOver = true;
				resolve(isWhole);
			};
			// An iterator would do the same, but takes longer than reading a small answer.
			const take = (chunk: Buffer) => {
				came();
				chunks.push(chunk);
				size += chunk.length;
				if (size <= maxBytes) return;
				body.pause();
				body.off('data', take);
				finish(false);
			};
			body.on('data', take);
			// `peek` may have paused the stream, and a listener alone does not resume it.
			if (body.isPaused()) body.resume();
			body.once('end', () => finish(true));
			body.on('error', reject);
			// The error is created only if needed: creating it takes longer than reading a small answer.
			body.once('close', () => isOver || reject(new Error('the answer broke off')));
		});
	const isWhole = await exchange.whileReading(body, read);
	return { bytes: chunks.length === 1 ? chunks[0] : Buffer.concat(chunks), isWhole };
}

function tooLarge(maxBytes: number, httpCode: number): CallError {
	const size = Number((maxBytes / BYTES_PER_MEGABYTE).toPrecision(3));
	return new CallError(
		`The answer is larger than ${size} MB`,
		'Ask for less at once, such as smaller pages or fewer fields, or raise Options > Response > Max Size (MB). With Response Format set to File there is no limit: a file is not held in memory.',
		String(httpCode),
	);
}
