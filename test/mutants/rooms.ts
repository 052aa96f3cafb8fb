/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a tool of the project, never in n8n */
/** The rooms whose tests are judged, and their files. */
import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The project's folder. */
export const root = resolve(__dirname, '../..');

/** Where there are rules. Forms and the data of vendors are proved by other tests. */
const PLACES = ['credentials/engine', 'credentials/tokenLogin', 'nodes/AuthenticatedRequest'];
const FORMS = /\/(?:form|description)\//;

/** Every source file whose mutants count, by its path from the root, in the order of the names. */
export function sources(): string[] {
	return PLACES.flatMap((place) =>
		readdirSync(join(root, place), { recursive: true, encoding: 'utf8' })
			.filter((name) => name.endsWith('.ts'))
			.map((name) => `${place}/${name}`),
	)
		.filter((file) => !FORMS.test(file))
		.sort();
}

/** The room of a file: Token Login is one; the engine and the node have one a folder. */
export function roomOf(file: string): string {
	const place = PLACES.find((each) => file.startsWith(`${each}/`)) ?? '';
	const folder = file.slice(place.length + 1).split('/');
	return place === 'credentials/tokenLogin' || folder.length === 1
		? place
		: `${place}/${folder[0]}`;
}

/**
 * The files of a room, or of any folder; '' has all. A file's own path is a room too, and
 * `credentials/engine/*` is what lies in that folder itself.
 */
export const filesIn = (room: string): string[] =>
	sources().filter(
		(file) =>
			['', file, roomOf(file), `${dirname(file)}/*`].includes(room) || file.startsWith(`${room}/`),
	);
