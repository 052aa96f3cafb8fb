import { isObject } from '../../../../credentials/engine/values';

/** A date, and whatever else knows how to be written as JSON, as its text; anything else as it is. */
export function plain(value: unknown): unknown {
	const toJson = isObject(value) ? value.toJSON : undefined;
	return typeof toJson === 'function' ? (toJson.call(value) as unknown) : value;
}
