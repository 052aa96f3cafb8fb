import { plain } from '../../engine/failure/names';
import { bodyOf } from '../../engine/formats/textFields';
import { readXml } from '../../engine/formats/xml';
import type { HttpAnswer } from '../../engine/tokenFlow';
import { isFields, isObject } from '../../engine/values';

type Fields = Record<string, unknown>;

/** A value, and all fields of the object that contains it. */
interface Named {
	value: unknown;
	beside: Fields;
}

/** How deep names are searched for, and in how many objects at most. */
const MAX_DEPTH = 8;
const MAX_FIELDS = 2_000;

/**
 * The values of an object under some names, compared without case, `_`, `-`, dots and spaces.
 * Values of the first name come first.
 */
export function valuesNamed(fields: object, names: string[]): unknown[] {
	const values = Object.entries(fields).map(([name, value]): [string, unknown] => [
		keyOf(name),
		value,
	]);
	return names.flatMap((wanted) =>
		values.filter(([name]) => name === wanted).map(([, value]) => value),
	);
}

/** A name as it is compared, without the sign before the name of an XML attribute. */
const keyOf = (name: string) => plain(name.replace(/^@/, ''));

/**
 * The value under the first of the names that occurs anywhere in an answer, JSON or XML. Undefined
 * if there is none. Undefined too if that name has different values, because any of them could be
 * meant.
 */
export function onlyNamed(
	answer: HttpAnswer,
	names: string[],
	fits: (value: unknown) => boolean,
): Named | undefined {
	const { body } = answer;
	const isXml = typeof body === 'string' && body.trim().startsWith('<');
	if (!isXml) return onlyNamedIn(bodyOf(answer), names, fits);
	return onlyNamedIn(readXml(body), names, fits) ?? onlyNamedIn(readXml(body, '@'), names, fits);
}

function onlyNamedIn(
	content: unknown,
	names: string[],
	fits: (value: unknown) => boolean,
): Named | undefined {
	const found = new Map<string, Named[]>();
	for (const fields of objectsIn(content))
		for (const [name, value] of Object.entries(fields)) {
			const key = keyOf(name);
			if (names.includes(key) && fits(value))
				found.set(key, [...(found.get(key) ?? []), { value, beside: fields }]);
		}
	const first = names.find((name) => found.has(name));
	const [one, ...others] = (first === undefined ? undefined : found.get(first)) ?? [];
	return others.every(({ value }) => value === one.value) ? one : undefined;
}

/** All objects of parsed data, outer ones first. */
function objectsIn(value: unknown): Fields[] {
	const objects: Fields[] = [];
	let level = [value];
	for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth++) {
		objects.push(...level.filter((each) => isFields(each)).map((each) => each as Fields));
		if (objects.length > MAX_FIELDS) return [];
		level = level.flatMap((each) => (isObject(each) ? Object.values(each).filter(isObject) : []));
	}
	return objects;
}
