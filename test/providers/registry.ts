/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @typescript-eslint/no-require-imports -- finds files of its own folder */
/**
 * All emulators, in the order of the credentials in package.json, which is the order in which they are
 * shown. That of `HarbourMasterApi` is what `harbourMaster.ts` in this folder exports as `EMULATOR`.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json';
import { EMULATOR as PARCEL } from '../template/providers/parcel';
import type { Emulator, Vendor } from './types';

/** The emulator of a credential. Throws if its file is missing, or has another or none. */
export function emulatorOf(credential: string): Emulator {
	const className = /(\w+)Api\.credentials\.js$/.exec(credential)?.[1] ?? '';
	const name = className[0].toLowerCase() + className.slice(1);
	const path = join(__dirname, `${name}.ts`);
	const found = existsSync(path) ? (require(path) as { EMULATOR?: Emulator }).EMULATOR : undefined;
	if (found?.type !== `${name}Api`)
		throw new Error(
			`${className}Api has no emulator: test/providers/${name}.ts must export one as EMULATOR, with the type "${name}Api".`,
		);
	return found;
}

/** What the package ships. */
export const SHIPPED: readonly Emulator[] = manifest.n8n.credentials.map(emulatorOf);

/** All of them: the template of docs/adding-a-provider.md too, which is not shipped. */
export const ALL: readonly Emulator[] = [...SHIPPED, PARCEL];

/** Those that the tables of tests run. */
export const VENDORS: readonly Vendor[] = ALL.filter(
	(emulator): emulator is Vendor => 'isVendor' in emulator,
);
