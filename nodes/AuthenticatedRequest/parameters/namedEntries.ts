import { isObject } from '../../../credentials/engine/values';
import { invalidParameter } from '../call/callErrors';

/** An entry of a list of fields as the editor or an expression makes it. */
interface Entry {
	name: string;
	value?: unknown;
	inputDataFieldName?: string;
}

/**
 * The entries that have a name. Others are passed over, as HTTP Request does it: `namelessHint` tells.
 *
 * @param label the field that the entries are in
 * @throws an error that names the field and the entry, if a name is an object
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

/** What is told of entries whose value is not sent because they have no name; undefined if there are none. */
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
