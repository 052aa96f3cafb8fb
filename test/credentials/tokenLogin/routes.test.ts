/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
/**
 * Tests the credential's Proxy and Ignore SSL Issues: which requests use them, and what a node's
 * own proxy may not carry.
 */
import type { IDataObject } from 'n8n-workflow';
import { createServer as createProxy, type Server } from 'node:http';
import { createServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { requireSafeRoute } from '../../../credentials/engine/n8n/network';
import type { Attachment, TokenFlow } from '../../../credentials/engine/tokenFlow';
import { runNode, StoredCredentials } from '../../support/n8nHost';
import { SERVER_CERT, SERVER_KEY } from './certificates';
import { useLoginApi } from './loginApi';

const api = useLoginApi();
let through: string[] = [];
let proxy: Server;
let secure: Server;
const sockets = new Set<Socket>();
const portOf = (server: Server) => (server.address() as AddressInfo).port;
const listen = async (server: Server) =>
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

beforeAll(async () => {
	// A proxy for http (with whole URLs in its requests) and https (CONNECT).
	proxy = createProxy(async (request, response) => {
		through.push(`${request.method} ${new URL(request.url ?? '').pathname}`);
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const { method, headers } = request;
		const body = chunks.length === 0 ? undefined : Buffer.concat(chunks);
		const { 'content-type': type = '', authorization = '' } = headers;
		const answer = await fetch(request.url ?? '', {
			method,
			body,
			headers: { 'content-type': type, authorization },
		});
		response.writeHead(answer.status, { 'content-type': 'application/json' });
		response.end(await answer.text());
	});
	proxy.on('connect', (request, socket: Socket) => {
		through.push(`CONNECT ${request.url === `127.0.0.1:${portOf(secure)}` ? 'secure' : 'other'}`);
		const target = connect(portOf(secure), '127.0.0.1', () => {
			socket.write('HTTP/1.1 200 OK\r\n\r\n');
			target.pipe(socket).pipe(target);
		});
		for (const each of [target, socket]) sockets.add(each.on('error', () => each.destroy()));
	});
	secure = createServer({ cert: SERVER_CERT, key: SERVER_KEY }, (request, response) => {
		const body = request.url === '/login' ? { token: 'T-1', expires_in: 600 } : { ok: true };
		response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
	}) as Server;
	await Promise.all([listen(proxy), listen(secure)]);
});
afterAll(async () => {
	for (const socket of sockets) socket.destroy();
	for (const server of [proxy, secure]) {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	}
});
beforeEach(() => (through = []));

const proxyUrl = () => `http://127.0.0.1:${portOf(proxy)}`;
const secureUrl = () => `https://127.0.0.1:${portOf(secure)}`;

describe("the credential's Proxy", () => {
	it('carries logins and calls over http', async () => {
		const { error } = await api.run({ proxy: proxyUrl() });
		expect(error).toBeUndefined();
		expect(through).toEqual(['POST /login', 'GET /me']);
	});

	it('carries logins and calls over https, by CONNECT', async () => {
		const { error } = await api.run({
			baseUrl: secureUrl(),
			proxy: proxyUrl(),
			ignoreSSLIssues: true,
		});
		expect(error).toBeUndefined();
		expect(new Set(through)).toEqual(new Set(['CONNECT secure']));
	});

	it('carries what Token > Renew sends', async () => {
		const { error } = await api.run(
			{ proxy: proxyUrl() },
			{ resource: 'token', tokenOperation: 'renew' },
		);
		expect(error).toBeUndefined();
		expect(through).toEqual(['POST /login']);
	});
});

describe("the credential's Ignore SSL Issues", () => {
	it('lets logins and calls reach a server whose certificate is self-signed', async () => {
		const { error } = await api.run({ baseUrl: secureUrl(), ignoreSSLIssues: true });
		expect(error).toBeUndefined();
	});

	it('is needed for it', async () => {
		const { error } = await api.run({ baseUrl: secureUrl() });
		expect(error?.message).toContain('the certificate is self-signed');
	});
});

describe("the node's own Proxy", () => {
	const options = (): IDataObject => ({ options: { proxy: proxyUrl() } });

	it('carries calls with a token that ends, but no login', async () => {
		const { error } = await api.run({}, options());
		expect(error).toBeUndefined();
		expect(through).toEqual(['GET /me']);
	});

	it.each<[string, 'fixed' | 'login', string, boolean, RegExp | undefined]>([
		['a key over http', 'fixed', 'http', false, /could read over http/],
		['a key over https', 'fixed', 'https', false, undefined],
		['a key unchecked', 'fixed', 'https', true, /while certificates are not checked/],
		['a token that ends over http', 'login', 'http', false, undefined],
	])('%s', (_what, kind, scheme, skip, expected) => {
		const flow = { provider: 'The API', secrets: ['s3cret'], source: { kind } };
		const request = { url: `${scheme}://api.example.com/me` };
		const proxied = { proxy: { host: '127.0.0.1', port: 3128 } };
		const check = (ofNode: object) =>
			requireSafeRoute(
				flow as Partial<TokenFlow> as TokenFlow,
				() => ({ kind: 'parameter', name: 'key', value: 'T-1' }) satisfies Attachment,
				request,
				{ skipSslCertificateValidation: skip },
				ofNode,
			);
		if (expected === undefined) expect(() => check(proxied)).not.toThrow();
		else expect(() => check(proxied)).toThrow(expected);
		expect(() => check({})).not.toThrow();
	});

	it('is not reached by a login where the node ignores certificates', async () => {
		const { error } = await api.run(
			{ baseUrl: secureUrl() },
			{ options: { proxy: proxyUrl(), allowUnauthorizedCerts: true } },
		);
		expect(error?.message).toContain('the certificate is self-signed');
		expect(through).toEqual([]);
	});
});

describe('a login that fails in an unforeseen way', () => {
	it('is held: an answer nested 20,000 levels is one login for 50 items', async () => {
		api.answers['/login'] = { body: '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000) };
		const stored = new StoredCredentials();
		stored.set('tokenLoginApi', {
			baseUrl: api.url,
			loginUrl: '/login',
			username: 'nested',
			password: 'secret',
		});
		const { items } = await runNode(stored, {
			parameters: { api: 'tokenLoginApi', url: '/me' },
			items: Array.from({ length: 50 }, () => ({})),
			onError: 'continueRegularOutput',
		});
		expect(items).toHaveLength(50);
		expect(JSON.stringify(items[49].json)).toContain('nested deeper than 200 levels');
		expect(api.seen.map(({ line }) => line)).toEqual(['POST /login']);
	});
});
