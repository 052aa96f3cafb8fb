import type { IDataObject } from 'n8n-workflow';
import { invalidParameter } from '../call/callErrors';
import { named } from '../parameters/namedEntries';
import { requireDistinctNames } from '../parameters/repeatedNames';
import { parseWithDigits } from '../../../credentials/engine/formats/jsonDigits';
import { isFields, isObject } from '../../../credentials/engine/values';
import { plain } from '../call/texts/plainValue';

/** A list of names and values, as n8n's fixed collections store it. */
export interface Pairs {
	parameters?: Array<{ name: string; value?: unknown }>;
}

/** Returns the pairs as an object. A name that comes again makes a list. Throws as `named` does. */
export function fromPairs({ parameters }: Pairs, label: string): IDataObject {
	const values = new Map<string, unknown>();
	for (const { name, value } of named(parameters, label)) {
		const present = values.get(name);
		values.set(name, present === undefined ? value : [present, value].flat());
	}
	// Assignment would lose "__proto__".
	return Object.fromEntries(values) as IDataObject;
}

/**
 * Lists in words the fields that are not sent because their expressions gave nothing.
 *
 * @param lists whether an empty list or object counts as nothing
 */
export function fieldsLeftOut(fields: object, what: string, lists: boolean): string[] {
	return Object.entries(fields)
		.filter(([, value]) => value === undefined || (lists && isEmpty(plain(value))))
		.map(([name]) => `${what} "${name}"`);
}

const isEmpty = (value: unknown) => isObject(value) && Object.keys(value).length === 0;

/** Parses the text of a JSON field. A value that an expression has parsed is returned as it is. */
export function jsonValue(
	value: unknown,
	label: string,
	parse: (text: string) => unknown = JSON.parse,
): unknown {
	if (typeof value !== 'string') return value;
	if (value.trim() === '') return {};
	try {
		return parse(value);
	} catch (error) {
		throw invalidParameter(label, `is not valid JSON (${(error as Error).message})`);
	}
}

/** Like `jsonValue`, but throws if the value is not an object. Long numbers keep their digits. */
export function jsonObject(value: unknown, label: string): IDataObject {
	const parsed = jsonValue(value, label, parseWithDigits);
	if (typeof value === 'string') requireDistinctNames(value, label);
	if (isFields(parsed)) return parsed as IDataObject;
	throw invalidParameter(label, 'must be a JSON object such as {"name": "value"}');
}

/** The text of a value in a form or raw body: JSON for objects, empty for null or undefined. */
export function textOf(value: unknown): string {
	if (value instanceof URLSearchParams) return value.toString();
	return isObject(value) ? JSON.stringify(value) : String(value ?? '');
}
