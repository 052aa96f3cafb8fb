import { atPath } from '../../engine/formats/paths';
import { type Lookup, STAND_INS } from '../template/template';
import type { HttpAnswer } from '../../engine/tokenFlow';
import { findInAnswer } from './findInAnswer';

const STEP = /^step(\d+)(?:\.|(?=\[))(.+)$/;

/**
 * A value of an earlier answer: `step1.access_token`, `step1.headers.x-id`, `step1.cookies.sid`.
 * `step1.text` is its whole body. `step1.cookies` is what a browser would send after that answer.
 */
export function stepValue(name: string, answers: HttpAnswer[]): string | undefined {
	const [, number, path] = STEP.exec(name) ?? [];
	const answer = number === undefined ? undefined : answers[Number(number) - 1];
	if (answer === undefined) return undefined;
	const inBody = findInAnswer(answer, 'auto', path);
	if (inBody !== undefined) return inBody;
	if (path === 'text') return findInAnswer(answer, 'text', '');
	if (path === 'cookies') return cookiesUpTo(answers.slice(0, Number(number)));
	const { headers, cookies = {} } = answer;
	const value = atPath(
		{ headers, cookies },
		path.replace(/^headers\..*/, (part) => part.toLowerCase()),
	);
	return typeof value === 'string' ? value : undefined;
}

/**
 * All cookies of the answers, as a call sends them. A later cookie replaces an earlier one of the
 * same name.
 */
function cookiesUpTo(answers: HttpAnswer[]): string | undefined {
	const all = Object.assign({}, ...answers.map(({ cookies }) => cookies)) as Record<string, string>;
	const pairs = Object.entries(all).filter(([, value]) => value !== '');
	return pairs.length === 0
		? undefined
		: pairs.map(([name, value]) => `${name}=${value}`).join('; ');
}

/** True if a name is a value of one of the first `steps` answers. */
export function isStepName(name: string, steps: number): boolean {
	const number = Number(STEP.exec(name)?.[1] ?? 0);
	return number >= 1 && number <= steps;
}

/** Asks the lookups in turn and takes the first value. */
export function firstOf(...lookups: Lookup[]): Lookup {
	const first: Lookup = (name) => {
		for (const lookup of lookups) {
			const value = lookup(name);
			if (value !== undefined) return value;
		}
		return undefined;
	};
	first.rehearses = lookups.some(({ rehearses }) => rehearses);
	return first;
}

/** Looks up an object's own values. */
export function inObject(values: Record<string, string>): Lookup {
	return (name) => (Object.hasOwn(values, name) ? values[name] : undefined);
}

/** Gives these names a stand-in, because only answers bring their values. */
export function standIn(names: string[], value = STAND_INS[0]): Lookup {
	return rehearsal((name) => (names.includes(name) ? value : undefined));
}

/** Marks a lookup as one whose values are stand-ins. */
export const rehearsal = (lookup: Lookup): Lookup =>
	Object.assign((name: string) => lookup(name), { rehearses: true });
