import { isObject } from '../../engine/values';
import { hasOwnText } from '../../engine/vendor/fieldReader';
import { wrongField } from '../template/wrongField';

/**
 * Names and values that a person added to the credential. An entry without both is the one that
 * the form begins with. Throws an error that names the field, never the value: it can be a secret.
 */
export function addedValues(collection: unknown, list: string): string[][] {
	const { values } = isObject(collection) ? collection : { values: undefined };
	const entries = Array.isArray(values) ? (values as unknown[]) : [];
	return entries.filter(isObject).flatMap(({ name, value }, index) => {
		const label = `Further Values > ${list}`;
		const named = addedText(name, label, `the name of value ${index + 1}`).trim();
		const text = addedText(value, label, named === '' ? `value ${index + 1}` : `"${named}"`);
		if (named !== '') return [[named, text]];
		if (text === '') return [];
		throw wrongField(label, `has a value without a name (value ${index + 1})`);
	});
}

/** A field of an entry as text: only an expression can give something else. Throws an error that names the field. */
export function addedText(value: unknown, label: string, what: string): string {
	if (!isObject(value) || hasOwnText(value)) return String(value ?? '');
	throw wrongField(
		label,
		`has ${Array.isArray(value) ? 'a list' : 'an object'} as ${what}, which must be a text`,
	);
}
