import type { IDataObject } from 'n8n-workflow';
import { setAtPath } from '../../../credentials/engine/formats/paths';
import { isObject } from '../../../credentials/engine/values';
import { invalidParameter } from '../call/callErrors';
import { named } from '../parameters/namedEntries';
import { plain } from '../call/texts/plainValue';
import { type Pairs, textOf } from './fieldValues';

/** A name with this ending makes its field a list. */
const LIST = /\[\s*\]$/;

/**
 * Returns the fields of a JSON body. A name with dots is a path, as in HTTP Request. A name that
 * comes more than once, or ends in `[]`, makes a list. Throws errors that name the parameter and
 * the name.
 */
export function jsonFields({ parameters }: Pairs): IDataObject {
	const values = new Map<string, unknown>();
	for (const { name, value } of named(parameters, 'Body Parameters')) {
		const path = name.replace(LIST, '');
		const isList = path !== name || values.has(path);
		values.set(path, isList ? [values.get(path) ?? [], value].flat() : value);
	}
	const result: IDataObject = {};
	for (const [path, value] of values) {
		const inner = [...values.keys()].find(
			(other) => other.startsWith(path) && /^[.[]/.test(other.slice(path.length)),
		);
		if (inner !== undefined && !isObject(value))
			throw invalidParameter(
				'Body Parameters',
				`has "${path}", which can't be a value and have a field "${inner}" in it. Remove one of them`,
			);
		try {
			setAtPath(result, path, value);
		} catch (error) {
			throw invalidParameter(
				'Body Parameters',
				`has a name that is not possible: ${(error as Error).message}`,
			);
		}
	}
	return result;
}

/**
 * Returns the fields of a form, in their order. A name that comes more than once is sent more than
 * once, as in a web form. Lists and objects get brackets as in HTTP Request: `tag[0]=a`,
 * `user[name]=b`. If the name of a list ends in `[]`, the name is repeated instead.
 */
export function formFields({ parameters }: Pairs): URLSearchParams {
	const form = new URLSearchParams();
	const append = (name: string, given: unknown): void => {
		const value = plain(given);
		if (value === undefined) return;
		if (!isObject(value)) return form.append(name, textOf(value));
		const repeats = Array.isArray(value) && LIST.test(name);
		for (const [key, part] of Object.entries(value))
			append(repeats ? name : `${name}[${key}]`, part);
	};
	for (const { name, value } of named(parameters, 'Body Parameters')) append(name, value);
	return form;
}
