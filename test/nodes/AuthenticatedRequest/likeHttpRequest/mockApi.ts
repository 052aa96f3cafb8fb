/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
/**
 * A server that answers like the mocked servers of n8n's own tests of HTTP Request
 * (packages/nodes-base, nodes/HttpRequest/test): the same kinds of answers, with texts of our own.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { IDataObject } from 'n8n-workflow';
import { readBody, startServer, type TestServer } from '../../../support/httpServer';
import { type NodeRun, runNode, StoredCredentials } from '../../../support/n8nHost';

/** A request as it arrived. */
export interface Arrived {
	method?: string;
	url: string;
	headers: IncomingMessage['headers'];
	body: string;
}

/** Length of the list at `/users`. Past its end, the server answers 404 with an empty list. */
const LENGTH = 15;
const LATIN = 'Señor Núñez sirvió café à la façade: ¡qué día!';

/** Answers by path, whatever the request. */
const FIXED: Record<string, { type?: string; body?: string | Buffer; headers?: object }> = {
	'/notes/1': { body: '{"id":1,"text":"Buy ink","done":true,"by":26}' },
	'/notes': { body: '{"notes":[{"id":11},{"id":12}],"total":150}' },
	'/success': { body: '{"success":true}' },
	'/empty': { body: '', headers: { 'content-length': '0' } },
	'/image.png': { type: 'image/png', body: Buffer.from('test') },
	'/one.png': { type: 'image/png', body: Buffer.from('img') },
	'/two.png': { type: 'image/png', body: Buffer.from('img') },
	'/one.txt': { type: 'text/plain', body: 'txt' },
	'/two.txt': { type: 'text/plain', body: 'txt' },
	'/spaced': { type: 'image/png ; charset=utf-8', body: Buffer.from('img') },
	'/other-type.png': { type: 'image/jpeg', body: Buffer.from('img') },
	'/download': { type: 'text/plain', body: 'txt' },
	'/disposition': {
		type: '',
		body: Buffer.from('testing'),
		headers: { 'content-disposition': 'attachment; filename="report.jpg"' },
	},
	'/latin': { type: 'text/plain; charset=latin1', body: Buffer.from(LATIN, 'latin1') },
	'/latin-quoted': { type: 'text/plain; charset="latin1"', body: Buffer.from(LATIN, 'latin1') },
};

function page(take: number, skip: number): Array<{ id: number }> {
	const ids = Array.from({ length: Math.max(0, Math.min(take, LENGTH - skip)) });
	return ids.map((_, index) => ({ id: skip + index }));
}

/** The server, the requests that it received, and the text of its Latin-1 answers. */
class MockApi {
	readonly latin = LATIN;

	arrived: Arrived[] = [];

	private server?: TestServer;

	get url(): string {
		return this.server?.url ?? '';
	}

	async start(): Promise<void> {
		this.server = await startServer(async (request, response) => {
			const { method, url = '', headers } = request;
			this.arrived.push({ method, url, headers, body: (await readBody(request)).toString() });
			this.answer(request, response);
		});
	}

	async stop(): Promise<void> {
		await this.server?.stop();
	}

	private answer({ method, url = '', headers }: IncomingMessage, response: ServerResponse): void {
		const { pathname, searchParams } = new URL(url, this.url);
		const json = (value: unknown) => response.end(JSON.stringify(value));
		response.setHeader('content-type', 'application/json');
		if (pathname === '/users') {
			const take = Number(searchParams.get('take') ?? 10);
			const skip = Number(searchParams.get('skip') ?? 0);
			const list = page(take, skip);
			response.statusCode = list.length === 0 ? 404 : 200;
			response.setHeader('content-type', headers['content-type'] ?? 'application/json');
			response.setHeader('next-url', `${this.url}/users?skip=${skip + take}&take=${take}`);
			return void json(list);
		}
		if (pathname === '/moved') {
			response.writeHead(302, { location: `${this.url}/image.png` });
			return void response.end();
		}
		if (pathname === '/echo') {
			const { body } = this.arrived[this.arrived.length - 1];
			return void json({ method, agent: headers['user-agent'], body });
		}
		const { type, body = '', headers: more = {} } = FIXED[pathname] ?? { body: '{}' };
		if (type === '') response.removeHeader('content-type');
		else if (type !== undefined) response.setHeader('content-type', type);
		for (const [name, value] of Object.entries(more)) response.setHeader(name, String(value));
		response.end(body);
	}
}

/** The token of the credential that calls the server. */
export const TOKEN = 'A-1234-5678';

/**
 * Runs the server during the surrounding tests. `call` runs the node against it, with changed
 * `fields` of the credential if given.
 */
export function useMockApi() {
	const api = new MockApi();
	beforeAll(async () => await api.start());
	afterAll(async () => await api.stop());
	beforeEach(() => {
		api.arrived = [];
	});

	async function call(
		parameters: IDataObject,
		more: Omit<NodeRun, 'parameters'> = {},
		fields: IDataObject = {},
	) {
		const stored = new StoredCredentials();
		const credential = { baseUrl: api.url, authMethod: 'permanentToken', permanentToken: TOKEN };
		stored.set('ccaApi', { ...credential, ...fields } as never);
		return await runNode(stored, { parameters: { api: 'ccaApi', ...parameters }, ...more });
	}

	return { api, call };
}
