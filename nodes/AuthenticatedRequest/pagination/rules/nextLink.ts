import { isFields } from '../../../../credentials/engine/values';
import type { CallAnswer } from '../../call/callTypes';
import { nextInLinkHeader } from './linkHeader';
import { valueIn } from './valueIn';

/**
 * Names of the field with a link's target: `href` in JSON:API and HAL, `url` in FHIR, and others.
 */
const TARGETS = ['href', 'url', 'uri'];
/** Names of the field with a link's relation: `rel` in HATEOAS, `relation` in FHIR. */
const RELATIONS = ['rel', 'relation'];

/**
 * Returns the link to the next page: the value at a path of the answer. If the path is empty, it is
 * the one in the `Link` header. The path can also name another header with the syntax of `Link`. A
 * link object (JSON:API 1.1 "Links", HAL) gives its target. A list of links gives the link with the
 * relation `next`, or null if there is none.
 */
export function nextLinkIn(answer: CallAnswer, path: string): unknown {
	if (path === '') return nextInLinkHeader(answer.answer.headers.link ?? '');
	const found = valueIn(answer, path);
	const isLinkHeader = typeof found === 'string' && /^\s*<[^>]*>\s*;/.test(found);
	if (isLinkHeader) return nextInLinkHeader(found) ?? null;
	if (!Array.isArray(found)) return targetOf(found);
	const isOfLinks = found.every((link) => RELATIONS.some((name) => isFields(link) && name in link));
	return isOfLinks ? targetOf(found.find(isNext) ?? null) : found;
}

function isNext(link: Record<string, unknown>): boolean {
	const relations = RELATIONS.flatMap((name) => link[name] ?? []).flatMap((text) =>
		String(text).toLowerCase().split(/\s+/),
	);
	return relations.includes('next');
}

function targetOf(link: unknown): unknown {
	if (!isFields(link)) return link;
	const name = TARGETS.find((each) => each in link);
	return name === undefined ? link : link[name];
}
