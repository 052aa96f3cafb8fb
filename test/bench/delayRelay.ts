/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * A relay on loopback that makes a distance of it: what goes through takes half a round trip each
 * way. Opening a connection takes a round trip too; no relay can delay a TCP handshake, so it keeps
 * the first bytes for so long.
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
