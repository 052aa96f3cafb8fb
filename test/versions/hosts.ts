/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
import { join } from 'node:path';
import { type HostPin, sandboxHost } from '../n8n/host';
import { sandboxDir } from '../n8n/paths';

/**
 * The n8n versions that the package is tested with; each key is the name of a folder here. The
 * oldest is the first that can load the node: n8n's linter requires `NodeConnectionTypes`, which
 * came with n8n-workflow 1.83, that is n8n 1.85. The newest is the sandbox's, which is updated as
 * n8n is.
 */
export const hosts: Record<string, HostPin> = {
	// It refuses Node versions above 22.
	oldest: pin('oldest', [20, 22]),
	newest: sandboxHost,
};

function pin(name: string, nodeMajors: number[]): HostPin {
	return {
		manifestDir: join(__dirname, name),
		dir: join(sandboxDir, 'versions', name),
		nodeMajors,
	};
}
