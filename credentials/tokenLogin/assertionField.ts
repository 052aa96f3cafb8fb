import { asError } from '../engine/errors';
import type { Settings } from './settings/readSettings';
import { wrongField } from './template/wrongField';
import { fillJson } from './template/jsonText';
import { type Algorithm, ALGORITHMS, signAssertion } from './template/signAssertion';
import { type Lookup, timeOf } from './template/template';
import { isFields } from '../engine/values';

/** Lifetime of an assertion whose claims have no `exp`, which RFC 7523 section 3 requires. */
const LIFETIME_SECONDS = 300;

/**
 * The value of `${assertion}`: a newly signed JSON Web Token. Undefined if the login has no
 * assertion.
 */
export function assertionOf({ assertion }: Settings, lookup: Lookup): string | undefined {
	if (assertion === undefined) return undefined;
	const { algorithm, key, passphrase } = assertion;
	if (!ALGORITHMS.includes(algorithm as Algorithm))
		throw wrongField('Assertion Algorithm', `has no choice "${algorithm}"`);
	const parts = assertionParts(assertion, lookup);
	try {
		return signAssertion({ algorithm: algorithm as Algorithm, key, passphrase, ...parts });
	} catch (error) {
		if (error instanceof TypeError) throw wrongField('Assertion Key', error.message);
		throw asError(error);
	}
}

/** Header and claims with their placeholders filled in. Throws if they are not JSON objects. */
export function assertionParts(
	{ header, claims }: NonNullable<Settings['assertion']>,
	lookup: Lookup,
) {
	const now = Math.floor(timeOf(lookup) / 1000);
	const given = instants(objectIn('Assertion Claims', claims, lookup));
	return {
		header: objectIn('Assertion Header', header, lookup),
		claims: { iat: now, exp: now + LIFETIME_SECONDS, ...given },
	};
}

function objectIn(label: string, text: string, lookup: Lookup): Record<string, unknown> {
	const value = fillJson(label, text, lookup);
	if (isFields(value)) return value as Record<string, unknown>;
	throw wrongField(label, 'must be a JSON object such as {"iss": "${clientId}"}');
}

/**
 * Turns times into numbers (RFC 7519 section 2, NumericDate), because a placeholder gives text.
 * Throws an error that names the claim if its value is not a number.
 */
function instants(claims: Record<string, unknown>): Record<string, unknown> {
	const times = ['iat', 'exp', 'nbf'].filter((name) => typeof claims[name] === 'string');
	const wrong = times.find((name) => !Number.isFinite(Number(claims[name])));
	if (wrong !== undefined)
		throw wrongField(
			'Assertion Claims',
			`has a value in "${wrong}" that is not a number of seconds; write \${now+5:minutes:epoch}`,
		);
	return { ...claims, ...Object.fromEntries(times.map((name) => [name, Number(claims[name])])) };
}
