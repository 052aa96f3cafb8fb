/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
/**
 * Stopping an execution ends it, whatever it is waiting for. No answer in these tests ever comes.
 */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { untilCancelled } from '../../../../nodes/AuthenticatedRequest/call/untilCancelled';
import { runNode, StoredCredentials } from '../../../support/n8nHost';
import { useServer } from '../../../support/lifecycle';

// Pauses never end here, and leave no timer behind.
jest.mock('n8n-workflow', () => ({
	__esModule: true,
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await new Promise(() => {}),
}));

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

let handle: Handler;
const server = useServer((request, response) => handle(request, response));

const json = (response: ServerResponse, body: unknown, status = 200, headers: object = {}) =>
	response
		.writeHead(status, { 'content-type': 'application/json', ...headers })
		.end(JSON.stringify(body));
const isLogin = ({ url = '' }: IncomingMessage) => url.startsWith('/login');

/** What an execution can wait for, and a server handler that calls `asked` when the wait begins. */
const WAITS: Array<[string, (asked: () => void) => Handler, IDataObject]> = [
	['a login', (asked) => () => asked(), {}],
	[
		'an answer',
		(asked) => (request, response) => {
			if (isLogin(request)) json(response, { token: 'T', expires_in: 600 });
			else asked();
		},
		{},
	],
	[
		'an answer that goes on for ever',
		(asked) => (request, response) => {
			if (isLogin(request)) return void json(response, { token: 'T', expires_in: 600 });
			response.writeHead(200, { 'content-type': 'application/json' });
			response.write('[', asked);
		},
		{},
	],
	[
		'a pause that the API asked for',
		(asked) => (request, response) => {
			if (isLogin(request)) return void json(response, { token: 'T', expires_in: 600 });
			response.on('finish', asked);
			json(response, {}, 429, { 'retry-after': '3000' });
		},
		{ options: { retry: { retry: { maxRetries: 3, maxWait: 4000 } } } },
	],
	[
		'the next page',
		(asked) => (request, response) => {
			if (isLogin(request)) json(response, { token: 'T', expires_in: 600 });
			else if (request.url?.includes('page=1')) json(response, [1]);
			else asked();
		},
		{ options: { pagination: { pagination: { paginationMode: 'pageNumber' } } } },
	],
];

it.each(WAITS)('while it waits for %s', async (what, handler, parameters) => {
	const cancel = new Promise<void>((resolve) => (handle = handler(resolve)));
	const stored = new StoredCredentials();
	stored.set('tokenLoginApi', {
		baseUrl: server.url,
		loginUrl: '/login',
		username: what,
		password: 'secret',
	});
	const run = { api: 'tokenLoginApi', url: '/me', ...parameters };
	const { items } = await runNode(stored, { parameters: run, cancel });
	expect(items).toEqual([]);
});

describe('the work of a node', () => {
	const execution = (signal?: AbortSignal) =>
		({
			getExecutionCancelSignal: () => signal,
			getNode: () => ({ name: 'Call', type: 'authenticatedRequest' }),
		}) as Partial<IExecuteFunctions> as IExecuteFunctions;
	const never = new Promise<never>(() => {});

	it('is given up with an error in words', async () => {
		const stop = new AbortController();
		const work = untilCancelled(execution(stop.signal), never);
		stop.abort();
		await expect(work).rejects.toThrow('The execution was stopped');
	});

	it('is given up at once if the execution was stopped before', async () => {
		const work = untilCancelled(execution(AbortSignal.abort()), never);
		await expect(work).rejects.toThrow('The execution was stopped');
	});

	it.each([undefined, new AbortController().signal])('is waited for otherwise', async (signal) => {
		await expect(untilCancelled(execution(signal), Promise.resolve(1))).resolves.toBe(1);
	});

	it('leaves no listener behind', async () => {
		const { signal } = new AbortController();
		const added = jest.spyOn(signal, 'addEventListener');
		const removed = jest.spyOn(signal, 'removeEventListener');
		await untilCancelled(execution(signal), Promise.resolve(1));
		expect(removed.mock.calls.map(([, listener]) => listener)).toEqual(
			added.mock.calls.map(([, listener]) => listener),
		);
	});
});
