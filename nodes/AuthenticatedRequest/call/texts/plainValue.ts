import { isObject } from '../../../../credentials/engine/values';

/** The JSON form of a date or another object with `toJSON`; any other value as it is. */
export function plain(value: unknown): unknown {
	const toJson = isObject(value) ? value.toJSON : undefined;
	return typeof toJson === 'function' ? (toJson.call(value) as unknown) : value;
}
