/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * Starts a relay on loopback that simulates a distance: data takes half a round trip each way.
 * Opening a connection must take a round trip, too. A relay can't delay a TCP handshake, so it
 * holds back the first bytes for that time instead.
 */
export async function startDelayRelay(target: number, roundTripMs: number): Promise<number> {
	const server = createServer((near) => {
		const opensAt = Date.now() + roundTripMs;
		const far = connect(target, '127.0.0.1');
		pass(near, far, () => roundTripMs / 2 + Math.max(0, opensAt - Date.now()));
		pass(far, near, () => roundTripMs / 2);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	server.unref();
	return (server.address() as AddressInfo).port;
}

function pass(from: Socket, to: Socket, delay: () => number): void {
	from.setNoDelay().on('data', (chunk) => setTimeout(() => to.write(chunk), delay()));
	from.on('end', () => setTimeout(() => to.end(), delay()));
	from.on('error', () => to.destroy());
}
