import { atPath } from '../../engine/formats/paths';
import type { Lookup } from '../template/template';
import type { HttpAnswer } from '../../engine/tokenFlow';
import { findInAnswer } from './findInAnswer';

const STEP = /^step(\d+)(?:\.|(?=\[))(.+)$/;
/** Stand-ins for a value that only an answer brings. Which one fits depends on its place: word, path or URL. */
export const STAND_INS = ['x', '/x', 'https://x.invalid/x'];

/** A value of an earlier answer: `step1.access_token`, `step1.headers.x-id`, `step1.cookies.sid`. */
export function stepValue(name: string, answers: HttpAnswer[]): string | undefined {
	const [, number, path] = STEP.exec(name) ?? [];
	const answer = number === undefined ? undefined : answers[Number(number) - 1];
	if (answer === undefined) return undefined;
	const inBody = findInAnswer(answer, 'auto', path);
	if (inBody !== undefined) return inBody;
	const { headers, cookies = {} } = answer;
	const value = atPath(
		{ headers, cookies },
		path.replace(/^headers\..*/, (part) => part.toLowerCase()),
	);
	return typeof value === 'string' ? value : undefined;
}

/** Whether a name refers to the answer of a step (`step2.…`), given the number of steps. */
export function isStepName(name: string, steps: number): boolean {
	const number = Number(STEP.exec(name)?.[1] ?? 0);
	return number >= 1 && number <= steps;
}

/** Asks the lookups in turn; the first value counts. */
export function firstOf(...lookups: Lookup[]): Lookup {
	return (name: string) => {
		for (const lookup of lookups) {
			const value = lookup(name);
			if (value !== undefined) return value;
		}
		return undefined;
	};
}

/** The values of an object, own ones only. */
export function inObject(values: Record<string, string>): Lookup {
	return (name) => (Object.hasOwn(values, name) ? values[name] : undefined);
}

/** A stand-in for values that only answers bring. */
export function standIn(names: string[], value = STAND_INS[0]): Lookup {
	return (name) => (names.includes(name) ? value : undefined);
}
