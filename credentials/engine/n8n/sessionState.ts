/**
 * Reads a stored session without trusting it: another version, another process or a person's import
 * may have written it.
 */
import type { Session } from '../tokenFlow';
import { isFields } from '../values';

type Test = (value: unknown) => boolean;

const isText: Test = (value) => typeof value === 'string';
const isNumber: Test = (value) => Number.isFinite(value);
const isTexts: Test = (value) => isFields(value) && Object.values(value as object).every(isText);
const isLifetime: Test = (value) => {
	if (!isFields(value)) return false;
	const { kind, ms, marginMs = 0 } = value as Record<string, unknown>;
	return (kind === 'absolute' || kind === 'idle') && isNumber(ms) && isNumber(marginMs);
};

/** The test that each member of a session must pass, if it is present. */
const MEMBERS: Record<keyof Session, Test> = {
	token: isText,
	fingerprint: isText,
	obtainedAt: isNumber,
	obtainedBy: (value) => value === 'login' || value === 'refresh',
	lifetime: isLifetime,
	expiresAt: isNumber,
	refreshToken: isText,
	refreshExpiresAt: isNumber,
	who: isText,
	values: isTexts,
	discovered: isTexts,
	renewalNotBefore: isNumber,
	madeBy: isText,
	chain: isText,
	renewals: isNumber,
};
const NEEDED: Array<keyof Session> = ['fingerprint', 'obtainedAt', 'obtainedBy'];

/**
 * Returns the known members, if all of them pass their tests and none is missing. Undefined
 * otherwise.
 */
export function readState(parsed: unknown): Partial<Session> | undefined {
	if (!isFields(parsed)) return undefined;
	const state = Object.entries(MEMBERS)
		.map(([name, test]) => ({ name, test, value: (parsed as Record<string, unknown>)[name] }))
		// `JSON.stringify` writes an infinite number as null.
		.filter(({ value }) => value !== undefined && value !== null);
	if (!state.every(({ test, value }) => test(value))) return undefined;
	const read: Partial<Session> = Object.fromEntries(state.map(({ name, value }) => [name, value]));
	return NEEDED.every((name) => read[name] !== undefined) ? read : undefined;
}
