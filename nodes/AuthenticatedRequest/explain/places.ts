import { isHtml } from '../../../credentials/engine/answers';
import { bodyOf } from '../../../credentials/engine/formats/textFields';
import { readXml } from '../../../credentials/engine/formats/xml';
import type { HttpAnswer } from '../../../credentials/engine/tokenFlow';
import { isObject } from '../../../credentials/engine/values';

/** A value of an answer, and where it is: a path, `header:Name`, `cookie:Name`, or all of it. */
export interface Place {
	path: string;
	value: string;
}

/** Every single value that an answer holds, the body's first. */
export function placesIn(answer: HttpAnswer): Place[] {
	const { text, headers, cookies = {} } = answer;
	const body = fieldsOf(answer);
	const inBody = isObject(body)
		? leaves(body, '')
		: [{ path: 'the whole body', value: text ?? String(body ?? '') }];
	return [
		...inBody,
		...Object.entries(cookies).map(([name, value]) => ({ path: `cookie:${name}`, value })),
		...Object.entries(headers).map(([name, value]) => ({ path: `header:${name}`, value })),
	];
}

/** A body with its fields: JSON, pairs, or XML that is no page. */
export function fieldsOf(answer: HttpAnswer): unknown {
	const { body } = answer;
	const isXml = typeof body === 'string' && body.trim().startsWith('<') && !isHtml(answer);
	return (isXml ? readXml(body) : undefined) ?? bodyOf(answer);
}

function leaves(value: unknown, path: string): Place[] {
	if (!isObject(value)) return value === null ? [] : [{ path, value: String(value) }];
	return Object.entries(value).flatMap(([name, part]) => {
		if (Array.isArray(value)) return leaves(part, `${path}[${name}]`);
		if (/[.[\]]/.test(name)) return leaves(part, `${path}['${name}']`);
		return leaves(part, path === '' ? name : `${path}.${name}`);
	});
}

/**
 * Where a text is in the answers, the last one first: `data.token`, with `step1.` before it for the
 * first of several. Undefined if it is nowhere, as for a token that is made here.
 */
export function placeOf(wanted: string, answers: HttpAnswer[]): string | undefined {
	for (let index = answers.length - 1; index >= 0; index--) {
		const isWanted = (value: string) =>
			value.trim() === wanted || value.trim().endsWith(` ${wanted}`);
		const found =
			placesIn(answers[index]).find(({ value }) => isWanted(value)) ??
			placesIn(answers[index]).find(({ value }) => value.includes(`>${wanted}<`));
		if (found === undefined) continue;
		const path = found.value.includes(`>${wanted}<`) ? 'the XML' : found.path;
		return index === answers.length - 1 ? path : `step${index + 1}.${path}`;
	}
	return undefined;
}

const ABOUT_TIME = /expir|ttl|lifetime|valid|max_?age|time_?out|duration|exp$/i;

/** The place in the answers with this lifetime: a number of seconds, minutes or ms, or a date. */
export function placeOfLifetime(ms: number, answers: HttpAnswer[]): string | undefined {
	const candidates = [...answers]
		.reverse()
		.flatMap(placesIn)
		.filter(({ path }) => ABOUT_TIME.test(path));
	const says = ({ value }: Place) =>
		[1, 1000, 60_000].some((unit) => Math.abs(Number.parseFloat(value) * unit - ms) < 1);
	return (candidates.find(says) ?? candidates.find(({ value }) => /\d/.test(value)))?.path;
}
