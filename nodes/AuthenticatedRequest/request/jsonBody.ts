import { isObject } from '../../../credentials/engine/values';
import { invalidParameter } from '../call/callErrors';
import { plain } from './fieldValues';

/** Nobody nests a body deeper. */
const MAX_DEPTH = 100;

/**
 * Throws an error that names the place of a number that JSON can't hold: `NaN` and infinite ones would
 * go out as `null` (ECMA-262, `SerializeJSONProperty`), which deletes a value in many APIs.
 */
export function requireJsonNumbers(value: unknown, label: string): void {
	const path = pathOfNoNumber(value, '', 0);
	if (path === undefined) return;
	const place = path === '' ? 'has a value' : `has a value at "${path}"`;
	throw invalidParameter(
		label,
		`${place} that is no number (NaN) or has no end, which JSON can't hold. Correct its expression`,
	);
}

function pathOfNoNumber(given: unknown, path: string, depth: number): string | undefined {
	const value = plain(given);
	if (typeof value === 'number') return Number.isFinite(value) ? undefined : path;
	if (!isObject(value) || depth > MAX_DEPTH) return undefined;
	for (const [name, part] of Object.entries(value)) {
		const found = pathOfNoNumber(part, path === '' ? name : `${path}.${name}`, depth + 1);
		if (found !== undefined) return found;
	}
	return undefined;
}
