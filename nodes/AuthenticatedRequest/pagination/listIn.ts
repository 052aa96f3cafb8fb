import type { INodeExecutionData } from 'n8n-workflow';
import { isHtml } from '../../../credentials/engine/answers';
import { reportsFailure } from '../../../credentials/engine/failure/reportsFailure';
import { isObject } from '../../../credentials/engine/values';
import { alsoFailed, listAt, nothingAt } from '../answer/listPaths';
import { CallError } from '../call/callErrors';
import type { CallAnswer } from '../call/callTypes';
import type { PageReader } from './reading';

/** A page's items, and the list that they were made of; undefined if there is none. */
export interface PageItems {
	items: INodeExecutionData[];
	list?: unknown[];
}

/**
 * Makes items of a page. An empty answer, and one with nothing at the items path, is a page without
 * items: many APIs leave an empty list out. On the first page a hint says so and names the lists of the
 * answer. A failure that is kept (Never Error) becomes one item; its page counts as empty.
 */
export function pageItems(
	answer: CallAnswer,
	path: string | undefined,
	reader: PageReader,
	isFirst: boolean,
): PageItems {
	const itemsPath = reader.listPath === undefined ? path : reader.listPath(answer);
	const items = reader.toItems(answer);
	const { body, status } = answer.answer;
	if (isFirst) reader.isJson = isObject(body);
	else if (reader.isJson && !reader.mayBeText) requireJson(answer);
	const isEmpty = answer.text?.trim() === '';
	if (!itemsPath) {
		if (isEmpty && !isFirst) return { items: items.filter(hasSomething), list: [] };
		return { items, list: Array.isArray(body) ? body : undefined };
	}
	const list = isEmpty || status >= 400 ? [] : listAt(body, itemsPath);
	const isLeftOut = list === undefined && items.length === 0;
	if (isLeftOut && isFirst) reader.note?.(nothingAt(itemsPath, body));
	if (list !== undefined && reportsFailure(body)) reader.note?.(alsoFailed(itemsPath, body));
	return { items, list: list ?? [] };
}

/** A text in the place of a page, such as that to log in again, ends no list of JSON. */
function requireJson({ answer, text = '' }: CallAnswer): void {
	if (typeof answer.body !== 'string' || text.trim() === '' || answer.status >= 300) return;
	throw new CallError(
		isHtml(answer)
			? 'The call for a page of the list was answered with a web page'
			: 'The call for a page of the list was answered with text',
		'The pages before it were JSON. The session has probably ended, or the API has a fault: run the workflow again.',
		String(answer.status),
	);
}

const hasSomething = ({ json, binary }: INodeExecutionData) =>
	binary !== undefined || Object.keys(json).length > 0;
