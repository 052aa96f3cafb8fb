/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a tool of the project, never in n8n */
/** The rooms whose tests are judged, and their files. */
import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The project's folder. */
export const root = resolve(__dirname, '../..');

/** Where there are rules. The data of vendors is proved by other tests. */
const PLACES = ['credentials/engine', 'credentials/tokenLogin', 'nodes/AuthenticatedRequest'];
/** The vendors' own code, and what makes logins of the data in `knownLogins`. */
const VENDORS = /^credentials\/(?:(?:caepe|crmCom|knownLogins)\/)?[\w.]+$/;

/** Every source file whose mutants count, by its path from the root, in the order of the names. */
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

/** The room of a file: Token Login is one, the vendors too; the engine and the node have one a folder. */
export function roomOf(file: string): string {
	const place = placeOf(file);
	if (place === undefined) return 'vendors';
	const folder = file.slice(place.length + 1).split('/');
	return place === 'credentials/tokenLogin' || folder.length === 1
		? place
		: `${place}/${folder[0]}`;
}

/**
 * The files of a room, or of any folder; '' has all. A file's own path is a room too, and
 * `credentials/engine/*` is what lies in that folder itself. `vendors` is one of them.
 */
export const filesIn = (room: string): string[] =>
	sources().filter(
		(file) =>
			['', file, roomOf(file), `${dirname(file)}/*`].includes(room) || file.startsWith(`${room}/`),
	);
