import { indexWhere, isCondition } from './listElement';
import { isObject } from '../values';

/** A name that would reach an object's prototype instead of a field of its own. */
const UNSAFE = '__proto__';

/** A position counted from the end of a list: `-1` is the last element. */
const FROM_END = /^-[1-9]\d*$/;

/** A longer text is not split into steps, but taken as one name. Characters. */
const MAX_PATH = 4_096;

/** One step of a path, and its position in the path's text. */
interface Step {
	name: string;
	start: number;
	end: number;
}

/**
 * Splits a path such as `data.items[0].id` into steps. Also read are `data.items.0.id`,
 * `['a.b'].c`, `items[-1].id` for the last element, and `items[active=true].id` for the element in
 * which a field has that value.
 */
function stepsIn(path: string): Step[] {
	if (path.length > MAX_PATH) return [{ name: path, start: 0, end: path.length }];
	const found = path.matchAll(/\[\s*["'](.*?)["']\s*\]|\[([^\]=]+=[^\]]*)\]|([^.[\]]+)/g);
	return [...found].map(({ 0: text, 1: quoted, 2: condition, 3: plain, index }) => ({
		name: quoted ?? (condition === undefined ? plain.trim() : `[${condition}]`),
		start: index,
		end: index + text.length,
	}));
}

const stepsOf = (path: string) => stepsIn(path).map(({ name }) => name);

/**
 * Returns the names that lead to a value in parsed JSON; undefined if the path leads nowhere. A
 * field whose name contains dots, such as `@odata.nextLink`, is found under its whole name before
 * the name is split into steps. The same holds further down, as in `data.@odata.nextLink`.
 */
export function keysAt(value: unknown, path: string): string[] | undefined {
	const steps = stepsIn(path);
	return keysFrom(value, path, steps, 0);
}

function keysFrom(value: unknown, path: string, steps: Step[], from: number): string[] | undefined {
	if (from === steps.length) return [];
	if (!isObject(value)) return undefined;
	const [{ name: step }] = steps.slice(from);
	if (Array.isArray(value) && isCondition(step)) {
		const index = indexWhere(value, step, atPath);
		const rest = index < 0 ? undefined : keysFrom(value[index], path, steps, from + 1);
		return rest && [String(index), ...rest];
	}
	if (Array.isArray(value) && FROM_END.test(step)) {
		const index = value.length + Number(step);
		const rest = index < 0 ? undefined : keysFrom(value[index], path, steps, from + 1);
		return rest && [String(index), ...rest];
	}
	// The longest possible name is tried first.
	for (let to = steps.length - 1; to >= from; to--) {
		const name = to === from ? steps[from].name : path.slice(steps[from].start, steps[to].end);
		const key = Object.hasOwn(value, name) ? name : name.trim();
		if (!Object.hasOwn(value, key)) continue;
		const rest = keysFrom(value[key], path, steps, to + 1);
		if (rest !== undefined) return [key, ...rest];
	}
	return undefined;
}

/**
 * Returns the value at a path in parsed JSON; undefined if the path leads nowhere. See `keysAt`.
 */
export function atPath(value: unknown, path: string): unknown {
	return keysAt(value, path)?.reduce(
		(inner: unknown, key) => (inner as Record<string, unknown>)[key],
		value,
	);
}

/** A prefix with which a path names the part of the answer: `header:X-Token`, `cookie:SID`. */
const PLACE_AND_PATH = /^(header|cookie|json|xml):\s*(\S.*)$/;

/** A path, and the part of the answer that its prefix names, if it has one. */
export interface PlacedPath {
	place?: 'header' | 'cookie' | 'json' | 'xml';
	path: string;
}

/**
 * Reads `header:X-Token`, `cookie:SID`, `json:a.b` and `xml:a.b`. Any other text is a path without
 * a part.
 */
export function placedPath(text: string): PlacedPath {
	const [, place, path = text] = PLACE_AND_PATH.exec(text.trim()) ?? [];
	return place === undefined ? { path } : { place: place as PlacedPath['place'], path };
}

/**
 * Sets the value at a path, and creates missing objects and lists on the way. Throws a `RangeError`
 * for an empty path or for `__proto__`.
 */
export function setAtPath(target: Record<string, unknown>, path: string, value: unknown): void {
	const steps = stepsOf(path);
	if (steps.length === 0 || steps.includes(UNSAFE))
		throw new RangeError(`"${path}" can't be used as the name of a field`);
	setAtKeys(target, steps, value);
}

/**
 * Sets the value at the end of a list of names, as `keysAt` returns them. The list must not be
 * empty.
 */
export function setAtKeys(target: Record<string, unknown>, keys: string[], value: unknown): void {
	let current = target;
	keys.slice(0, -1).forEach((key, index) => {
		const known = Object.hasOwn(current, key) ? current[key] : undefined;
		if (!isObject(known)) current[key] = /^\d+$/.test(keys[index + 1]) ? [] : {};
		current = current[key] as Record<string, unknown>;
	});
	current[keys[keys.length - 1]] = value;
}

/** Removes the field at a path from parsed JSON if it exists. See `keysAt`. */
export function removeAtPath(target: unknown, path: string): void {
	const keys = keysAt(target, path) ?? [];
	const name = keys.pop();
	let parent = target;
	for (const key of keys) parent = (parent as Record<string, unknown>)[key];
	if (name === undefined || !isObject(parent)) return;
	if (Array.isArray(parent) && /^\d+$/.test(name)) parent.splice(Number(name), 1);
	else Reflect.deleteProperty(parent, name);
}
