/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs beside n8n, never inside it */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CredentialData, EditorApi } from '../n8n/api';
import { installPackedPackage } from '../n8n/communityPackage';
import type { Host } from '../n8n/host';
import { type Home, homeNamed } from '../n8n/paths';
import { freePort, logTail, n8nCommand, n8nEnvironment, startServer } from '../n8n/server';

/** An n8n with its own database and with this package as a community package. */
export class Instance {
	private constructor(
		private readonly host: Host,
		private readonly home: Home,
		private readonly env: NodeJS.ProcessEnv,
	) {}

	/** Makes a new home and installs the package there. */
	static async create(host: Host, name: string): Promise<Instance> {
		const home = homeNamed(`versions-${name}`);
		await rm(home.folder, { recursive: true, force: true });
		await mkdir(home.folder, { recursive: true });
		await installPackedPackage(home);
		return new Instance(
			host,
			home,
			n8nEnvironment(home, await freePort(6200), await freePort(6260)),
		);
	}

	/** Starts a server, lets `work` use it, and stops it. */
	async serve<T>(work: (api: EditorApi) => Promise<T>): Promise<T> {
		const server = await startServer(this.host, this.home, this.env);
		try {
			const api = new EditorApi(server.url);
			await api.signIn();
			return await work(api);
		} finally {
			await server.stop();
		}
	}

	/** Returns the tokens in n8n's database by credential ID, decrypted by n8n's own command. */
	async savedTokens(): Promise<Map<string, unknown>> {
		const folder = await mkdtemp(join(tmpdir(), 'n8n-versions-'));
		try {
			const file = join(folder, 'credentials.json');
			const args = ['export:credentials', '--all', '--decrypted', `--output=${file}`];
			await n8nCommand(this.host, args, this.env);
			const all = JSON.parse(await readFile(file, 'utf8')) as Array<{
				id: string;
				data: CredentialData;
			}>;
			return new Map(all.map(({ id, data }) => [id, data.accessToken]));
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	}

	/** Returns the end of the last server's log. */
	async log(): Promise<string> {
		return await logTail(this.home);
	}
}
