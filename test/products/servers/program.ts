/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
/** Products that are programs: each runs on loopback with a folder of its own, made anew. */
import { mkdir, rm } from 'node:fs/promises';
import { homeNamed } from '../../n8n/paths';
import { run } from '../../n8n/run';
import { freePort } from '../../n8n/server';
import { type Service, startService } from '../../n8n/service';
import { productsNode } from '../install';

/** A program and what it needs to know of where it runs. */
export interface NodeProgram {
	/** What messages call it. */
	name: string;
	/** Node's arguments: the script and its own. */
	args: string[];
	env?: NodeJS.ProcessEnv;
	/** Its folder. */
	folder: string;
	/** An address that is answered, with whatever status below 500, as soon as it is ready. */
	readyAt: string;
}

/** A folder that is empty, and an address that is free. */
export async function place(name: string): Promise<{ folder: string; port: number; url: string }> {
	const { folder } = homeNamed(`products-${name}`);
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	const port = await freePort(6300);
	return { folder, port, url: `http://127.0.0.1:${port}` };
}

/** Starts a program on the products' Node, and waits until it answers. */
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

/** Runs one of a program's commands to its end, such as one that makes its tables. */
export async function runProgram({ args, env, folder }: NodeProgram): Promise<void> {
	await run(productsNode(), args, { cwd: folder, env: { ...process.env, ...env } });
}
