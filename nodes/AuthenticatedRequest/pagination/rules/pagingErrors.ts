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

/** The error if nothing says where the pages end. */
export function unknownList(): CallError {
	return new CallError(
		'Where the answer has its list is not known, so the last page would not be noticed',
		'Enter the path of the list in Options > Items Path, or the path of a total under Pagination.',
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

/** The hint for an API that answers pages past the end with its last page. */
export function lastPageRepeated(page: number, times: number): string {
	return `The ${times} pages after page ${page} were the same as that page, which was taken for the last one.`;
}

/** The hint for a path that found nothing in the first answer, so that only one page was read. */
export function foundNothing(label: string, path: string): string {
	return `${label} "${path}" found nothing in the first answer. If there are more pages, correct it under Options > Pagination.`;
}
