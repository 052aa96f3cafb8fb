/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs in tests, never in n8n */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';

/**
 * Node's diagnostics channels for each request that is sent, and for each that arrives at a server
 * of this process.
 */
const SENT = 'http.client.request.start';
const ARRIVED = 'http.server.request.start';

/**
 * In this test file, a request that no server will answer times out as soon as it has arrived,
 * however long its timeout is. It does so because the client's socket emits Node's event `timeout`.
 * So the limit can be much longer than a busy machine needs, and the test still does not wait.
 *
 * @param isUnanswered asked when the server has read a request
 */
export function timeOutAtOnce(isUnanswered: (request: IncomingMessage) => boolean): void {
	const underWay = new Set<ClientRequest>();
	const keep = (message: unknown) => {
		const { request } = message as { request: ClientRequest };
		underWay.add(request);
		request.once('close', () => underWay.delete(request));
	};
	const end = (arrived: IncomingMessage) => {
		if (!isUnanswered(arrived)) return;
		const { remotePort } = arrived.socket;
		for (const request of underWay)
			if (request.socket?.localPort === remotePort) request.emit('timeout');
	};
	const watch = (message: unknown) => {
		const { request } = message as { request: IncomingMessage };
		// The server records a request once it has been read.
		request.once('end', () => setImmediate(end, request));
	};
	beforeAll(() => {
		subscribe(SENT, keep);
		subscribe(ARRIVED, watch);
	});
	afterAll(() => {
		unsubscribe(SENT, keep);
		unsubscribe(ARRIVED, watch);
	});
}
