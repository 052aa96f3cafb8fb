import type { Settings } from './settings/readSettings';
import type { Lookup } from './template/template';

/** Shorter texts are numbers and words that answers choose among, unless they are made of a secret. */
const MIN_VALUE = 8;

/**
 * Collects what the placeholders of a request become, as far as it must not show: what is made of a
 * secret field, such as its hash, and values that no field of the credential shows, such as those of
 * earlier answers and the signed assertion.
 */
export function noteSecrets(lookup: Lookup, { values, secrets }: Settings): string[] {
	const made: string[] = [];
	const open = new Set(Object.values(values).filter((value) => !secrets.includes(value)));
	lookup.note = (text, sources) => {
		const isOfSecret = sources.some((source) => secrets.includes(source));
		const isOfAnswer = sources.some((source) => !open.has(source) && source.length >= MIN_VALUE);
		if (isOfSecret || isOfAnswer) made.push(text, ...sources.filter((source) => !open.has(source)));
	};
	return made;
}
