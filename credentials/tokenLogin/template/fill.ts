import { asError } from '../../engine/errors';
import { type Encode, fillTemplate, type Lookup, TemplateError, timeOf } from './template';
import { wrongField } from './wrongField';

/** Fills in the placeholders of a field. Throws an error that names the field. */
export function fill(label: string, template: string, lookup: Lookup, encode?: Encode): string {
	try {
		return fillTemplate(template, { lookup, now: timeOf(lookup), encode });
	} catch (error) {
		if (error instanceof TemplateError)
			throw wrongField(label, `${error.message}${whatThereIs(error.missing, lookup)}`);
		throw asError(error);
	}
}

const NAMES = ['username', 'password', 'clientId', 'clientSecret', 'scope', 'apiKey', 'token'];

/**
 * The hint for an unknown name: the names that exist, or the step that should have brought its
 * value.
 */
function whatThereIs(wrong: string | undefined, lookup: Lookup): string {
	if (wrong === undefined) return '';
	const [, step] = /^step(\d+)[.[]/.exec(wrong) ?? [];
	if (step !== undefined)
		return `: the answer of step ${step} has nothing at that path, or comes later`;
	const known = NAMES.filter((name) => lookup(name) !== undefined);
	const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');
	const meant = known.find(
		(name) => plain(name).startsWith(plain(wrong)) || plain(wrong).endsWith(plain(name)),
	);
	if (meant !== undefined) return `; write \${${meant}}`;
	const list = known.map((name) => `\${${name}}`).join(', ');
	return `. ${list === '' ? 'Values' : `There is ${list}; others`} are added under "Further Values"`;
}

/** The same, but undefined if the template uses an optional value that the answer left out. */
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
	const text = fill(label, template, Object.assign(watched, lookup), encode);
	return isMissing ? undefined : text;
}
