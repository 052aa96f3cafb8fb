import { CallError, invalidParameter, OPERATION_ERROR } from '../../call/callErrors';

/** Adds a hint for the user, written in whole sentences. */
export type Note = (message: string) => void;

/** Returns a field's value, trimmed. Throws an error that names the field if it is empty. */
export function required(value: string, label: string): string {
	if (value.trim() === '') throw invalidParameter(`Pagination: ${label}`, 'is empty. Fill it in');
	return value.trim();
}

/** The error for a path that leads to a value of the wrong kind. */
export function wrongValue(label: string, path: string, what: string): CallError {
	return new CallError(
		`The value at "${path}" in the answer is not ${what}`,
		`Correct Options > Pagination > ${label}, or leave it empty if it is optional.`,
	);
}

/** The error for an object or list as the cursor, as in DynamoDB and Elasticsearch, in a query. */
export function objectAsCursor(path: string): CallError {
	return new CallError(
		`The cursor at "${path}" is a list or an object, which only a body can hold`,
		'Set Options > Pagination > Send Parameters In to Body, or correct Cursor Path: it must lead to a text or number in it.',
	);
}

/** The error if nothing says where the pages end. */
export function unknownList(): CallError {
	return new CallError(
		"The node can't find the list in the answer, so it would not notice the last page",
		'Enter the path of the list in Options > Items Path, or the path of a total under Options > Pagination. If Pagination Mode offers As the API Does It, that mode needs neither.',
	);
}

/** Thrown if reading on would never end, because the API ignores which page is requested. */
export class EndlessPaging extends CallError {
	/** The name of n8n's own error for this case (packages/core request-helpers, pagination.ts). */
	override name = OPERATION_ERROR;
}

/** The error for endless paging. It says what to check. */
export function samePage(why: string): EndlessPaging {
	return new EndlessPaging(
		`Paging would never end: ${why}`,
		"Compare the names of the parameters under Options > Pagination with the API's documentation.",
	);
}

/** The hint for a failed page that is taken to be past the end though no setting says so. */
export function endedByStatus(page: number, status: number): string {
	return `Paging ended at page ${page}, which was answered with HTTP ${status}. If that is how the API ends its lists, enter the status under Options > Pagination > End Status Codes, and this hint goes away.`;
}

/**
 * The hint for a page whose cursor or link leads to itself.
 *
 * @param status the status of the answer if the page was requested once more and failed
 */
export function sameWay(what: 'cursor' | 'link', status?: number): string {
	const asked =
		status === undefined ? '' : `; asked once more, the API answered with HTTP ${status}`;
	return `Paging ended at a page with items whose ${what} was the one sent for that page${asked}. If the answers say whether there are more pages, fill in Options > Pagination > More Path, and this hint goes away.`;
}

/** The hint for paging that ended because Complete Expression failed. */
export function endedByFailedExpression(reason: string): string {
	return `Paging ended because Complete Expression failed (${reason}). If there are more pages, correct it under Options > Pagination.`;
}

/** The hint for an API that answers page numbers past the end with its last page. */
export function lastPageRepeated(page: number, times: number): string {
	return `The ${times} pages after page ${page} were the same as that page, which was taken for the last one.`;
}

/** The hint for a page that came for two page numbers. */
export function pageRepeated(page: number): string {
	return `Page ${page} was the same as the page before it, so its items are returned only once. If there are more items, check the names of the parameters under Options > Pagination.`;
}

/** The hint for items that also ended the page before. */
export function startRepeated(page: number, count: number): string {
	const [what, are] = count === 1 ? ['item', 'is'] : [`${count} items`, 'are'];
	return `The first ${what} of page ${page} had also ended the page before it, and ${are} returned only once: the list has probably changed while it was read. If nothing may be missing, read again, or sort by a field that does not change.`;
}

/** The hint for a path that found nothing in the first answer, so only one page was read. */
export function foundNothing(label: string, path: string): string {
	return `${label} "${path}" found nothing in the first answer. If there are more pages, correct it under Options > Pagination.`;
}
