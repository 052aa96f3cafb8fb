/** Changes to a preset's body: fields that the user adds, and fields that the user's login leaves out. */
import { isFields } from '../../engine/values';
import { pairsOf } from '../wire/lines';
import type { BodyType } from './settings';

/**
 * Adds further fields to a body. They are written one `name=value` per line. In JSON, numbers and
 * lists keep their type.
 */
export function withFields(body: string, bodyType: BodyType, lines: string): string {
	if (lines === '' || bodyType === 'none') return body;
	const pairs = pairsOf('Further Login Fields', lines);
	if (bodyType !== 'json')
		return [body, ...pairs.map(({ name, value }) => `${name}=${value}`)].join('\n');
	const added = pairs.map(({ name, value }) => `${JSON.stringify(name)}:${jsonValue(value)}`);
	return `${body.slice(0, -1)},${added.join(',')}}`;
}

/** A value as JSON. Valid JSON stays as it is; anything else becomes a string. */
function jsonValue(value: string): string {
	try {
		JSON.parse(value);
		return value;
	} catch {
		return JSON.stringify(value);
	}
}

/**
 * Removes `client_id` and `client_secret` from the body of a renewal if the user's own login body
 * does not have them.
 */
export function withoutMissing(renewBody: string, bodyType: BodyType, loginBody: string): string {
	const isMissing = (name: string) =>
		/^client_(id|secret)$/.test(name) && !loginBody.includes(name);
	if (bodyType === 'json' && renewBody !== '') {
		const fields: unknown = JSON.parse(renewBody);
		const kept = Object.entries(isFields(fields) ? fields : {}).filter(
			([name]) => !isMissing(name),
		);
		return JSON.stringify(Object.fromEntries(kept));
	}
	return renewBody
		.split('\n')
		.filter((line) => !isMissing(line.split('=')[0]))
		.join('\n');
}
