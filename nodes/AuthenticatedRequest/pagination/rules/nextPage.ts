import { invalidParameter } from '../../call/callErrors';
import type { CallAnswer } from '../../call/callTypes';
import { nextAddress } from './nextAddress';
import { hasMore } from './hasMore';
import { nextLinkIn } from './nextLink';
import { NumberedEnd } from './numberedEnd';
import { MAX_EMPTY, type Outlook, type PageChange, type Progress } from './page';
import {
	foundNothing,
	type Note,
	objectAsCursor,
	required,
	samePage,
	sameWay,
	wrongValue,
} from './pagingErrors';
import type { PaginationSettings } from './settings';
import { exactValueIn, isNothing, isNumberAt } from './valueIn';
import { isObject } from '../../../../credentials/engine/values';

const NO_LINK_HEADER =
	'The first answer has no Link header, or none that can be read. If there are more pages, enter the path of the link in Options > Pagination > Next Link Path.';

/** A way to page. `next` returns undefined after the last page. */
export interface PageRule {
	first: PageChange;
	next(answer: CallAnswer, progress: Progress): PageChange | undefined;
	/** The pages to come according to the totals; undefined if the answers gave none. */
	outlook?: () => Outlook | undefined;
	/** True if a new answer for the first page says that a page follows the last one read. */
	stillPromises?: (answer: CallAnswer) => boolean;
	/** Adds a hint if the totals have changed. Called if the reading ends without a last page. */
	tellChanges?: (answer?: CallAnswer) => void;
	/** Adds hints about missing pages and items if a failure status ended the reading. */
	tellEndByStatus?: (progress: Progress) => void;
	/** True if the pages are numbered or have offsets, so a page past the end can be requested. */
	isCounted?: boolean;
	/** How often the totals of the answers have changed. */
	changes?: () => number;
}

const ignore: Note = () => {};

/** Cursors that mean the first page, or that there is no further page. */
const START = /^(?:0|-1)$/;

/** True if each page is requested by a value of the last element before it (keyset paging). */
export const isKeyset = ({ paginationMode, cursorPath = '' }: PaginationSettings) =>
	paginationMode === 'cursor' && cursorPath.includes('[-1]');

/** Creates the rule of a mode for one list. Throws an error that names a missing or wrong field. */
export function pageRule(settings: PaginationSettings, note: Note = ignore): PageRule {
	switch (settings.paginationMode) {
		case 'pageNumber':
			return byPageNumber(settings, note);
		case 'offset':
			return byOffset(settings, note);
		case 'cursor':
			return byCursor(settings, note);
		case 'nextLink':
			return byNextLink(settings, note);
		default:
			throw invalidParameter(
				'Pagination Mode',
				`has no choice "${settings.paginationMode}". Choose one of the list`,
			);
	}
}

function byPageNumber(settings: PaginationSettings, note: Note): PageRule {
	const firstPage = startOf(settings.firstPage ?? 1, 'First Page');
	const name = required(settings.pageParameter ?? 'page', 'Page Parameter');
	const size = sizeParameter(settings);
	const end = new NumberedEnd({ ...settings, firstPage }, note);
	const at = (page: number) => ({ parameters: { [name]: firstPage + page - 1, ...size } });
	return {
		first: at(1),
		next(answer, progress) {
			const isLast = end.isReached(answer, progress);
			return isLast ? undefined : { ...at(progress.pages + 1), ...promiseOf(end) };
		},
		outlook: () => end.outlook(at),
		stillPromises: (answer) => end.stillPromises(answer),
		tellChanges: (answer) => end.tellChanges(answer),
		tellEndByStatus: (progress) => end.tellEndByStatus(progress),
		changes: () => end.changes,
		isCounted: true,
	};
}

function byOffset(settings: PaginationSettings, note: Note): PageRule {
	const name = required(settings.offsetParameter ?? 'offset', 'Offset Parameter');
	const size = sizeParameter(settings);
	const firstOffset = startOf(settings.firstOffset ?? 0, 'First Offset');
	const end = new NumberedEnd({ ...settings, firstPage: 1, firstOffset }, note, true);
	const skipped = end.position;
	const from = (position: number) => ({
		parameters: { [name]: position - skipped + firstOffset, ...size },
	});
	return {
		first: from(skipped),
		next(answer, progress) {
			const isLast = end.isReached(answer, progress);
			return isLast ? undefined : { ...from(end.position), ...promiseOf(end) };
		},
		outlook: () => end.outlook((page) => from(skipped + (page - 1) * end.stride)),
		stillPromises: (answer) => end.stillPromises(answer),
		tellChanges: (answer) => end.tellChanges(answer),
		tellEndByStatus: (progress) => end.tellEndByStatus(progress),
		changes: () => end.changes,
		isCounted: true,
	};
}

