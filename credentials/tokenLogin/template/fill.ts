import { asError, invalidConfiguration } from '../../engine/errors';
import { fillTemplate, type Lookup, TemplateError } from './template';

/** Fills in a field's placeholders; an error names the field. */
export function fill(
	label: string,
	template: string,
	lookup: Lookup,
	encode?: (value: string) => string,
): string {
	try {
		return fillTemplate(template, { lookup, now: lookup.now ?? Date.now(), encode });
	} catch (error) {
		if (error instanceof TemplateError) throw wrongField(label, error.message);
		throw asError(error);
	}
}

/** The credential's name, which begins its errors. */
export const PROVIDER = 'Token Login API';

/** A field that can't be used as it is. */
export const wrongField = (label: string, problem: string) =>
	invalidConfiguration(PROVIDER, `the field "${label}" ${problem}. Correct it in the credential.`);
