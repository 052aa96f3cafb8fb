import { isFields } from '../../../../credentials/engine/values';
import type { CallAnswer } from '../../call/callTypes';
import { nextInLinkHeader } from './linkHeader';
import { valueIn } from './valueIn';

/** Names of a link's target: `href` in JSON:API and HAL, `url` in FHIR and others. */
const TARGETS = ['href', 'url', 'uri'];
/** Names of a link's relation: `rel` in HATEOAS, `relation` in FHIR. */
const RELATIONS = ['rel', 'relation'];

/**
 * The link to the next page: at a path of an answer, or in its `Link` header if the path is empty. A
 * header that the path names can have the form of `Link`, too. Of a link object (JSON:API 1.1 "Links",
 * HAL) the target counts, of a list of links the one with the relation `next`; null if there is none.
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