function byCursor(settings: PaginationSettings, note: Note): PageRule {
	const name = required(settings.cursorParameter ?? 'cursor', 'Cursor Parameter');
	const path = required(settings.cursorPath ?? 'next_cursor', 'Cursor Path');
	const size = sizeParameter(settings);
	const follow = new Trail(settings, note, 'cursor', `the cursor at "${path}"`);
	return {
		first: { parameters: size },
		next(answer, progress) {
			const cursor = exactValueIn(answer, path);
			const isNumber = isNumberAt(answer, path);
			const isMissing = cursor === undefined && hasMore(answer, settings) !== false;
			if (isMissing && progress.pages === 1) note(foundNothing('Cursor Path', path));
			const isFound = !isNothing(cursor);
			if (isFound && isObject(cursor) && settings.parametersIn !== 'body')
				throw objectAsCursor(path);
			if (isFound && cursor === true) throw wrongValue('Cursor Path', path, 'a text or a number');
			const way = isObject(cursor) ? JSON.stringify(cursor) : String(cursor);
			const isEnd = follow.isEnd(answer, progress, isFound ? way : undefined);
			const { isDoubtful } = follow;
			const isStart = START.test(way) && !isKeyset(settings);
			const parameters = { [name]: cursor as string | number | object, ...size };
			return isEnd
				? undefined
				: { parameters, isDoubtful, isStart, ...(isNumber && { numbers: [name] }) };
		},
	};
}

function byNextLink(settings: PaginationSettings, note: Note): PageRule {
	const { nextLinkPath = '', keepServer = false } = settings;
	const follow = new Trail(settings, note, 'link', 'the same link');
	return {
		first: {},
		next(answer, progress) {
			const found = nextLinkIn(answer, nextLinkPath);
			const isMissing = found === undefined && hasMore(answer, settings) !== false;
			if (isMissing && nextLinkPath !== '' && progress.pages === 1)
				note(foundNothing('Next Link Path', nextLinkPath));
			const hasHeader = answer.answer.headers.link?.includes('<') === true;
			if (isMissing && nextLinkPath === '' && progress.pages === 1 && !hasHeader)
				note(NO_LINK_HEADER);
			if (!isNothing(found) && found !== 0 && typeof found !== 'string')
				throw wrongValue('Next Link Path', nextLinkPath, 'a URL');
			const link =
				isNothing(found) || found === 0
					? undefined
					: nextAddress(String(found), progress.url, keepServer);
			return follow.isEnd(answer, progress, link) ? undefined : { url: link };
		},
	};
}

/** Finds the end of a list whose pages lead to the next one by a cursor or link. */
class Trail {
	private readonly seen = new Set<string>();

	private last?: string;

	private empty = 0;

	/** True if the next page is requested with the last page's cursor, so it may be the same page. */
	isDoubtful?: boolean;

	constructor(
		private readonly settings: PaginationSettings,
		private readonly note: Note,
		private readonly what: 'cursor' | 'link',
		private readonly named: string,
	) {}

	/**
	 * True if the page that gave this cursor or link is the last one. Throws if the pages lead back
	 * to earlier ones.
	 */
	isEnd(
		answer: CallAnswer,
		{ lastItems, isRepeat, pages, url }: Progress,
		way: string | undefined,
	): boolean {
		const more = hasMore(answer, this.settings);
		const isEstablished = this.isDoubtful !== undefined;
		this.isDoubtful = isEstablished ? false : undefined;
		if (more === false) return true;
		// A link from the first page to itself does not lead to a new page.
		if (pages === 1 && this.what === 'link' && url !== undefined) this.seen.add((this.last = url));
		if (way === undefined || way === this.last) {
			if (way !== undefined && isRepeat && lastItems !== 0)
				throw samePage(`${this.named} led to the same page again`);
			// Some APIs store the position on the server and use one cursor for all pages.
			if (way !== undefined && more === true && lastItems !== 0) return false;
			if (more === true)
				this.note(
					`The last answer says at More Path that there are more pages, but has no further ${this.what}. Paging ended there.`,
				);
			else if (way !== undefined && lastItems !== 0) {
				// Either this is the last page, or the API stores the position on the server
				// (Elasticsearch's scroll). Requesting another page decides.
				if (this.what === 'cursor') {
					this.isDoubtful = !isEstablished;
					return false;
				}
				this.note(sameWay(this.what));
			}
			return true;
		}
		if (this.seen.has(way)) throw samePage(`${this.named} comes a second time`);
		this.seen.add(way);
		this.last = way;
		this.empty = lastItems === 0 ? this.empty + 1 : 0;
		if (this.empty < MAX_EMPTY || more === true) return false;
		this.note(
			`Paging ended after ${MAX_EMPTY} empty pages in a row, though there was a further ${this.what}. Fill in Options > Pagination > More Path if the list goes on.`,
		);
		return true;
	}
}

/**
 * The number at which counting starts. An expression can give it as a text. Throws an error that
 * names the field if it is not a whole number.
 */
function startOf(value: unknown, label: string): number {
	const start = Number(value);
	if (!Number.isInteger(start))
		throw invalidParameter(`Pagination: ${label}`, 'must be a whole number');
	return start;
}

function promiseOf({ isPromised, isBeyond }: NumberedEnd) {
	return { ...(isPromised && { isPromised }), ...(isBeyond && { isBeyond }) };
}

function sizeParameter({ pageSizeParameter, pageSize = 100 }: PaginationSettings) {
	return pageSizeParameter ? { [pageSizeParameter]: pageSize } : {};
}
