import { findPostgres } from '../../queue/binaries';
import { startPostgres } from '../../queue/postgres';

/** A PostgreSQL of a product's own. */
export interface Database {
	host: string;
	port: number;
	user: string;
	/** The database's name. */
	name: string;
	stop(): Promise<void>;
}

/** Starts an empty database; where no driver has to be compiled, products are ready sooner. */
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
