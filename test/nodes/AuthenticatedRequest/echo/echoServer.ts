/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
import type { IncomingMessage } from 'node:http';
import { readBody, startServer, type TestServer } from '../../../support/httpServer';

/** How a server encodes the text that it repeats. */
export const ENCODINGS: Record<string, (text: string) => string> = {
	'as it is': (text) => text,
	percent: encodeURIComponent,
	'lower percent': (text) => encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase()),
	'every byte percent': (text) =>
		[...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
	'percent twice': (text) => encodeURIComponent(encodeURIComponent(text)),
	form: (text) => new URLSearchParams({ v: text }).toString().slice(2),
	JSON: (text) => JSON.stringify(text).slice(1, -1),
	'JSON in JSON': (text) => JSON.stringify(JSON.stringify(text)).slice(1, -1),
	'ASCII JSON': (text) =>
		JSON.stringify(text)
			.slice(1, -1)
			.replace(/\//g, '\\/')
			.replace(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`),
	XML: (text) => text.replace(/[<>&"']/g, (one) => XML[one]),
	'XML numbers': (text) => text.replace(/[^\w ]/g, (one) => `&#${one.charCodeAt(0)};`),
	'XML hex numbers': (text) =>
		text.replace(/[^\w ]/g, (one) => `&#x${one.charCodeAt(0).toString(16)};`),
	'PHP htmlentities': (text) => text.replace(/[<>&"']/g, (one) => XML[one]).replace(/ä/g, '&auml;'),
	Base64: (text) => Buffer.from(text).toString('base64'),
	Base64url: (text) => Buffer.from(text).toString('base64url'),
	'Base64 of Latin-1': (text) => Buffer.from(text, 'latin1').toString('base64'),
	hexadecimal: (text) => Buffer.from(text).toString('hex').toUpperCase(),
	'quoted-printable': (text) =>
		[...Buffer.from(text)].map((byte) => `=${byte.toString(16).padStart(2, '0')}`).join(''),
	'HTML numbers of all': (text) => Array.from(text, (one) => `&#${one.codePointAt(0)};`).join(''),
	'JSON numbers of all': (text) =>
		Array.from(text, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
	bytes: (text) => `[${[...Buffer.from(text)].join(', ')}]`,
	'calls of PHP': (text) => [...Buffer.from(text)].map((byte) => `chr(${byte})`).join('.'),
};
const XML: Record<string, string> = {
	'<': '&lt;',
	'>': '&gt;',
	'&': '&amp;',
	'"': '&quot;',
	"'": '&#039;',
};

/** Where in its answer a server puts the text that it repeats. */
export const SHAPES: Record<
	string,
	(text: string) => { body: string; headers?: Record<string, string>; status?: number }
> = {
	'JSON message': (text) => ({ body: JSON.stringify({ error: 'bad_request', message: text }) }),
	'JSON field name': (text) => ({ body: JSON.stringify({ [text]: { deep: [text] } }) }),
	'plain text': (text) => ({
		body: `Refused: ${text}`,
		headers: { 'content-type': 'text/plain' },
	}),
	'SOAP fault': (text) => ({
		body: `<s:Envelope xmlns:s="x"><s:Body><s:Fault><faultcode>c</faultcode><faultstring>${text}</faultstring></s:Fault></s:Body></s:Envelope>`,
		headers: { 'content-type': 'text/xml' },
	}),
	'page title': (text) => ({
		body: `<!doctype html><html><title>${text}</title><h1>${text}</h1></html>`,
		headers: { 'content-type': 'text/html' },
	}),
	redirect: (text) => ({
		status: 302,
		body: '',
		headers: { location: `/else/${encodeURIComponent(text)}?again=${encodeURIComponent(text)}` },
	}),
	'redirect elsewhere': (text) => ({
		status: 307,
		body: '',
		headers: { location: `https://other.invalid/${encodeURIComponent(text)}#x` },
	}),
	challenge: (text) => ({
		body: '',
		headers: {
			'www-authenticate': `Bearer error="x", error_description="${text.replace(/[^ -~]/g, '?')}"`,
		},
	}),
};

/** The parts of a request, each of which is repeated on its own because a message is short. */
function partsOf(request: IncomingMessage, body: string): string[] {
	const { url = '', headers } = request;
	const { authorization = '' } = headers;
	const own = Object.entries(headers).filter(
		([name]) => !/^(host|accept.*|connection|content-.*|user-agent|transfer-encoding)$/.test(name),
	);
	return [
		authorization,
		Buffer.from(authorization.replace(/^\S+ /, ''), 'base64').toString(),
		own.map(([name, value]) => `${name}: ${String(value)}`).join(' '),
		decodeURIComponent(url),
		url,
		body,
		body.startsWith('{') ? Object.values(JSON.parse(body) as object).join(' | ') : '',
		[...new URLSearchParams(body).values()].join(' | '),
		`${request.method} ${url} ${JSON.stringify(headers)} ${body}`,
	].filter((part) => part !== '');
}

/** How the server refuses a request. */
export interface Refusal {
	encoding: string;
	shape: string;
	status: number;
	/** Index of the part of the request that is repeated. */
	part: number;
}

/** Logins are under `/login…`, the API is at all other paths. One path at a time is refused. */
export class EchoServer {
	refusal: Refusal = { encoding: 'as it is', shape: 'JSON message', status: 400, part: 0 };

	/** The paths that are refused. */
	refuses = /^$/;

	/** The largest number of parts that a refused request had. */
	parts = 0;

	answers: Record<string, object> = {};

	private server?: TestServer;

	get url(): string {
		return this.server?.url ?? '';
	}

	async start(): Promise<void> {
		this.server = await startServer(async (request, response) => {
			const body = (await readBody(request)).toString();
			const { pathname } = new URL(request.url ?? '', this.url);
			if (!this.refuses.test(pathname)) {
				const name = Object.keys(this.answers).find((path) => pathname.startsWith(path));
				response.setHeader('content-type', 'application/json');
				return void response.end(JSON.stringify(this.answers[name ?? ''] ?? { ok: true }));
			}
			const parts = partsOf(request, body);
			this.parts = Math.max(this.parts, parts.length);
			const { encoding, shape, status, part } = this.refusal;
			const text = ENCODINGS[encoding](parts[part % parts.length]);
			const answer = SHAPES[shape](text);
			response.writeHead(answer.status ?? status, {
				'content-type': 'application/json',
				...answer.headers,
			});
			response.end(answer.body);
		});
	}

	async stop(): Promise<void> {
		await this.server?.stop();
	}
}
