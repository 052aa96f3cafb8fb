import { elementWhere, isCondition } from './listElement';
import { isObject } from './values';

/** The name that reaches an object's prototype instead of a field of its own. */
const UNSAFE = '__proto__';

/**
 * The steps of a path such as `data.items[0].id`; also `data.items.0.id`, `['a.b'].c`, and
 * `items[active=true].id` for the element of a list in which a field has a value.
 */
function stepsOf(path: string): string[] {
	const steps: string[] = [];
	const step = /\[\s*["'](.*?)["']\s*\]|\[([^\]=]+=[^\]]*)\]|([^.[\]]+)/g;
	for (const [, quoted, condition, plain] of path.matchAll(step)) {
		steps.push(quoted ?? (condition === undefined ? plain.trim() : `[${condition}]`));
	}
	return steps;
}

/** The value at a path in parsed JSON, undefined if the path leads nowhere. */
export function atPath(value: unknown, path: string): unknown {
	let current = value;
	for (const step of stepsOf(path)) {
		if (isCondition(step) && Array.isArray(current)) {
			current = elementWhere(current, step, atPath);
			continue;
		}
		if (!isObject(current) || !Object.hasOwn(current, step)) return undefined;
		current = (current as Record<string, unknown>)[step];
	}
	return current;
}

/** Sets the value at a path and makes the objects and lists on the way. `__proto__` is refused. */
export function setAtPath(target: Record<string, unknown>, path: string, value: unknown): void {
	const steps = stepsOf(path);
	if (steps.length === 0 || steps.includes(UNSAFE))
		throw new RangeError(`"${path}" can't be used as the name of a field`);
	let current = target;
	steps.slice(0, -1).forEach((step, index) => {
		const known = Object.hasOwn(current, step) ? current[step] : undefined;
		if (!isObject(known)) current[step] = /^\d+$/.test(steps[index + 1]) ? [] : {};
		current = current[step] as Record<string, unknown>;
	});
	current[steps[steps.length - 1]] = value;
}

/** Removes the field at a path from parsed JSON, if it is there. */
export function removeAtPath(target: unknown, path: string): void {
	const steps = stepsOf(path);
	const name = steps.pop();
	let parent = target;
	for (const step of steps) {
		if (!isObject(parent) || !Object.hasOwn(parent, step)) return;
		parent = (parent as Record<string, unknown>)[step];
	}
	if (name === undefined || !isObject(parent)) return;
	if (Array.isArray(parent) && /^\d+$/.test(name)) parent.splice(Number(name), 1);
	else if (Object.hasOwn(parent, name)) Reflect.deleteProperty(parent, name);
}
