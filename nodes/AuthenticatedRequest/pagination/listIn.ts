import type { INodeExecutionData } from 'n8n-workflow';
import { atPath } from '../../../credentials/engine/formats/paths';
import { isFields } from '../../../credentials/engine/values';
import { listPaths } from '../answer/listPaths';
import type { CallAnswer } from '../call/callTypes';
import type { PageReader } from './reading';

/** A page's items, and the list that they were made of; undefined if there is none. */
export interface PageItems {
	items: INodeExecutionData[];
	list?: unknown[];
}

/**
 * Makes items of a page. An answer without anything at the items path is a page without items: many
 * APIs leave an empty list out. On the first page a hint says so, with the lists that there are.
 */
export function pageItems(
	answer: CallAnswer,
	path: string | undefined,
	reader: PageReader,
	isFirst: boolean,
): PageItems {
	const { body } = answer.answer;
	const itemsPath = reader.listPath === undefined ? path : reader.listPath(answer);
	const found = itemsPath ? atPath(body, itemsPath) : body;
	const isLeftOut = itemsPath && isFields(body) && (found === undefined || found === null);
	if (!isLeftOut) {
		const list = Array.isArray(found) ? found : undefined;
		return { items: reader.toItems(answer), list };
	}
	if (isFirst) reader.note?.(`${nothingAt(itemsPath)} ${listsOf(body)}`);
	return { items: [], list: [] };
}

function nothingAt(path: string): string {
	return `Items Path "${path}" found nothing in the first answer, which counts as an empty page.`;
}

function listsOf(body: unknown): string {
	const paths = listPaths(body);
	return paths.length === 0
		? 'The answer has no list.'
		: `The answer has lists at: ${paths.join(', ')}.`;
}
