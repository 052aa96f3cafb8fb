import { isFields } from '../../../credentials/engine/values';

const MAX_DEPTH = 4;
const MAX_PATHS = 5;
const PLAIN_NAME = /^[^.[\]]+$/;

/** The paths at which parsed JSON has lists, the nearest first: to be offered if a path is wrong. */
export function listPaths(body: unknown): string[] {
	const found: string[] = [];
	let level: Array<[path: string, value: unknown]> = [['', body]];
	for (let depth = 0; depth <= MAX_DEPTH; depth++) {
		found.push(...level.filter(([, value]) => Array.isArray(value)).map(([path]) => path));
		level = level.flatMap(([path, value]) =>
			isFields(value)
				? Object.entries(value).map(([name, inner]): [string, unknown] => [join(path, name), inner])
				: [],
		);
	}
	return found.filter((path) => path !== '').slice(0, MAX_PATHS);
}

function join(path: string, name: string): string {
	if (!PLAIN_NAME.test(name)) return `${path}["${name}"]`;
	return path === '' ? name : `${path}.${name}`;
}
