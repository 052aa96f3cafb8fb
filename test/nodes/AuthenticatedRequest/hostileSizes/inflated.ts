/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
import { Readable } from 'node:stream';
import zlib from 'node:zlib';

/**
 * The prototypes of Node's decompression streams, which `createUnzip` and similar functions return.
 */
const KINDS = [zlib.createUnzip(), zlib.createBrotliDecompress()].map(
	(stream) => Object.getPrototypeOf(stream) as Readable,
);

let bytes = 0;
for (const kind of KINDS)
	kind.push = function (this: Readable, chunk: Buffer | null, encoding?: BufferEncoding) {
		bytes += chunk?.length ?? 0;
		return Readable.prototype.push.call(this, chunk, encoding);
	};

/** Returns how many bytes this test file has decompressed since the last call. */
export function takeInflated(): number {
	const taken = bytes;
	bytes = 0;
	return taken;
}
