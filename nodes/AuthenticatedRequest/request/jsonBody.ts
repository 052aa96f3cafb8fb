import { isObject } from '../../../credentials/engine/values';
import { invalidParameter } from '../call/callErrors';
import { plain } from '../call/texts/plainValue';
import { unwritable } from './lost/unwritable';

/** Values nested more deeply than this are not checked. */
const MAX_DEPTH = 100;

/**
 * Throws an error that names the place of a value that JSON can't hold. `NaN`, infinite numbers and
 * invalid dates would be sent as `null` (ECMA-262, `SerializeJSONProperty`), which deletes a value
 * in many APIs. Sets, maps and similar objects would be sent as `{}`.
 */
export function requireJsonNumbers(value: unknown, label: string): void {
	const lost = lostIn(value, '', 0);
	if (lost === undefined) return;
	const { path, why } = lost;
	const place = path === '' ? 'has a value' : `has a value at "${path}"`;
	throw invalidParameter(label, `${place} that ${why}`);
}

/** The place of a value that JSON can't hold, and the reason. */
interface Lost {
	path: string;
	why: string;
}

const NO_NUMBER =
	"is not a number (NaN) or is infinite, which JSON can't hold. Correct its expression";

function lostIn(given: unknown, path: string, depth: number): Lost | undefined {
	const value = plain(given);
	if (typeof value === 'number')
		return Number.isFinite(value) ? undefined : { path, why: NO_NUMBER };
	const why = unwritable(given, value, "JSON can't hold: {} would be sent");
	if (why !== undefined) return { path, why };
	if (!isObject(value) || depth > MAX_DEPTH) return undefined;
	const entries = Object.entries(value);
	for (const [name, part] of entries) {
		const found = lostIn(part, path === '' ? name : `${path}.${name}`, depth + 1);
		if (found !== undefined) return found;
	}
	return undefined;
}
