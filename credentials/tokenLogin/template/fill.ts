import { asError, invalidConfiguration } from '../../engine/errors';
import { type Encode, fillTemplate, type Lookup, TemplateError } from './template';

/** Fills in a field's placeholders; an error names the field. */
export function fill(label: string, template: string, lookup: Lookup, encode?: Encode): string {
	try {
		return fillTemplate(template, { lookup, now: lookup.now ?? Date.now(), encode });
	} catch (error) {
		if (error instanceof TemplateError) throw wrongField(label, error.message);
		throw asError(error);
	}
}

/** The same; undefined if the template names an optional value that the answer left out. */
export function fillIfThere(
	label: string,
	template: string,
	lookup: Lookup,
	encode?: Encode,
): string | undefined {
	let isMissing = false;
	const watched: Lookup = (name) => {
		const value = lookup(name);
		isMissing ||= value === '' && lookup.optional?.includes(name) === true;
		return value;
	};
	watched.now = lookup.now;
	watched.note = lookup.note;
	const text = fill(label, template, watched, encode);
	return isMissing ? undefined : text;
}

/** The credential's name, which begins its errors. */
export const PROVIDER = 'Token Login API';

/** A field that can't be used as it is. */
export const wrongField = (label: string, problem: string) =>
	invalidConfiguration(PROVIDER, `the field "${label}" ${problem}. Correct it in the credential.`);
