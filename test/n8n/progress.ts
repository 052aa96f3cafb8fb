/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs beside n8n, never inside it */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Packages that npm has unpacked so far: it makes all the folders first and fills them later. */
export function unpackedPackages(nodeModules: string): number {
	const isThere = (name: string) => existsSync(join(nodeModules, name, 'package.json'));
	try {
		return readdirSync(nodeModules)
			.flatMap((name) =>
				name.startsWith('@')
					? readdirSync(join(nodeModules, name)).map((part) => join(name, part))
					: [name],
			)
			.filter(isThere).length;
	} catch {
		// A folder that npm is moving at this moment; the next count sees it.
		return 0;
	}
}
