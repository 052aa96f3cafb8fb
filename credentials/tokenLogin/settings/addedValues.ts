import { isObject } from '../../engine/values';
import { hasOwnText } from '../../engine/vendor/fieldReader';
import { wrongField } from '../template/wrongField';

/**
 * Names and values that the user added to the credential. An entry with neither is left out,
 * because the form begins with such an entry. Throws an error that names the field but not the
 * value, which can be a secret.
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

/**
 * A field of an entry as text. Throws an error that names the field if an expression gives a list
 * or an object.
 */
export function addedText(value: unknown, label: string, what: string): string {
	if (!isObject(value) || hasOwnText(value)) return String(value ?? '');
	throw wrongField(
		label,
		`has ${Array.isArray(value) ? 'a list' : 'an object'} as ${what}, which must be a text`,
	);
}
