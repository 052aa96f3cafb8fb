/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
import { gzipSync } from 'node:zlib';
import type { Answer, Behaviour, RecordedCall } from './types';

/** The data of the damaged answers, as far as it is undamaged. */
export const FAULTY_DATA = { id: 7, name: 'Café', note: 'x'.repeat(64) };

const HTML = '<!doctype html><title>Maintenance</title><p>Back soon.</p>';
const E_ACUTE = Buffer.from('é');

/** Answers that break the rules of HTTP or JSON, by the name of their test endpoint. */
const FAULTS: Record<string, (success: Answer, call: RecordedCall) => Answer> = {
	/** The connection is cut before any of the answer is sent. */
	reset: () => ({ status: 0 }),
	/** The connection is cut in the middle of the body. */
	'broken-off': (success) => ({ ...success, cutAfter: bytesOf(success).length / 2 }),
	/** The body ends too early, and its Content-Length agrees with that. */
	truncated: (success) => ({ ...success, body: bytesOf(success).subarray(0, -20) }),
	/** `gzip?but=half`: the compressed bytes end too early; `gzip?but=none`: they are not compressed. */
	gzip(success, { query }) {
		const plain = bytesOf(success);
		const bytes = gzipSync(plain);
		const body = { half: bytes.subarray(0, bytes.length / 2), none: plain }[query.but] ?? bytes;
		return { ...success, headers: { ...success.headers, 'content-encoding': 'gzip' }, body };
	},
	/** One character in Latin-1; `?type=…` replaces the content type. */
	'invalid-utf8'(success, { query }) {
		const bytes = bytesOf(success);
		const at = bytes.indexOf(E_ACUTE);
		const tail = bytes.subarray(at + E_ACUTE.length);
		const body = Buffer.concat([bytes.subarray(0, at), Buffer.from([0xe9]), tail]);
		const type = query.type ? { 'content-type': query.type } : {};
		return { ...success, headers: { ...success.headers, ...type }, body };
	},
	/** `html?status=502&type=application/json`: a web page instead of an answer. */
	html: (_success, { query }) => ({
		status: Number(query.status ?? 200),
		headers: { 'content-type': query.type ?? 'text/html; charset=utf-8' },
		body: HTML,
	}),
	/** Redirects to itself. */
	loop: (_success, { path }) => ({ status: 302, headers: { location: path } }),
};

function bytesOf({ body = '' }: Answer): Buffer {
	return Buffer.from(body as string);
}

/** The damaged answer of that name; undefined if there is none. */
export function faultyAnswer(
	name: string,
	call: RecordedCall,
	{ success }: Pick<Behaviour, 'success'>,
): Answer | undefined {
	return Object.hasOwn(FAULTS, name)
		? FAULTS[name](success(FAULTY_DATA, 200, call), call)
		: undefined;
}
