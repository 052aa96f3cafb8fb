import { CallError, invalidParameter, OPERATION_ERROR } from '../../call/callErrors';

/** Takes a hint for the user, in whole sentences. */
export type Note = (message: string) => void;

/** A field's value without spaces around it. Throws an error that names the field if it is empty. */
export function required(value: string, label: string): string {
	if (value.trim() === '') throw invalidParameter(`Pagination: ${label}`, 'is empty. Fill it in');
	return value.trim();
}

/** The error for a path that leads to a value of the wrong kind. */
export function wrongValue(label: string, path: string, what: string): CallError {
	return new CallError(
		`The value at "${path}" in the answer is not ${what}`,
		`Correct Options > Pagination > ${label}, or leave it empty if it may be.`,
	);
}

/** The place of the next page is more than a query can hold, as DynamoDB and Elasticsearch give it. */
export function objectAsCursor(path: string): CallError {
	return new CallError(
		`The cursor at "${path}" is a list or an object, which only a body can hold`,
		'Set Options > Pagination > Send Parameters In to Body, or let Cursor Path lead to the text or number in it.',
	);
}

/** Nothing says where the pages end. */
export function unknownList(): CallError {
	return new CallError(
		'It is not known where the answer has its list, so the last page would not be noticed',
		'Enter the path of the list in Options > Items Path, or the path of a total under Pagination. Pagination Mode > As the API Does It needs neither, where the list of modes has it.',
	);
}

/** The API ignores the page that it is asked for: reading on would never end. */
export class EndlessPaging extends CallError {
	/** That of n8n's own error for it (packages/core request-helpers, pagination.ts). */
	override name = OPERATION_ERROR;
}

/** Such an error, which names what to check. */
export function samePage(why: string): EndlessPaging {
	return new EndlessPaging(
		`Paging would never end: ${why}`,
		'Check the names of the parameters under Options > Pagination with the documentation of the API.',
	);
}

/** The hint for a failed page that was taken for one past the end, though no setting says so. */
export function endedByStatus(page: number, status: number): string {
	return `Paging ended where page ${page} was answered with HTTP ${status}. If that is how the API ends its lists, enter the status under Options > Pagination > End Status Codes, and this hint goes away.`;
}

/**
 * The hint for a page that leads to itself.
 *
 * @param status the one with which the page was answered when it was asked for once more
 */
export function sameWay(what: 'cursor' | 'link', status?: number): string {
	const asked =
		status === undefined ? '' : `; asked once more, the API answered with HTTP ${status}`;
	return `Paging ended where a page with items had the same ${what} as was sent for it${asked}. Fill in Options > Pagination > More Path if the answers say where the end is, and this hint goes away.`;
}

/** The page at which it could not be told whether it is the last one. */
export function endedByFailedExpression(reason: string): string {
	return `Paging ended where Complete Expression failed (${reason}). If there are more pages, correct it under Options > Pagination.`;
}

/** The last page that came again for the pages after it, which an API does that has no empty ones. */
export function lastPageRepeated(page: number, times: number): string {
	return `The ${times} pages after page ${page} were the same as that page, which was taken for the last one.`;
}

/** A page that was given for two page numbers. */
export function pageRepeated(page: number): string {
	return `Page ${page} was the same as the page before it, and its items come once. If there are more items, check the names of the parameters under Options > Pagination.`;
}

/** Items that were at the end of the page before, too. */
export function startRepeated(page: number, count: number): string {
	const [what, come] = count === 1 ? ['item', 'comes'] : [`${count} items`, 'come'];
	return `The first ${what} of page ${page} had ended the page before it, too, and ${come} once: the list has probably changed while it was read. Read again, or sort by something that does not change, if nothing may be missing.`;
}

/** A path that found nothing in the first answer, so that only one page was read. */
export function foundNothing(label: string, path: string): string {
	return `${label} "${path}" found nothing in the first answer. If there are more pages, correct it under Options > Pagination.`;
}
