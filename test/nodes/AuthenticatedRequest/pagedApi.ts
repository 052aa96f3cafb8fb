/** A server that pages its list as a test says, and a function that reads it with the node. */
import type { IDataObject } from 'n8n-workflow';
import { readBody } from '../../support/httpServer';
import { useServer } from '../../support/lifecycle';
import { type NodeRun, runNode } from '../../support/n8nHost';
import { storedToken } from '../../support/storedToken';

/** The server's answer to one request. */
export interface Reply {
	status?: number;
	headers?: Record<string, string>;
	/** An object is sent as JSON, a text as it is. */
	body?: unknown;
}

/** Answers a request by its query and its number, counted from 1. */
export type Api = (query: Record<string, string>, call: number) => Reply;

type Run = Partial<Pick<NodeRun, 'onError'>> & { parameters?: IDataObject; options?: object };

/** An answer with these items, and more fields beside them. */
export const page = (items: unknown, more: object = {}): Reply => ({ body: { items, ...more } });

/** Items with these IDs. */
export const ids = (...all: unknown[]) => all.map((id) => ({ id }));

/**
 * Runs a server for the surrounding tests. Returns a function that reads its list with the node.
 */
export function usePagedApi() {
	let api: Api;
	let urls: string[] = [];
	let bodies: string[] = [];

	const server = useServer(async (request, response) => {
		const { pathname, search, searchParams } = new URL(request.url ?? '', server.url);
		urls.push(pathname + search);
		bodies.push((await readBody(request)).toString());
		const {
			status = 200,
			headers = {},
			body = '',
		} = api(Object.fromEntries(searchParams), urls.length);
		response.writeHead(status, { 'content-type': 'application/json', ...headers });
		response.end(typeof body === 'string' ? body : JSON.stringify(body));
	});

	/** Reads `/list`. Returns the run, its items, and the URLs and bodies that the server got. */
	return async function read(
		pagination: object,
		answers: Api | Reply[],
		{ parameters = {}, options = {}, onError }: Run = {},
	) {
		[urls, bodies] = [[], []];
		api = Array.isArray(answers)
			? (_query, call) => answers[call - 1] ?? { status: 500, body: { message: 'asked too often' } }
			: answers;
		const stored = storedToken(server.url);
		const all = { itemsPath: 'items', retry: { retry: { maxRetries: 0 } }, ...options };
		const run = await runNode(stored, {
			parameters: {
				api: 'ccaApi',
				url: '/list',
				...parameters,
				options: { ...all, pagination: { pagination } },
			} as never,
			onError,
		});
		return { ...run, json: run.items.map(({ json }) => json), urls, bodies };
	};
}
