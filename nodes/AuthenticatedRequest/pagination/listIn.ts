import type { INodeExecutionData } from 'n8n-workflow';
import { reportsFailure } from '../../../credentials/engine/failure/reportsFailure';
import { alsoFailed, listAt, nothingAt } from '../answer/listPaths';
import type { CallAnswer } from '../call/callTypes';
import { firstPage, isEmptyPage, oddPage, requireSameKind } from './pageKind';
import type { PageReader } from './reading';

/** A page's items, and the list that they were made of, if the page has one. */
export interface PageItems {
	items: INodeExecutionData[];
	list?: unknown[];
}

/**
 * Makes items of a page. An empty answer is a page without items. So is an answer with nothing at
 * the items path, because many APIs leave out an empty list. If that is the first page, a hint
 * names the lists that the answer has. A failure that is kept (Never Error) becomes one item; its
 * page counts as empty.
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
	const isEmpty = answer.text?.trim() === '';
	if (isFirst) reader.first = firstPage(answer);
	const { first } = reader;
	const isJudged = !isFirst && first !== undefined && !reader.mayBeText;
	if (isJudged) requireSameKind(answer, first, itemsPath);
	if (!itemsPath) {
		if (isEmpty && !isFirst) return { items: items.filter(hasSomething), list: [] };
		const isOfLists = first?.kind === 'list' || first?.kind === 'lines';
		if (!isJudged || !isOfLists || Array.isArray(body)) return { items, list: asList(body) };
		if (!isEmptyPage(body)) return { items, list: [body] };
		const odd = oddPage(body, 'of the answer itself', first);
		if (odd !== undefined) reader.note?.(odd);
		return { items: [], list: [] };
	}
	const list = isEmpty || status >= 400 ? [] : listAt(body, itemsPath);
	const isLeftOut = list === undefined && items.length === 0;
	if (isLeftOut && isFirst) reader.note?.(nothingAt(itemsPath, body));
	const odd = isLeftOut && isJudged ? oddPage(body, itemsPath, first) : undefined;
	if (odd !== undefined) reader.note?.(odd);
	if (list !== undefined && reportsFailure(body)) reader.note?.(alsoFailed(itemsPath, body));
	return { items, list: list ?? [] };
}

const asList = (body: unknown) => (Array.isArray(body) ? body : undefined);

const hasSomething = ({ json, binary }: INodeExecutionData) =>
	binary !== undefined || Object.keys(json).length > 0;
