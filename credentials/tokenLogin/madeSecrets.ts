import type { Settings } from './settings/readSettings';
import type { Lookup } from './template/template';

/**
 * Characters. Shorter values of an answer are not secrets but words and numbers, such as a region.
 */
const MIN_VALUE = 8;

/**
 * Collects the secrets that the placeholders of a request become. These are texts made from a
 * secret field, such as its hash. They are also values that no open field of the credential shows,
 * such as those of earlier answers and the signed assertion. The list grows while the request is
 * built.
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
