/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs beside n8n, never inside it */
import { rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EditorApi } from '../n8n/api';
import { installPackedPackage } from '../n8n/communityPackage';
import type { Host } from '../n8n/host';
import { type Home, homeNamed, hostDir, sandboxDir } from '../n8n/paths';
import { freePort, n8nCommand, n8nEnvironment, startServer } from '../n8n/server';
import { buildBenchPackage } from './benchPackage';
import { credentialOf, hasCredential, workflowOf } from './contestants';
import type { RemoteProvider } from './remoteProvider';
import type { Run } from './scenarios';

/** An n8n with everything to be measured, in a new home folder. */
export class BenchServer {
	private constructor(
		private readonly host: Host,
		readonly home: Home,
		private readonly env: NodeJS.ProcessEnv,
		/** The path of the packed project. */
		readonly tarball: string,
	) {}

	/** Installs the project and the nodes to compare it with. Imports the workflows of all runs. */
	static async prepare(host: Host, runs: Run[], provider: RemoteProvider): Promise<BenchServer> {
		const home = homeNamed('bench');
		await rm(home.folder, { recursive: true, force: true });
		const filename = await installPackedPackage(home, [await buildBenchPackage()]);
		await shareWorkflowLibrary(home);
		const env = n8nEnvironment(home, await freePort(5778), await freePort(5760));
		const files = {
			credentials: runs
				.filter(({ contestant }) => hasCredential(contestant))
				.map((run) => credentialOf(run, provider)),
			workflow: runs.map((run) => workflowOf(run, provider)),
		};
		for (const [kind, content] of Object.entries(files)) {
			const file = join(sandboxDir, `bench.${kind}.json`);
			await writeFile(file, JSON.stringify(content));
			await n8nCommand(host, [`import:${kind}`, `--input=${file}`], env);
		}
		return new BenchServer(host, home, env, join(`${home.folder}.pack`, filename));
	}

	/** Starts n8n, runs `work` and stops n8n. */
	async whileRunning<T>(work: (server: { api: EditorApi; pid: number }) => Promise<T>): Promise<T> {
		const server = await startServer(this.host, this.home, this.env);
		try {
			const api = new EditorApi(server.url);
			await api.signIn();
			return await work({ api, pid: server.pid });
		} finally {
			await server.stop();
		}
	}
}

/**
 * Links n8n's own n8n-workflow into the home, which community packages use outside of this project.
 * Inside it they would find the project's, and loading that second copy takes time and memory.
 */
async function shareWorkflowLibrary({ folder }: Home): Promise<void> {
	const name = 'node_modules/n8n-workflow';
	await symlink(join(hostDir, name), join(folder, '.n8n/nodes', name), 'junction');
}
