import { isObject } from '../../../credentials/engine/values';
import { invalidParameter } from '../call/callErrors';

/** An entry of a list of fields, made by the editor or an expression. */
interface Entry {
	name: string;
	value?: unknown;
	inputDataFieldName?: string;
}

/**
 * Returns the entries that have a name. Others are ignored, as in HTTP Request; `namelessHint`
 * reports them.
 *
 * @param label the field that has the entries
 * @throws an error that names the field and the entry if a name is an object
 */
export function named<T extends Entry>(
	entries: Array<T | null | undefined> | undefined,
	label: string,
): T[] {
	return (entries ?? []).flatMap((entry, index) => {
		const name: unknown = entry?.name ?? '';
		if (isObject(name))
			throw invalidParameter(label, `has an object or a list as the name of entry ${index + 1}`);
		if (!isObject(entry) || name === '') return [];
		return [typeof name === 'string' ? entry : { ...entry, name: String(name) }];
	});
}

/** The hint for a value that is not sent because its entry has no name; undefined if none is. */
export function namelessHint(
	entries: Array<Entry | null | undefined> | undefined,
	label: string,
): string | undefined {
	const index = (entries ?? []).findIndex(
		(entry) => isObject(entry) && (entry.name ?? '') === '' && !isEmpty(entry),
	);
	if (index < 0) return undefined;
	return `${label} has a value without a name in entry ${index + 1}, which was not sent. Enter the name, or remove the entry.`;
}

const isEmpty = ({ value, inputDataFieldName }: Entry) =>
	(value ?? '') === '' && (inputDataFieldName ?? '') === '';
