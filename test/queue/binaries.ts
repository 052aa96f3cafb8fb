/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The folder where Debian keeps PostgreSQL's programs, by version. They are not on the PATH. */
const POSTGRES_DIR = '/usr/lib/postgresql';

/** The programs of the two servers that n8n's queue mode needs. */
export interface Binaries {
	redis: string;
	initdb: string;
	postgres: string;
	psql: string;
}

/** PostgreSQL's programs only. */
export type PostgresBinaries = Omit<Binaries, 'redis'>;

/**
 * Finds PostgreSQL's programs. If they are missing, throws an error that says how to install them.
 */
export function findPostgres(): PostgresBinaries {
	const found = { initdb: find('initdb'), postgres: find('postgres'), psql: find('psql') };
	if (found.initdb && found.postgres && found.psql) return found as PostgresBinaries;
	throw new Error(
		'Some products need PostgreSQL, which is missing here. Install with: apt-get install -y postgresql\nOnly the programs are needed; the service that the package brings may stay off.',
	);
}

/**
 * Finds the programs of both servers. Throws an error that says how to install those that are
 * missing.
 */
export function findBinaries(): Binaries {
	const found = {
		redis: find('redis-server'),
		initdb: find('initdb'),
		postgres: find('postgres'),
		psql: find('psql'),
	};
	const packages = [
		...(found.redis ? [] : ['redis-server']),
		...(found.initdb && found.postgres && found.psql ? [] : ['postgresql']),
	];
	if (packages.length === 0) return found as Binaries;
	throw new Error(
		`n8n's queue mode needs Redis and PostgreSQL. Missing here: ${packages.join(' and ')}.\nInstall with: apt-get install -y ${packages.join(' ')}\nOnly the programs are needed; the services that the packages bring may stay off.`,
	);
}

function find(name: string): string | undefined {
	const onPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
	return [...onPath, ...postgresFolders()]
		.map((folder) => join(folder, name))
		.find((file) => existsSync(file));
}

/** Lists the newest version first. */
function postgresFolders(): string[] {
	if (!existsSync(POSTGRES_DIR)) return [];
	return readdirSync(POSTGRES_DIR)
		.sort((a, b) => Number(b) - Number(a))
		.map((version) => join(POSTGRES_DIR, version, 'bin'));
}
