import type { INodeExecutionData } from 'n8n-workflow';
import { asError } from '../../credentials/engine/errors';
import { toItems } from './answer/toItems';
import { forAgent, readToolAnswer } from './answer/toolAnswer';
import { clock, secretsOf } from './call/callContext';
import type { Call, CallAnswer, CallContext, InputItem } from './call/callTypes';
import { withBodyOf } from './call/shownAnswer';
import { withAutomatic } from './pagination/automatic';
import { pageItems } from './pagination/listIn';
import { onlyList } from './pagination/onlyList';
import { requireOwnServer } from './pagination/ownServer';
import type { Slots } from './pagination/pagesAhead';
import type { PageReader, Reading } from './pagination/reading';
import { readPages } from './pagination/readPages';
import { readPagesByExpression } from './pagination/readPagesByExpression';
import type { PaginationSettings } from './pagination/rules/settings';
import type { ParameterReader } from './parameters/parameterReader';
import { buildCall, type NodeOptions } from './request/buildCall';
import { emptyParts, mayHaveEmptyParts } from './request/lost/emptyParts';
import { send } from './send/send';

interface ItemOptions extends NodeOptions {
	itemsPath?: string;
	pagination?: { pagination?: PaginationSettings };
}

/** What reading the lists of all items shares. */
export interface Paging {
	slots: Slots;
	/** True if the execution was stopped, or will end with an error. */
	isCancelled: () => boolean;
}

/**
 * Makes the call of one item, page by page if pagination is set. Rejects if it fails before there
 * are any items.
 */
export async function callForItem(
	context: CallContext,
	parameters: ParameterReader,
	item: InputItem,
	paging: Paging,
): Promise<Reading> {
	const { execution, flow, notes } = context;
	const itemIndex = item.index;
	const get = <T>(name: string, fallback: T) => parameters.get(name, itemIndex, fallback);
	const call = buildCall(flow, get, { execution, itemIndex });
	if (call.replacedFields !== undefined) notes.noteReplaced(call.replacedFields);
	if (call.leftOut !== undefined) notes.noteLeftOut(call.leftOut);
	if (parameters.isExpression('url') && mayHaveEmptyParts(call.request.url))
		notes.noteLeftOut(emptyParts(parameters.rawValue('url'), get<unknown>('url', '')));
	for (const hint of call.hints ?? []) notes.noteHint(hint);
	const tool = get('optimizeResponse', false) ? readToolAnswer(get) : undefined;
	const options = get<ItemOptions>('options', {});
	const isPlain = !options.itemsPath && !options.pagination;
	const { items, failure } = isPlain
		? { items: await itemsOfAnswer(context, item, call) }
		: await itemsOfList(context, parameters, item, call, paging);
	return { items: tool === undefined ? items : forAgent(items, tool), failure };
}

/** Sends the call and makes items of its answer. */
async function itemsOfAnswer(
	context: CallContext,
	item: InputItem,
	call: Call,
): Promise<INodeExecutionData[]> {
	const answer = await send(context, call);
	try {
		return toItems(answer, item, call.response);
	} catch (error) {
		throw withBodyOf(answer, asError(error), secretsOf(context));
	}
}

/** Sends the call and makes items of the list in its answer, page by page if pagination is set. */
async function itemsOfList(
	context: CallContext,
	parameters: ParameterReader,
	item: InputItem,
	call: Call,
	paging: Paging,
): Promise<Reading> {
	const { execution, flow, notes } = context;
	const options = parameters.get<ItemOptions>('options', item.index, {});
	const settings = withAutomatic(flow, options.pagination?.pagination ?? {});
	const { paginationMode = 'off' } = settings;
	const itemsPath = String(options.itemsPath || settings.itemsPath || '') || undefined;
	const listPath = settings.isOnlyList && !itemsPath ? onlyList() : undefined;
	const isPaged = paginationMode !== 'off';
	const mustBeJson = Boolean(itemsPath) || listPath !== undefined;
	const listCall: Call = { ...call, mustBeJson, itemsPath, isPage: isPaged };
	const list = { itemsPath, listPath, isPaged };
	const { reader, seen } = readerOf(context, item, listCall, paging, list);
	const read = async (): Promise<Reading> => {
		switch (paginationMode) {
			case 'off':
				return { items: pageItems(await reader.send(listCall), itemsPath, reader, true).items };
			case 'updateAParameterInEachRequest':
			case 'responseContainsNextURL': {
				const raw = parameters.rawPagination() as PaginationSettings;
				return await readPagesByExpression(execution, item.index, listCall, raw, itemsPath, reader);
			}
			default:
				return await readPages(listCall, settings, itemsPath, reader);
		}
	};
	/** Adds the last answer to an error, because the error may be about it. */
	const withBody = (error: Error) => withBodyOf(seen.last, error, secretsOf(context));
	const reading = await read().catch((error: Error) => {
		throw withBody(error);
	});
	const { items, failure } = reading;
	if (failure !== undefined) withBody(failure);
	if (items.length === 0 && failure === undefined && itemsPath && !seen.hint)
		notes.noteEmptyList(itemsPath);
	return reading;
}

/** Where answers have their list, and whether pages are read. */
interface ListPlace {
	itemsPath: string | undefined;
	listPath: ReturnType<typeof onlyList> | undefined;
	isPaged: boolean;
}

/**
 * Returns the functions that send and read pages, and a record of the last answer and of whether
 * there was a hint.
 */
function readerOf(
	context: CallContext,
	item: InputItem,
	{ response }: Call,
	paging: Paging,
	{ itemsPath, listPath, isPaged }: ListPlace,
) {
	const { neverError, responseFormat } = response;
	const seen: { last?: CallAnswer; hint: boolean } = { hint: false };
	const reader: PageReader = {
		...paging,
		send: async (page) => await send(context, page),
		listPath,
		mayBeText: neverError || responseFormat === 'text' || responseFormat === 'file',
		toItems(answer) {
			seen.last = answer;
			const path = listPath === undefined ? itemsPath : listPath(answer);
			return toItems(answer, item, { ...response, isPaged, itemsPath: path });
		},
		clock,
		note(message) {
			seen.hint = true;
			context.notes.noteHint(message);
		},
		requireOwnServer: (address) => requireOwnServer(context, address),
	};
	return { reader, seen };
}
