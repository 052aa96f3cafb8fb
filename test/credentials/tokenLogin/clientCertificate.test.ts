/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
/** Tests that logins and calls present the certificate to a server that requires one. */
import type { IDataObject } from 'n8n-workflow';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { withCertificate } from '../../../credentials/engine/n8n/certificate';
import { viaHttpRequest } from '../../../credentials/engine/n8n/transport';
import { tokenLoginFlow } from '../../../credentials/TokenLoginApi.credentials';
import {
	CLIENT_CERT,
	CLIENT_KEY,
	CLIENT_KEY_ENCRYPTED,
	SERVER_CERT,
	SERVER_KEY,
} from './certificates';
import { useLoginApi } from './loginApi';

const api = useLoginApi();
let server: Server;
let url = '';
let seen: string[] = [];

beforeAll(async () => {
	const options = {
		cert: SERVER_CERT,
		key: SERVER_KEY,
		ca: [CLIENT_CERT],
		requestCert: true,
		rejectUnauthorized: true,
	};
	server = createServer(options, (request, response) => {
		const { subject } = (request.socket as TLSSocket).getPeerCertificate();
		seen.push(`${request.method} ${request.url} ${subject.CN}`);
		request.resume();
		response
			.writeHead(200, { 'content-type': 'application/json' })
			.end(JSON.stringify({ token: 'T-1', expires_in: 600 }));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => (seen = []));

const WITH = (more: IDataObject = {}): IDataObject => ({
	baseUrl: url,
	showTls: true,
	clientCertificate: CLIENT_CERT,
	clientKey: CLIENT_KEY,
	certificateAuthority: SERVER_CERT,
	...more,
});
const BOTH = ['POST /login test-client', 'GET /me test-client'];

it.each<[string, IDataObject]>([
	['as it is', {}],
	['in one line', { clientCertificate: CLIENT_CERT.replaceAll('\n', ' ') }],
	['with an encrypted key', { clientKey: CLIENT_KEY_ENCRYPTED, clientKeyPassphrase: 'pp-1234' }],
])('a certificate %s goes to login and call', async (_title, more) => {
	const { error, items } = await api.run(WITH(more));
	expect(error).toBeUndefined();
	expect(items).toHaveLength(1);
	expect(seen).toEqual(BOTH);
});

it('in a node that calls as HTTP Request does, too', async () => {
	const request = JSON.stringify({ uri: `${url}/me`, method: 'GET' });
	const { error } = await api.run(WITH(), { request }, 'deprecatedRequest');
	expect(error).toBeUndefined();
	expect(seen).toEqual(BOTH);
});

it('without it the server lets nobody in', async () => {
	const { error } = await api.run({ ...WITH(), showTls: false });
	expect(error).toBeDefined();
	expect(seen).toEqual([]);
});

it.each<[string, IDataObject, RegExp]>([
	['none', { clientCertificate: '' }, /"Client Certificate" is empty/],
	[
		'no PEM',
		{ clientCertificate: 'abc' },
		/"Client Certificate" is not a certificate in PEM format/,
	],
	[
		'damaged',
		{
			clientCertificate:
				CLIENT_CERT.replace(/[A-Z]{5}/, 'AAAAA').slice(0, 200) + CLIENT_CERT.slice(260),
		},
		/"Client Certificate" is not a certificate/,
	],
	['another’s key', { clientKey: SERVER_KEY }, /"Client Key" does not belong to/],
	['a certificate as key', { clientKey: CLIENT_CERT }, /"Client Key" is not a private key/],
	[
		'no passphrase',
		{ clientKey: CLIENT_KEY_ENCRYPTED },
		/"Client Key".*passphrase missing or wrong/,
	],
	[
		'a wrong authority',
		{ certificateAuthority: 'x' },
		/"Certificate Authority" is not a certificate/,
	],
])('%s is told before anything is sent', async (_title, more, message) => {
	const { error } = await api.run(WITH(more));
	expect(error?.message).toMatch(message);
	expect(error?.message).not.toContain('BEGIN EC');
	expect(seen).toEqual([]);
});

it('an n8n that passes the certificate over is named as the cause', async () => {
	const flow = tokenLoginFlow(WITH({ loginUrl: '/login', username: 'u', password: 'p' }) as never);
	const old = withCertificate(flow, ({ agentOptions }) =>
		viaHttpRequest(
			async () => ({ statusCode: 400, headers: {}, body: 'No required SSL certificate was sent' }),
			{ network: { agentOptions } },
		),
	);
	const sent = old({ method: 'GET', url, headers: {} });
	await expect(sent).rejects.toThrow(/this n8n is too old to send the client certificate/);
});
