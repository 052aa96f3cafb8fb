/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
/** Products that are programs. Each runs on loopback in a new folder of its own. */
import { mkdir, rm } from 'node:fs/promises';
import { homeNamed } from '../../n8n/paths';
import { run } from '../../n8n/run';
import { freePort } from '../../n8n/server';
import { type Service, startService } from '../../n8n/service';
import { productsNode } from '../install';

/** A program and its surroundings. */
export interface NodeProgram {
	/** Its name in messages. */
	name: string;
	/** Node's arguments: the script and the script's own arguments. */
	args: string[];
	env?: NodeJS.ProcessEnv;
	/** The folder it runs in. */
	folder: string;
	/** An address that answers with any status below 500 as soon as the program is ready. */
	readyAt: string;
}

/** Returns an empty folder and a free address. */
export async function place(name: string): Promise<{ folder: string; port: number; url: string }> {
	const { folder } = homeNamed(`products-${name}`);
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	const port = await freePort(6300);
	return { folder, port, url: `http://127.0.0.1:${port}` };
}

/** Starts a program with the products' Node and waits until it answers. */
export async function startProgram(program: NodeProgram): Promise<Service> {
	const { name, args, env, folder, readyAt } = program;
	return await startService({
		name,
		command: productsNode(),
		args,
		cwd: folder,
		env: { ...process.env, ...env },
		logFile: `${folder}.log`,
		isReady: async () =>
			await fetch(readyAt, { redirect: 'manual' }).then(
				({ status }) => status < 500,
				() => false,
			),
	});
}

/** Runs one of a program's commands to its end, such as the one that creates its tables. */
export async function runProgram({ args, env, folder }: NodeProgram): Promise<void> {
	await run(productsNode(), args, { cwd: folder, env: { ...process.env, ...env } });
}
