/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
/**
 * Loaded into n8n's process before n8n. At SIGUSR2 it collects all garbage and writes the bytes of
 * the heap that are still in use to the file that HEAP_FILE names. n8n's own Node runs it
 * uncompiled, so that no compiler's hooks get in the way.
 */
import { renameSync, writeFileSync } from 'node:fs';

const file = process.env.HEAP_FILE ?? '';

process.on('SIGUSR2', () => {
	// What finalizers free becomes garbage of the next round, so one round is not enough.
	for (let round = 0; round < 4; round++) setTimeout(() => global.gc?.(), 200 * round);
	setTimeout(() => {
		global.gc?.();
		writeFileSync(`${file}.new`, String(process.memoryUsage().heapUsed));
		renameSync(`${file}.new`, file);
	}, 1_000);
});
