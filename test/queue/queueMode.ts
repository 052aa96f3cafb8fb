/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs beside n8n, never inside it */
import { randomBytes } from 'node:crypto';
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EditorApi } from '../n8n/api';
import { installPackedPackage } from '../n8n/communityPackage';
import type { Host } from '../n8n/host';
import { type Home, homeNamed } from '../n8n/paths';
import { running } from '../n8n/run';
import { freePort, n8nCommand, n8nEnvironment, type Server, startServer } from '../n8n/server';
import { endOfLog, type Service, startService } from '../n8n/service';
import { findBinaries } from './binaries';
import { type Postgres, startPostgres } from './postgres';
import { type Redis, startRedis } from './redis';

/** How many executions a worker runs at the same time. */
export const CONCURRENCY = 10;
/**
 * Settings for workers that will be killed: n8n notices a lost worker soon. Its default is a
 * minute.
 */
export const SHORT_LOCKS = {
	QUEUE_WORKER_LOCK_DURATION: '8000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '1000',
};
const { folder } = homeNamed('queue');
const homeOf = (name: string) => homeNamed(`queue/${name}`);

/**
 * n8n in queue mode (https://docs.n8n.io/hosting/scaling/queue-mode/): a main process receives
 * webhooks, and workers run the executions. They share only PostgreSQL and Redis. Each has a home
 * of its own, as on separate machines.
 */
export class QueueMode {
	api!: EditorApi;
	postgres!: Postgres;
	main!: Server;
	redis!: Redis;
	readonly workers = new Map<string, Service>();

	private readonly services: Service[] = [];
	private readonly names: string[] = [];
	private stopping?: Promise<void>;
	private shared: NodeJS.ProcessEnv = {};
	/**
	 * The shift of the last process, so that no two processes look for their ports in the same range.
	 */
	private portShift = 0;

	constructor(
		private readonly host: Host,
		private readonly say: (line: string) => void,
	) {}

	/** Starts the main process and the servers that it needs, but no worker. */
	async start(): Promise<void> {
		const binaries = findBinaries();
		await rm(folder, { recursive: true, force: true });
		const home = await this.makeHome('main');
		this.say('Starting PostgreSQL and Redis …');
		this.postgres = await this.keep(startPostgres(binaries, homeOf('postgres').logFile));
		this.redis = await this.keep(startRedis(binaries, folder, homeOf('redis').logFile));
		this.shared = {
			...this.postgres.env,
			...this.redis.env,
			EXECUTIONS_MODE: 'queue',
			// How often workers look for executions of a lost worker.
			QUEUE_WORKER_STALLED_INTERVAL: '2000',
			N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
			// The workflows report which worker ran them.
			N8N_BLOCK_ENV_ACCESS_IN_NODE: 'false',
		};
		this.say(`Installed ${await installPackedPackage(home)} as a community package`);
		this.say("Starting n8n's main process …");
		this.names.push('main');
		this.main = await this.keep(startServer(this.host, home, await this.environment(home)));
		this.api = new EditorApi(this.main.url);
		await this.api.signIn();
	}

	/** Starts a worker. Its executions can read its name as `$env.WORKER_NAME`. */
	async startWorker(name: string, settings: NodeJS.ProcessEnv = {}): Promise<void> {
		this.names.push(name);
		const home = await this.makeHome(name);
		const packages = '.n8n/nodes';
		const installed = join(homeOf('main').folder, packages);
		await cp(installed, join(home.folder, packages), { recursive: true });
		// A worker listens only here. In a main process, this is n8n's own port.
		const env = await this.environment(home);
		const service = startService({
			name,
			command: this.host.node,
			args: [this.host.n8n, 'worker', `--concurrency=${CONCURRENCY}`],
			cwd: home.folder,
			env: {
				...env,
				...settings,
				WORKER_NAME: name,
				QUEUE_HEALTH_CHECK_ACTIVE: 'true',
				QUEUE_HEALTH_CHECK_PORT: env.N8N_PORT,
				N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
			},
			logFile: home.logFile,
			isReady: async () => await isOk(`http://127.0.0.1:${env.N8N_PORT}/healthz/readiness`),
		});
		this.workers.set(name, await this.keep(service));
	}

	/** Kills Redis, as a power cut would, and starts an empty one at the same port. */
	async restartRedis(): Promise<void> {
		await this.redis.kill();
		const port = Number(this.redis.env.QUEUE_BULL_REDIS_PORT);
		const starting = startRedis(findBinaries(), folder, homeOf('redis').logFile, port);
		this.redis = await this.keep(starting);
	}

	/** Runs an n8n command in a process of its own that shares the database. */
	async command(args: string[]): Promise<string> {
		return await n8nCommand(this.host, args, await this.environment(homeOf('main')));
	}

	/** Returns the last lines of the logs of all n8n processes. */
	async logs(): Promise<string> {
		const ends = this.names.map(async (name) => await endOfLog(name, homeOf(name).logFile));
		return (await Promise.all(ends)).join('\n\n');
	}

	/** Stops everything in reverse order of the starts, including what is just being started. */
	async stop(): Promise<void> {
		this.stopping ??= this.stopAll();
		await this.stopping;
	}

	private async stopAll(): Promise<void> {
		while (this.services.length > 0) await this.services.pop()?.stop();
		for (const child of running.keys()) child.kill('SIGKILL');
	}

	private async keep<T extends Service>(starting: Promise<T>): Promise<T> {
		const service = await starting;
		if (this.stopping === undefined) {
			this.services.push(service);
			return service;
		}
		await service.stop();
		throw new Error('Stopped while it started');
	}

	private async makeHome(name: string): Promise<Home> {
		const home = homeOf(name);
		await mkdir(home.folder, { recursive: true });
		return home;
	}

	private async environment(home: Home): Promise<NodeJS.ProcessEnv> {
		this.portShift += 10;
		const [port, brokerPort] = [6400 + this.portShift, 6700 + this.portShift];
		const own = n8nEnvironment(home, await freePort(port), await freePort(brokerPort));
		return { ...own, ...this.shared };
	}
}

async function isOk(url: string): Promise<boolean> {
	return await fetch(url).then(
		({ ok }) => ok,
		() => false,
	);
}
