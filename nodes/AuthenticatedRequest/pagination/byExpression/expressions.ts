import type { IDataObject, PaginationOptions } from 'n8n-workflow';
import { invalidParameter } from '../../call/callErrors';
import type { Call } from '../../call/callTypes';
import { endedByFailedExpression, foundNothing } from '../rules/pagingErrors';
import { statusesIn } from '../rules/pastEnd';
import type { PaginationSettings } from '../rules/settings';

/** Marks a relative reference to the next page, such as `/list?page=2`. */
export const REFERENCE = 'reference:';
/** Marks a made-up URL that carries the reason why the paging ends. See `unknownEnd`. */
const UNKNOWN_END = /^unknown-end:([^|]*)\|/;
const TARGETS = ['body', 'headers', 'qs'];

/**
 * Converts the settings of HTTP Request's two modes to the options of n8n's paginator. Throws
 * errors that name the field.
 */
export function paginationOptions(
	settings: PaginationSettings,
	neverError: boolean,
): PaginationOptions {
	const end = endExpression(settings, neverError);
	return {
		continue: `={{ (() => { ${isEndIn(end, '$response.statusCode < 300')} ${hasNextUrl(settings)} })() }}`,
		request: isNextUrl(settings)
			? nextUrl(settings, end)
			: { url: `={{ ${unknownEnd(end)} || undefined }}`, ...changes(settings) },
		requestInterval: settings.requestInterval ?? 0,
		...(settings.limitPagesFetched ? { maxRequests: settings.maxRequests ?? 100 } : {}),
	} as PaginationOptions;
}

function endExpression(settings: PaginationSettings, neverError: boolean): string {
	switch (settings.paginationCompleteWhen) {
		case 'receiveSpecificStatusCodes':
			return `${JSON.stringify([...endStatuses(settings)])}.includes($response.statusCode)`;
		case 'other': {
			const text = (settings.completeExpression ?? '').trim();
			const inner = expressionIn(text);
			if (inner === undefined)
				throw invalidParameter('Pagination: Complete Expression', 'must be an expression in {{ }}');
			const isTrue = `(${inner}) && String(${inner}).trim().toLowerCase() !== "false"`;
			return neverError ? isTrue : `${isTrue} && $response.statusCode < 300`;
		}
		default:
			return 'Array.isArray($response.body) ? $response.body.length === 0 : !$response.body';
	}
}

/** The statuses that mark the end. An answer with one of them is not a failure. */
export function endStatuses(settings: PaginationSettings): Set<number> {
	if (settings.paginationCompleteWhen !== 'receiveSpecificStatusCodes') return new Set();
	const statuses = statusesIn(settings.statusCodesWhenComplete ?? '', 'Final Status Codes');
	if (statuses.length === 0)
		throw invalidParameter('Pagination: Final Status Codes', 'is empty. Fill it in');
	return new Set(statuses);
}

/** Statements that return false at the end, and `otherwise` if the end condition throws. */
const isEndIn = (end: string, otherwise: string) =>
	`try { if (${end}) return false; } catch (error) { return ${otherwise}; }`;

/**
 * n8n treats a failed expression as "no value", which would end the paging silently. So the reason
 * is passed through the paginator as the next URL, with a made-up scheme.
 */
const unknownEnd = (end: string) =>
	`($pageCount > 0 ? (() => { try { void (${end}); return ""; } catch (error) { return "unknown-end:" + encodeURIComponent(error.message) + "|"; } })() : "")`;

/** The hint that `unknownEnd` put into the next URL; undefined if the URL is a real one. */
export function unknownEndIn(url: string): string | undefined {
	const reason = UNKNOWN_END.exec(url)?.[1];
	if (reason === undefined) return undefined;
	return reason === ''
		? foundNothing('Next URL', '').replace(' ""', '')
		: endedByFailedExpression(decodeURIComponent(reason));
}

