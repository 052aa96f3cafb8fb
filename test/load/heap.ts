/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sleep } from 'n8n-workflow';

const TIMEOUT_MS = 60_000;

/** Node's options for the process that reports how much of its heap is in use. */
export const HEAP_OPTIONS = [
	'--expose-gc',
	'--no-warnings=ExperimentalWarning',
	'--import',
	join(__dirname, 'heapReporter.ts'),
];

/** Makes a process collect its garbage and returns the bytes of its heap that are still in use. */
export async function heapAfterCollection(pid: number, file: string): Promise<number> {
	await rm(file, { force: true });
	process.kill(pid, 'SIGUSR2');
	const deadline = Date.now() + TIMEOUT_MS;
	while (Date.now() < deadline) {
		const text = await readFile(file, 'utf8').catch(() => '');
		if (text !== '') return Number(text);
		await sleep(100);
	}
	throw new Error('n8n did not tell the size of its heap');
}

/**
 * By how much a heap grows from one measurement to the next. This is the median of the slopes
 * between any two measurements, because a single odd value does not move it.
 */
export function growthPerStep(heaps: number[]): number {
	const slopes = heaps
		.flatMap((first, start) =>
			heaps.slice(start + 1).map((later, steps) => (later - first) / (steps + 1)),
		)
		.sort((a, b) => a - b);
	const middle = slopes.length / 2;
	return (slopes[Math.floor(middle)] + slopes[Math.ceil(middle) - 1]) / 2;
}
