import { isObject } from '../../../credentials/engine/values';
import { invalidParameter } from '../call/callErrors';

/** An entry of a list of fields as the editor or an expression makes it. */
interface Entry {
	name: string;
	value?: unknown;
	inputDataFieldName?: string;
}

/**
 * The entries that have a name. One without name and value is left out: the editor starts with such a
 * one, and an expression can give nothing.
 *
 * @param label the field that the entries are in
 * @throws an error that names the field and the entry, if a value has no name
 */
export function named<T extends Entry>(
	entries: Array<T | null | undefined> | undefined,
	label: string,
): T[] {
	return (entries ?? []).flatMap((entry, index) => {
		const name: unknown = entry?.name ?? '';
		if (isObject(name))
			throw invalidParameter(label, `has an object or a list as the name of entry ${index + 1}`);
		if (!isObject(entry)) return [];
		if (name !== '') return [typeof name === 'string' ? entry : { ...entry, name: String(name) }];
		if (isEmpty(entry)) return [];
		throw invalidParameter(
			label,
			`has a value without a name in entry ${index + 1}. Enter the name, or remove the entry`,
		);
	});
}

const isEmpty = ({ value, inputDataFieldName }: Entry) =>
	(value ?? '') === '' && (inputDataFieldName ?? '') === '';
