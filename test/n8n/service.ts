/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs beside n8n, never inside it */
import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { sleep } from 'n8n-workflow';
import { running, type User } from './run';

const START_TIMEOUT_MS = 300_000;
const STOP_TIMEOUT_MS = 10_000;

/** A program that runs until it is stopped, such as a server. */
export interface Program {
	/** Its name in messages. */
	name: string;
	command: string;
	args: string[];
	cwd: string;
	env?: NodeJS.ProcessEnv;
	/** The file for its output, which is overwritten at the start. */
	logFile: string;
	/** The user that it runs as. If absent, it is the user of this process. */
	user?: User;
	/** The signal that ends it cleanly. Default SIGTERM. */
	endSignal?: NodeJS.Signals;
	isReady(): Promise<boolean>;
}

/** A program that has been started. */
export interface Service {
	/** The process ID. */
	pid: number;
	/** Ends it cleanly, or by force if that takes too long. */
	stop(): Promise<void>;
	/** Ends it at once, like a power cut. */
	kill(): Promise<void>;
}

/** Starts a program and waits until it is ready. */
export async function startService(program: Program): Promise<Service> {
	const { name, command, args, cwd, env, user, logFile, endSignal = 'SIGTERM' } = program;
	const log = await open(logFile, 'w');
	// The program writes the file itself. With a pipe, it could not end if this process is gone.
	const stdio = ['ignore' as const, log.fd, log.fd];
	const child = spawn(command, args, { cwd, env, stdio, ...user });
	running.set(child, endSignal);
	const ended = new Promise<void>((resolve) => {
		child.once('exit', resolve);
		child.once('error', resolve);
	});
	void ended.then(() => running.delete(child));
	await log.close();
	const end = async (signal: NodeJS.Signals) => {
		if (!hasEnded(child)) child.kill(signal);
		const killer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
		await ended;
		clearTimeout(killer);
	};
	const deadline = Date.now() + START_TIMEOUT_MS;
	while (!(await program.isReady())) {
		if (hasEnded(child) || Date.now() > deadline) {
			await end('SIGKILL');
			throw new Error(`${name} did not start. ${await endOfLog(name, logFile)}`);
		}
		await sleep(250);
	}
	return {
		pid: child.pid as number,
		stop: async () => await end(endSignal),
		kill: async () => await end('SIGKILL'),
	};
}

/** The end of a program's log, to be printed when something failed. */
export async function endOfLog(name: string, logFile: string): Promise<string> {
	const log = await readFile(logFile, 'utf8').catch(() => '(none)');
	return `The end of ${name}'s log, ${logFile}:\n${log.slice(-3000)}`;
}

function hasEnded(child: ChildProcess): boolean {
	return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}
