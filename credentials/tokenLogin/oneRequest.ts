import { optionalNames } from './answer/keptValues';
import { firstOf, inObject } from './answer/lookup';
import { assertionOf } from './assertionField';
import type { Settings } from './settings/readSettings';
import { type Lookup, timeOf } from './template/template';
import { generators } from './template/templateFunctions';

/**
 * The values for one request: the known ones, times, random values and the signed assertion. Times,
 * random values and the assertion stay the same within the request, however often they are named.
 */
export function oneRequest(settings: Settings, known: Lookup): Lookup {
	const now = timeOf(known);
	const made: Record<string, string> = {};
	const generated: Lookup = (name) =>
		Object.hasOwn(generators, name) ? (made[name] ??= generators[name]()) : undefined;
	const own = firstOf(inObject(settings.values), generated);
	own.now = now;
	let assertion: string | undefined;
	const signed: Lookup = (name) =>
		name === 'assertion' ? (assertion ??= assertionOf(settings, own)) : undefined;
	const lookup = firstOf(known, signed, generated);
	lookup.now = now;
	lookup.optional = optionalNames(settings);
	return lookup;
}
