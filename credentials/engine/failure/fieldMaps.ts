/**
 * Recognizes objects that list the errors of fields: `{"email": ["is not valid"], "address":
 * {"zip": [...]}}`.
 */
import { isFields, isObject } from '../values';
import {
	isContainer,
	isIgnored,
	isListOfFailures,
	isPartOfFailure,
	isSentence,
	plain,
} from './names';

/** The depth to which the words of a failure are looked for. */
export const MAX_DEPTH = 7;
const NO_LABEL = /^(nonfielderrors|all|base|error|errors|general|global|root|\d*)$/;

type Fields = Record<string, unknown>;

/** Whether a field's name stands for the whole request. Such a name is not shown as a label. */
export const isWholeRequest = (name: string): boolean => NO_LABEL.test(plain(name));

/** Whether a value is a list of texts, which frameworks return for each field. */
export const isListOfTexts = (value: unknown) =>
	Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');

/**
 * Whether an object maps fields to their errors.
 *
 * @param isNamed whether the object's own name says that it is about failures
 */
export function isFieldMap(fields: Fields, isNamed: boolean): boolean {
	const entries = Object.entries(fields).filter(
		([name, value]) => !isIgnored(name, value, isNamed),
	);
	if (entries.length === 0) return false;
	if (entries.every(([, value]) => isListOfTexts(value)))
		return entries.length > 1 || !isContainer(entries[0][0]);
	return entries.every(
		([name, value]) =>
			!isPartOfFailure(name) &&
			(!isContainer(name) || (isNamed && isSentence(value))) &&
			(typeof value === 'string' ||
				isListOfTexts(value) ||
				(isNamed && isListOfFailures(value)) ||
				(isFields(value) && (isNamed || isFieldMap(value, false)))),
	);
}

/**
 * Whether a value holds the errors of a field, or of the fields and elements in it: lists of texts,
 * nested as Django nests them. None of the names in it is a usual part of a failure.
 */
export function isTree(value: unknown, depth = 0): boolean {
	if (isListOfTexts(value)) return true;
	if (!isObject(value) || depth > MAX_DEPTH) return false;
	const parts = Object.entries(value).filter(([, part]) => !isEmptyObject(part));
	return (
		parts.length > 0 &&
		parts.every(
			([name, part]) =>
				isTree(part, depth + 1) &&
				(isWholeRequest(name) || !(isContainer(name) || isPartOfFailure(name))),
		)
	);
}

/** Whether a value is an object without fields. */
export const isEmptyObject = (value: unknown) => isFields(value) && Object.keys(value).length === 0;

/**
 * Whether an element of a list maps fields to their errors. Django returns one such element for
 * each one that was sent.
 */
export function isMapOfElement(fields: Fields): boolean {
	const entries = Object.entries(fields);
	return (
		entries.length > 0 &&
		entries.every(
			([name, value]) => isListOfTexts(value) && !isContainer(name) && !isPartOfFailure(name),
		)
	);
}
