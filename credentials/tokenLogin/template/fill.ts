import { asError } from '../../engine/errors';
import { fillTemplate, type Lookup, TemplateError } from './template';
import { wrongField } from './wrongField';

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
