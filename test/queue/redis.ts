/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs beside n8n, never inside it */
import { createConnection } from 'node:net';
import { freePort } from '../n8n/server';
import { type Service, startService } from '../n8n/service';
import type { Binaries } from './binaries';

/** A running Redis. */
export interface Redis extends Service {
	/** n8n's settings for this Redis. */
	env: NodeJS.ProcessEnv;
}

/**
 * Starts a Redis of our own on 127.0.0.1 that keeps nothing on disk. Uses a free port unless one is
 * given.
 */
export async function startRedis(
	{ redis }: Binaries,
	folder: string,
	logFile: string,
	givenPort?: number,
): Promise<Redis> {
	const port = givenPort ?? (await freePort(6200));
	const address = ['--bind', '127.0.0.1', '--port', String(port)];
	const service = await startService({
		name: 'Redis',
		command: redis,
		args: [...address, '--save', '', '--appendonly', 'no', '--dir', folder],
		cwd: folder,
		logFile,
		isReady: async () => await answersPing(port),
	});
	return {
		...service,
		env: { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: String(port) },
	};
}

async function answersPing(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = createConnection(port, '127.0.0.1', () => socket.write('PING\r\n'));
		socket.once('data', (answer) => {
			socket.destroy();
			resolve(answer.toString().startsWith('+PONG'));
		});
		socket.once('error', () => resolve(false));
	});
}