function nextUrl({ nextURL }: PaginationSettings, end: string): IDataObject {
	if (!nextURL) throw invalidParameter('Pagination: Next URL', 'is empty. Fill it in');
	const inner = expressionIn(nextURL);
	if (inner === undefined) return { url: `={{ ${unknownEnd(end)} }}${nextURL.replace(/^=/, '')}` };
	// n8n's paginator takes only whole URLs, so a relative reference gets a made-up scheme.
	const next = `${valueOf(inner)} if (next === undefined && $pageCount === 1) return "unknown-end:|"; return !next || /^[a-z][a-z\\d+.-]*:/i.test(next) ? next : ${JSON.stringify(REFERENCE)} + encodeURIComponent(next);`;
	return { url: `={{ ${unknownEnd(end)} || (() => { ${next} })() }}` };
}

/** Statements that set `next` to the value of an expression, or to undefined if it fails. */
const valueOf = (inner: string) =>
	`let next; try { next = (${inner}); } catch (error) { next = undefined; }`;

/**
 * Statements that return whether there is a next URL. Without one, n8n's paginator would request
 * the same page again. If the first page has none, they return true, because reading on produces a
 * hint.
 */
function hasNextUrl(settings: PaginationSettings): string {
	const inner = isNextUrl(settings) ? expressionIn(settings.nextURL ?? '') : undefined;
	if (inner === undefined) return 'return true;';
	return `${valueOf(inner)} return next === undefined ? $pageCount === 1 && $response.statusCode < 300 : !!next;`;
}

/** The expression inside `{{ }}`; undefined if the text is not exactly one expression. */
function expressionIn(text: string): string | undefined {
	return /^=\s*\{\{((?:(?!\}\})[\s\S])*)\}\}\s*$/.exec(text)?.[1].trim();
}

/** True if an empty answer ends the paging. */
export function isEndedByEmptyPage({
	paginationCompleteWhen = 'responseIsEmpty',
}: PaginationSettings) {
	return paginationCompleteWhen === 'responseIsEmpty';
}

/**
 * True if the settings ended the paging regardless of the answers: at the page limit, or by an
 * expression that uses no answer.
 */
export function isEndOfOwn(
	{
		completeExpression = '',
		limitPagesFetched,
		maxRequests = 100,
		paginationCompleteWhen,
	}: PaginationSettings,
	pages: number,
): boolean {
	const isByCount = paginationCompleteWhen === 'other' && !completeExpression.includes('$response');
	return isByCount || (limitPagesFetched === true && pages >= maxRequests);
}

/**
 * Throws if a GET has a page parameter in its body. n8n sends no body with GET, so each page would
 * be the first one.
 */
export function refuseBodyOfGet({ request: { method } }: Call, settings: PaginationSettings): void {
	const isInBody = (settings.parameters?.parameters ?? []).some(({ type }) => type === 'body');
	if (method !== 'GET' || !isInBody || isNextUrl(settings)) return;
	throw invalidParameter(
		'Pagination: Parameters',
		'has an entry of type Body, but n8n sends no body with GET. Choose Query, or POST as the method',
	);
}

/** True for the mode in which each answer contains the URL of the next page. */
export const isNextUrl = ({ paginationMode }: PaginationSettings) =>
	paginationMode === 'responseContainsNextURL';

function changes({ parameters }: PaginationSettings): IDataObject {
	const entries = parameters?.parameters ?? [];
	if (!entries.some(({ name, value }) => name && value))
		throw invalidParameter(
			'Pagination: Parameters',
			'needs at least one entry with name and value',
		);
	for (const { name, type = 'qs', value } of entries) {
		if (!name || !value || !TARGETS.includes(type))
			throw invalidParameter(
				'Pagination: Parameters',
				'needs a type, a name and a value in each entry',
			);
	}
	return Object.fromEntries(
		TARGETS.map((target) => [
			target,
			entries.filter(({ type = 'qs' }) => type === target).map(({ name, value }) => [name, value]),
		])
			.filter(([, pairs]) => pairs.length > 0)
			.map(([target, pairs]) => [target, Object.fromEntries(pairs as Array<[string, string]>)]),
	) as IDataObject;
}

/** The query parameters that the paging sets. */
export function ownParameters({ parameters }: PaginationSettings): string[] {
	const entries = parameters?.parameters ?? [];
	return entries.filter(({ type = 'qs' }) => type === 'qs').map(({ name }) => name);
}
