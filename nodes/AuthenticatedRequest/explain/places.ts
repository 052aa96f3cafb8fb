import { isHtml } from '../../../credentials/engine/answers';
import { bodyOf } from '../../../credentials/engine/formats/textFields';
import { readXml } from '../../../credentials/engine/formats/xml';
import type { HttpAnswer } from '../../../credentials/engine/tokenFlow';
import { isObject } from '../../../credentials/engine/values';

/** A value in an answer and its place: a path, `header:Name`, `cookie:Name`, or the whole body. */
export interface Place {
	path: string;
	value: string;
}

/** All single values in an answer, those of the body first. */
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

/** Returns a body parsed as JSON, as pairs, or as XML unless it is a web page. */
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
 * Returns the place of a text in the answers, such as `data.token`. The last answer is searched
 * first; a place in an earlier one begins with its step, such as `step1.`. Undefined if no answer
 * has the text, which is normal for a token that the node makes itself.
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

/** The path of a likely token lifetime: a number or date whose name is about time. */
export function likelyLifetime(answers: HttpAnswer[]): string | undefined {
	const inBody = ({ path, value }: Place) =>
		!/^(?:header|cookie):/.test(path) && ABOUT_TIME.test(path) && /^\d/.test(value);
	return [...answers].reverse().flatMap(placesIn).find(inBody)?.path;
}

/** The path of the value that gives the lifetime `ms`: in ms, seconds or minutes, or as a date. */
export function placeOfLifetime(ms: number, answers: HttpAnswer[]): string | undefined {
	const candidates = [...answers]
		.reverse()
		.flatMap(placesIn)
		.filter(({ path }) => ABOUT_TIME.test(path));
	const says = ({ value }: Place) =>
		[1, 1000, 60_000].some((unit) => Math.abs(Number.parseFloat(value) * unit - ms) < 1);
	return (candidates.find(says) ?? candidates.find(({ value }) => /\d/.test(value)))?.path;
}
