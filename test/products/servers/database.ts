import { findPostgres } from '../../queue/binaries';
import { startPostgres } from '../../queue/postgres';

/** A PostgreSQL for one product. */
export interface Database {
	host: string;
	port: number;
	user: string;
	/** The database's name. */
	name: string;
	stop(): Promise<void>;
}

/**
 * Starts an empty database. Products are ready sooner with it, because no driver must be compiled.
 */
export async function startDatabase(folder: string): Promise<Database> {
	const { env, stop } = await startPostgres(findPostgres(), `${folder}.postgres.log`);
	return {
		host: String(env.DB_POSTGRESDB_HOST),
		port: Number(env.DB_POSTGRESDB_PORT),
		user: String(env.DB_POSTGRESDB_USER),
		name: String(env.DB_POSTGRESDB_DATABASE),
		stop,
	};
}
