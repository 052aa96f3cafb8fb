/** A preset's body with what a person adds to it or says elsewhere. */
import { isFields } from '../../engine/values';
import { pairsOf } from '../wire/lines';
import type { BodyType } from './settings';

/** A body with further fields, one `name=value` per line. In JSON, numbers and lists keep their type. */
export function withFields(body: string, bodyType: BodyType, lines: string): string {
	if (lines === '' || bodyType === 'none') return body;
	const pairs = pairsOf('Further Login Fields', lines);
	if (bodyType !== 'json')
		return [body, ...pairs.map(({ name, value }) => `${name}=${value}`)].join('\n');
	const added = pairs.map(({ name, value }) => `${JSON.stringify(name)}:${jsonValue(value)}`);
	return `${body.slice(0, -1)},${added.join(',')}}`;
}

/** A value as JSON: as it is typed if that is JSON, or a placeholder alone; else as a text. */
function jsonValue(value: string): string {
	try {
		JSON.parse(value);
		return value;
	} catch {
		return JSON.stringify(value);
	}
}

/** A renewal's body without the fields of a client that the person's own login body does not have. */
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
