/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs beside n8n, never inside it */
import { type ChildProcess, spawn } from 'node:child_process';

/** A user of this machine, by number. */
export interface User {
	uid: number;
	gid: number;
}

/** How a command runs. */
export interface RunOptions {
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	/** The user that the command runs as. If absent, it is the user of this process. */
	user?: User;
	/** Called every few seconds with the seconds since the start. */
	onTick?: (seconds: number) => void;
}

const TICK_MS = 5_000;
/** The exit code that a shell reports for a command ended by Ctrl+C. */
const INTERRUPTED = 130;
/** The child processes that have not ended yet, with the signal that ends each. */
export const running = new Map<ChildProcess, NodeJS.Signals>();

/** Runs a command to its end and returns its output. Rejects with the output's end if it fails. */
export async function run(command: string, args: string[], options: RunOptions): Promise<string> {
	const started = Date.now();
	const { cwd, env = process.env, user } = options;
	const child = spawn(command, args, { cwd, env, ...user });
	// With a softer signal, npm would first finish its step, which can take minutes.
	running.set(child, 'SIGKILL');
	let output = '';
	child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
	const tick = setInterval(
		() => options.onTick?.(Math.round((Date.now() - started) / 1000)),
		TICK_MS,
	);
	try {
		const code = await new Promise<number | null>((resolve, reject) => {
			child.on('error', reject);
			child.on('close', resolve);
		});
		if (code === 0) return output;
		throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output.slice(-4000)}`);
	} finally {
		clearInterval(tick);
		running.delete(child);
	}
}

/** Makes signals end the child processes before this process. */
export function endChildrenWithThis(): void {
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
		process.once(signal, () => {
			for (const [child, endSignal] of running) child.kill(endSignal);
			process.exit(INTERRUPTED);
		});
}

/** Runs npm, on any platform. */
export async function npm(args: string[], options: RunOptions): Promise<string> {
	const npmCli = process.env.npm_execpath;
	return npmCli?.endsWith('.js')
		? await run(process.execPath, [npmCli, ...args], options)
		: await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
}
