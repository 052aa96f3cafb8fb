/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a tool of the project, never in n8n */
/** The rooms whose tests are judged, and the files of each. */
import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The project's root folder. */
export const root = resolve(__dirname, '../..');

/** The folders with rules. The vendors' data is tested in other ways. */
const PLACES = ['credentials/engine', 'credentials/tokenLogin', 'nodes/AuthenticatedRequest'];
/** The vendors' own code, and the code that makes logins from the data in `knownLogins`. */
const VENDORS = /^credentials\/(?:(?:caepe|crmCom|knownLogins)\/)?[\w.]+$/;

/** Returns every source file whose mutants count, by its path from the root, sorted by name. */
export function sources(): string[] {
	return ['credentials', 'nodes/AuthenticatedRequest']
		.flatMap((place) =>
			readdirSync(join(root, place), { recursive: true, encoding: 'utf8' }).map(
				(name) => `${place}/${name}`,
			),
		)
		.filter((file) => file.endsWith('.ts'))
		.filter((file) => VENDORS.test(file) || placeOf(file) !== undefined)
		.sort();
}

const placeOf = (file: string): string | undefined =>
	PLACES.find((place) => file.startsWith(`${place}/`));

/**
 * Returns the room of a file. Token Login is one room and the vendors are one; in the engine and
 * the node, each folder is a room.
 */
export function roomOf(file: string): string {
	const place = placeOf(file);
	if (place === undefined) return 'vendors';
	const folder = file.slice(place.length + 1).split('/');
	return place === 'credentials/tokenLogin' || folder.length === 1
		? place
		: `${place}/${folder[0]}`;
}

/**
 * Returns the files of a room or of any folder; '' stands for all files. A file's own path is a
 * room too. `credentials/engine/*` stands for the files directly in that folder. `vendors` is a
 * room too.
 */
export const filesIn = (room: string): string[] =>
	sources().filter(
		(file) =>
			['', file, roomOf(file), `${dirname(file)}/*`].includes(room) || file.startsWith(`${room}/`),
	);
