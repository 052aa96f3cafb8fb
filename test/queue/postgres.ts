/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, type User } from '../n8n/run';
import { freePort } from '../n8n/server';
import { type Service, startService } from '../n8n/service';
import type { PostgresBinaries } from './binaries';

const DATABASE = 'postgres';
const SUPERUSER = 'n8n';
/** Safe here, because no data must survive a crash of the machine. */
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** A running PostgreSQL with an empty database. */
export interface Postgres extends Service {
	/** n8n's settings for this database. */
	env: NodeJS.ProcessEnv;
	/** Returns the answer to a query: one line per row, with fields separated by `|`. */
	query(sql: string): Promise<string>;
}

/** Starts a PostgreSQL of our own on 127.0.0.1. Its data are deleted when it stops. */
export async function startPostgres(
	{ initdb, postgres, psql }: PostgresBinaries,
	logFile: string,
): Promise<Postgres> {
	// Not in the sandbox, because the database's user may have no access to the project's folder.
	const folder = await mkdtemp(join(tmpdir(), 'n8n-queue-postgres-'));
	const remove = async () => await rm(folder, { recursive: true, force: true });
	let isStarted = false;
	try {
		const user = await databaseUser();
		if (user) await chown(folder, user.uid, user.gid);
		const data = join(folder, 'data');
		const ways = ['--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
		await run(initdb, [`--pgdata=${data}`, `--username=${SUPERUSER}`, ...ways], {
			cwd: folder,
			user,
		});
		const port = await freePort(6150);
		const settings = [
			`port=${port}`,
			'listen_addresses=127.0.0.1',
			'unix_socket_directories=',
			...FAST,
		];
		const to = ['-h', '127.0.0.1', '-p', String(port), '-U', SUPERUSER, '-d', DATABASE];
		const query = async (sql: string) => (await run(psql, [...to, '-XAtc', sql], {})).trimEnd();
		const service = await startService({
			name: 'PostgreSQL',
			command: postgres,
			args: ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
			cwd: folder,
			logFile,
			user,
			// With SIGINT it ends without waiting for its clients.
			endSignal: 'SIGINT',
			isReady: async () =>
				await query('SELECT 1').then(
					(answer) => answer === '1',
					() => false,
				),
		});
		isStarted = true;
		const stop = async () => {
			await service.stop();
			await remove();
		};
		return { ...service, stop, query, env: settingsFor(port) };
	} finally {
		if (!isStarted) await remove();
	}
}

function settingsFor(port: number): NodeJS.ProcessEnv {
	return {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(port),
		DB_POSTGRESDB_DATABASE: DATABASE,
		DB_POSTGRESDB_USER: SUPERUSER,
	};
}

/**
 * Returns the user that runs PostgreSQL if this process is root, because PostgreSQL refuses to run
 * as root: its package's own user, or else `nobody`.
 */
async function databaseUser(): Promise<User | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
	const entry = ['postgres', 'nobody']
		.map((name) => lines.find(([user]) => user === name))
		.find(Boolean);
	if (!entry) throw new Error('PostgreSQL needs a user other than root: add a user "postgres".');
	return { uid: Number(entry[2]), gid: Number(entry[3]) };
}
