import { atPath } from '../../../credentials/engine/paths';
import { CallError, invalidParameter } from '../call/callErrors';
import type { CallAnswer } from '../call/callTypes';
import type { PaginationSettings } from './settings';

/** What is different in the call for a page. */
export interface PageChange {
	parameters?: Record<string, string | number>;
	/** Whole URL, or a reference relative to the last page's. */
	url?: string;
}

/** What has been read so far. */
export interface Progress {
	/** Pages read. */
	pages: number;
	/** Elements of the lists read. */
	items: number;
	/** Elements of the last page's list; undefined if it has none. */
	lastItems?: number;
}

/** A way to page: the first page's change, and the next one's, undefined after the last. */
export interface PageRule {
	first: PageChange;
	next(answer: CallAnswer, progress: Progress): PageChange | undefined;
}

/** The rule of a mode. Throws errors that name the field which is missing. */
export function pageRule(settings: PaginationSettings): PageRule {
	switch (settings.paginationMode) {
		case 'pageNumber':
			return byPageNumber(settings);
		case 'offset':
			return byOffset(settings);
		case 'cursor':
			return byCursor(settings);
		case 'nextLink':
			return byNextLink(settings);
		default:
			throw invalidParameter('Pagination Mode', `has no choice "${settings.paginationMode}"`);
	}
}

function byPageNumber(settings: PaginationSettings): PageRule {
	const { firstPage = 1 } = settings;
	const name = parameterName(settings.pageParameter ?? 'page', 'Page Parameter');
	const size = sizeParameter(settings);
	return {
		first: { parameters: { [name]: firstPage, ...size } },
		next(answer, progress) {
			const page = firstPage + progress.pages;
			if (isComplete(settings, answer, progress)) return undefined;
			return { parameters: { [name]: page, ...size } };
		},
	};
}

function byOffset(settings: PaginationSettings): PageRule {
	const name = parameterName(settings.offsetParameter ?? 'offset', 'Offset Parameter');
	const size = sizeParameter(settings);
	return {
		first: { parameters: { [name]: 0, ...size } },
		next(answer, progress) {
			if (progress.lastItems === undefined) throw unknownList();
			if (isComplete(settings, answer, progress)) return undefined;
			return { parameters: { [name]: progress.items, ...size } };
		},
	};
}

function byCursor(settings: PaginationSettings): PageRule {
	const name = parameterName(settings.cursorParameter ?? 'cursor', 'Cursor Parameter');
	const path = parameterName(settings.cursorPath ?? 'next_cursor', 'Cursor Path');
	const size = sizeParameter(settings);
	const seen = new Set<unknown>();
	return {
		first: { parameters: size },
		next({ answer }) {
			const cursor = atPath(answer.body, path);
			if (cursor === undefined || cursor === null || cursor === '' || cursor === false)
				return undefined;
			if (typeof cursor !== 'string' && typeof cursor !== 'number')
				throw wrongValue('Cursor Path', path, 'a text or a number');
			if (seen.has(cursor)) throw samePage(`the cursor at "${path}" comes a second time`);
			seen.add(cursor);
			return { parameters: { [name]: cursor, ...size } };
		},
	};
}

function byNextLink({ nextLinkPath = '' }: PaginationSettings): PageRule {
	return {
		first: {},
		next({ answer }) {
			const link =
				nextLinkPath === ''
					? nextInLinkHeader(answer.headers.link ?? '')
					: atPath(answer.body, nextLinkPath);
			if (link === undefined || link === null || link === '' || link === false) return undefined;
			if (typeof link !== 'string') throw wrongValue('Next Link Path', nextLinkPath, 'a URL');
			return { url: link };
		},
	};
}

/** One link with its parameters; quoted strings as RFC 9110 section 5.6.4 has them. */
const LINK = /<([^>]*)>((?:\s*;\s*[^\s=;,]+\s*(?:=\s*(?:"(?:\\.|[^"\\])*"|[^\s;,"]*))?)*)/g;
const LINK_PARAMETER = /;\s*([^\s=;,]+)\s*(?:=\s*(?:"((?:\\.|[^"\\])*)"|([^\s;,"]*)))?/g;

/** The target of `rel="next"` in a `Link` header (RFC 8288 section 3). */
export function nextInLinkHeader(header: string): string | undefined {
	for (const [, target, parameters] of header.matchAll(LINK)) {
		// RFC 8288 section 3.3: of several `rel`, the first counts.
		const relation = [...parameters.matchAll(LINK_PARAMETER)].find(
			([, name]) => name.toLowerCase() === 'rel',
		);
		const names = (relation?.[2] ?? relation?.[3] ?? '').toLowerCase().split(/\s+/);
		if (names.includes('next')) return target;
	}
	return undefined;
}

/** Whether the last page has been read: it was empty, or the answer says that it is the last. */
function isComplete(
	{ totalPagesPath, totalItemsPath, morePath, firstPage = 1 }: PaginationSettings,
	answer: CallAnswer,
	{ pages, items, lastItems }: Progress,
): boolean {
	if (lastItems === 0) return true;
	const hasMore = morePath ? atPath(answer.answer.body, morePath) : undefined;
	if (typeof hasMore === 'boolean') return !hasMore;
	const totalPages = totalAt(answer, totalPagesPath, 'Total Pages Path');
	// Who starts with a later page than 0 or 1 has left out the pages before it.
	const skipped = Math.max(0, firstPage - 1);
	if (totalPages !== undefined) return pages + skipped >= totalPages;
	const totalItems = totalAt(answer, totalItemsPath, 'Total Items Path');
	if (totalItems !== undefined) return items >= totalItems;
	if (lastItems === undefined) throw unknownList();
	return false;
}

function totalAt({ answer }: CallAnswer, path: string | undefined, label: string) {
	if (!path) return undefined;
	const value = atPath(answer.body, path);
	const total = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof total === 'number' && Number.isFinite(total)) return total;
	throw wrongValue(label, path, 'a number');
}

function sizeParameter({ pageSizeParameter, pageSize = 100 }: PaginationSettings) {
	return pageSizeParameter ? { [pageSizeParameter]: pageSize } : {};
}

function parameterName(value: string, label: string): string {
	if (value.trim() === '') throw invalidParameter(`Pagination: ${label}`, 'is empty. Fill it in');
	return value.trim();
}

function wrongValue(label: string, path: string, what: string): CallError {
	return new CallError(
		`The answer has at "${path}" not ${what}`,
		`Correct Options > Pagination > ${label}, or leave it empty if it may be.`,
	);
}

function unknownList(): CallError {
	return new CallError(
		'Where the answer has its list is not known, so the last page would not be noticed',
		'Enter the path of the list in Options > Items Path, or the path of a total under Pagination.',
	);
}

/** The API does not page by what it is sent: reading on would never end. */
export function samePage(why: string): CallError {
	return new CallError(
		`Paging would never end: ${why}`,
		'Check the names of the parameters under Options > Pagination with the documentation of the API.',
	);
}
