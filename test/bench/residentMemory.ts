/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs beside n8n, never inside it */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const SAMPLE_MS = 50;

/** The memory that a process occupies, in bytes; undefined if the platform does not report it. */
function residentBytes(pid: number): number | undefined {
	try {
		const text = existsSync('/proc/self/status')
			? readFileSync(`/proc/${pid}/status`, 'utf8').replace(/^[^]*VmRSS:/, '')
			: execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString();
		return parseInt(text.trim(), 10) * 1024;
	} catch {
		return undefined;
	}
}

/** Runs `work`. Returns its result and the peak growth of a process during it, in bytes. */
export async function withPeakGrowth<T>(
	pid: number,
	work: () => Promise<T>,
): Promise<{ result: T; peakGrowth?: number }> {
	const before = residentBytes(pid);
	let peak = before;
	const sampler = setInterval(() => {
		const now = residentBytes(pid);
		if (now !== undefined && peak !== undefined) peak = Math.max(peak, now);
	}, SAMPLE_MS);
	try {
		const result = await work();
		return {
			result,
			peakGrowth: before === undefined || peak === undefined ? undefined : peak - before,
		};
	} finally {
		clearInterval(sampler);
	}
}
