import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { secretsOfCall } from '../../credentials/engine/n8n/subjects';
import { toItems } from './answer/toItems';
import { forAgent, readToolAnswer } from './answer/toolAnswer';
import { contextOf, clock } from './call/callContext';
import type { Call, CallAnswer, CallContext } from './call/callTypes';
import { apiError, failedItem } from './call/nodeErrors';
import { withBodyOf } from './call/shownAnswer';
import { RunNotes, showHints } from './call/runNotes';
import { type Batching, forEachItem } from './pace/forEachItem';
import { Pace } from './pace/pace';
import { automaticPaging } from './pagination/automatic';
import { readPages, type PageReader } from './pagination/readPages';
import { readPagesByExpression } from './pagination/readPagesByExpression';
import type { PaginationSettings } from './pagination/settings';
import { ParameterReader } from './parameters/parameterReader';
import { buildCall, type NodeOptions } from './request/buildCall';
import { send } from './send/send';

interface AllOptions extends NodeOptions {
	batching?: { batch?: Batching };
	concurrency?: number;
	credentialPerItem?: boolean;
	itemsPath?: string;
	pagination?: { pagination?: PaginationSettings };
}

/** Makes the call of each input item. Throws `NodeApiError`s with the item's index. */
export async function callForAllItems(execution: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = execution.getInputData();
	if (items.length === 0) return [];
	const parameters = new ParameterReader(execution, items);
	const {
		batching,
		concurrency = 0,
		credentialPerItem,
	} = parameters.get<AllOptions>('options', 0, {});
	const pace = new Pace(clock, concurrency >= 1 ? Math.floor(concurrency) : undefined);
	const notes = new RunNotes();
	const type = parameters.get('api', 0, '');
	const shared = credentialPerItem
		? undefined
		: await contextOf(execution, type, { pace, notes }).catch((error: Error) => {
				throw apiError(execution, error);
			});
	const isCancelled = () => execution.getExecutionCancelSignal?.()?.aborted === true;
	const run = { pace, clock, batching: batching?.batch ?? {}, isCancelled };
	const perItem = await forEachItem(items.length, run, async (index) => {
		try {
			const context = shared ?? (await contextOf(execution, type, { pace, notes }, index));
			return await callForItem(context, parameters, index, isCancelled);
		} catch (error) {
			if (!execution.continueOnFail()) throw apiError(execution, error as Error, index);
			return [failedItem(execution, error as Error, index)];
		}
	});
	showHints(execution, notes.messages(items.length, pace.refusals));
	return perItem.flat();
}

async function callForItem(
	context: CallContext,
	parameters: ParameterReader,
	index: number,
	isCancelled: () => boolean,
): Promise<INodeExecutionData[]> {
	const get = <T>(name: string, fallback: T) => parameters.get(name, index, fallback);
	const call = buildCall(context.flow, get, { execution: context.execution, itemIndex: index });
	context.notes.noteReplaced(call.replacedFields ?? []);
	const tool = readToolAnswer(get);
	const items = await itemsOf(context, parameters, index, call, isCancelled);
	return tool === undefined ? items : forAgent(items, tool);
}

/** Sends the call, page after page if set so, and makes items of the answers. */
async function itemsOf(
	context: CallContext,
	parameters: ParameterReader,
	index: number,
	call: Call,
	isCancelled: () => boolean,
): Promise<INodeExecutionData[]> {
	const { execution, notes } = context;
	const options = parameters.get<AllOptions>('options', index, {});
	const { json, binary } = execution.getInputData()[index];
	const settings = options.pagination?.pagination ?? {};
	const { paginationMode = 'off' } = settings;
	const automatic = paginationMode === 'automatic' ? automaticPaging(context.flow) : undefined;
	const itemsPath = options.itemsPath || automatic?.itemsPath;
	const itemOptions = { ...call.response, itemsPath, isPaged: paginationMode !== 'off' };
	call.mustBeJson = Boolean(itemsPath);
	let last: CallAnswer | undefined;
	const reader: PageReader = {
		send: async (page) => (last = await send(context, page)),
		toItems: (answer) => toItems(answer, { index, json, binary }, itemOptions),
		clock,
		isCancelled,
	};
	const read = async () => {
		switch (paginationMode) {
			case 'off':
				return reader.toItems(await reader.send(call));
			case 'updateAParameterInEachRequest':
			case 'responseContainsNextURL': {
				const raw = parameters.rawPagination();
				return await readPagesByExpression(execution, index, call, raw, reader);
			}
			default: {
				const mode = automatic && { ...automatic, paginationMode: 'pageNumber' as const };
				return await readPages(call, { ...settings, ...mode }, itemsPath, reader);
			}
		}
	};
	const items = await read().catch((error: Error) => {
		throw withBodyOf(last, error, secretsOfCall(context.provider, context.credentials));
	});
	if (items.length === 0 && itemsPath) notes.noteEmptyList(itemsPath);
	return items;
}
