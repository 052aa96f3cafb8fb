/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs beside n8n, never inside it */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** How many packages npm has unpacked so far. It creates all folders first and fills them later. */
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
		// npm is moving the folder at this moment. The next count includes it.
		return 0;
	}
}
