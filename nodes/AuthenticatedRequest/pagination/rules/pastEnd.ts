import { CallError, invalidParameter } from '../../call/callErrors';
import type { CallAnswer } from '../../call/callTypes';
import type { PageChange, Progress } from './page';
import type { PaginationSettings } from './settings';

/** Statuses that APIs usually send for a page past the end. */
const USUAL = [400, 404, 416];
const NUMBERED = ['pageNumber', 'offset'];

/**
 * Creates the rule that decides whether a failure status means "past the end". Only the statuses of
 * the setting count. If the setting is empty, the usual ones count, provided that pages have a
 * number or offset, items came before, and no answer announced the page.
 *
 * @throws an error that names the field if it contains anything but statuses
 */
export function pastEnd(settings: PaginationSettings) {
	const named = statusesIn(settings.endStatusCodes ?? '', 'End Status Codes');
	const isNumbered = NUMBERED.includes(settings.paginationMode ?? '');
	return (status: number, { isPromised }: PageChange, { items }: Progress): boolean => {
		if (named.length > 0) return named.includes(status);
		return isNumbered && items > 0 && !isPromised && USUAL.includes(status);
	};
}

/** The status of a failed call; 0 if there was no answer, or if the answer rejects the token. */
export function failedWith(error: unknown): number {
	if (!(error instanceof CallError) || error.isRejection) return 0;
	return Number(error.httpCode ?? 0);
}

/** The status of an answer that is kept though it reports a failure (Never Error); else 0. */
export function passedWith({ answer: { status } }: CallAnswer): number {
	return status >= 400 ? status : 0;
}

/**
 * Returns the highest number of pages to read. Throws an error that names the field if the value is
 * not a whole number from 1 on.
 */
export function mostPages(value: unknown): number {
	const most = String(value).trim() === '' ? 0 : Number(value);
	if (!Number.isInteger(most) || most < 1)
		throw invalidParameter('Pagination: Max Pages', 'must be a whole number from 1 on');
	return most;
}

/**
 * Reads HTTP statuses, separated by commas or spaces. Throws an error that names the field if the
 * text contains anything else.
 */
export function statusesIn(text: string, label: string): number[] {
	const statuses = String(text)
		.split(/[\s,]+/)
		.filter((part) => part !== '')
		.map(Number);
	if (statuses.some((status) => !(status >= 100 && status <= 599)))
		throw invalidParameter(`Pagination: ${label}`, 'must be HTTP statuses such as 404, 410');
	return statuses;
}
