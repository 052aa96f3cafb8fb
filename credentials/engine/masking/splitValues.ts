/** A secret that stands in parsed JSON character by character, or as its bytes. */
import { isObject } from '../values';

/** The members of a list, or of an object that is numbered like one (`JSON.stringify` of a `Uint8Array`). */
function membersOf(value: object): unknown[] {
	if (Array.isArray(value)) return value;
	const isNumbered = Object.keys(value).every((name, index) => name === String(index));
	return isNumbered ? Object.values(value) : [];
}

/**
 * What a list of texts or numbers says if its members are read together, masked; undefined if that has
 * nothing to mask, or is no such list.
 */
export function maskedTogether(value: object, mask: (text: string) => string): string | undefined {
	const members = membersOf(value);
	if (members.length < 2 || members.some((one) => isObject(one))) return undefined;
	const isNumbers = members.every((one) => typeof one === 'number');
	// Members that hold a whole secret are masked one by one, so that the others can be read.
	const shown = isNumbers ? members.join(',') : members.map((one) => mask(String(one))).join('');
	const masked = mask(shown);
	return masked === shown ? undefined : masked;
}
