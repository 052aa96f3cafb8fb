import { isFields } from '../../../../credentials/engine/values';
import type { CallAnswer } from '../../call/callTypes';
import { nextInLinkHeader } from './linkHeader';
import { valueIn } from './valueIn';

/** How formats name a link's target: JSON:API and HAL `href`, FHIR and others `url`. */
const TARGETS = ['href', 'url', 'uri'];
/** How they name what it leads to: HATEOAS lists `rel`, FHIR `relation`. */
const RELATIONS = ['rel', 'relation'];

/**
 * The link to the next page at a path of an answer, or in its `Link` header if the path is empty; a
 * header named by path can be of that form, too. A link object (JSON:API 1.1 "Links", HAL) counts as
 * its target, and a list of them as the one whose relation is `next`; null if none is.
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
