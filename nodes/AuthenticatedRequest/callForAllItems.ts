import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { leaving } from '../../credentials/engine/leaving';
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
import { withAutomatic } from './pagination/automatic';
import { pageItems } from './pagination/listIn';
import { onlyList } from './pagination/onlyList';
import { ONE_SLOT, type Slots } from './pagination/pagesAhead';
import type { PageReader, Reading } from './pagination/reading';
import { readPages } from './pagination/readPages';
import { readPagesByExpression } from './pagination/readPagesByExpression';
import { requireOwnServer } from './pagination/ownServer';
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
	const failed = { isSo: false };
	const isCancelled = () => execution.getExecutionCancelSignal?.()?.aborted === true;
	const run = { pace, clock, batching: batching?.batch ?? {}, isCancelled };
	// An interval between items is to slow the calls down: then pages come one after another, too.
	const slots = (run.batching.batchInterval ?? 0) > 0 ? ONE_SLOT : pace;
	const paging = { slots, isCancelled: () => failed.isSo || isCancelled() };
	const perItem = await forEachItem(items.length, run, async (index) => {
		const { items: made, failure } = await readItem(index).catch(
			(error: Error): Reading => ({ items: [], failure: error }),
		);
		if (failure === undefined) return made;
		if (execution.continueOnFail()) return [...made, failedItem(execution, failure, index)];
		failed.isSo = true;
		throw apiError(execution, failure, index);
	});
	showHints(execution, notes.messages(items.length, pace.refusals), () =>
		shared === undefined ? [] : secretsIn(shared),
	);
	return perItem.flat();

	async function readItem(index: number): Promise<Reading> {
		const context = shared ?? (await contextOfItem(index));
		const clean = (error: Error) => leaving(error, secretsIn(context));
		const reading = await callForItem(context, parameters, index, paging).catch((error: Error) => {
			throw clean(error);
		});
		if (reading.failure !== undefined) clean(reading.failure);
		return reading;
	}

	async function contextOfItem(index: number): Promise<CallContext> {
		const context = await contextOf(execution, type, { pace, notes }, index);
		return { ...context, notes: notes.ofItem(() => secretsIn(context)) };
	}
}

const secretsIn = ({ provider, credentials }: CallContext) => secretsOfCall(provider, credentials);

/** What the lists of all items share. */
interface Paging {
	slots: Slots;
	/** Whether the execution was stopped, or will end with an error. */
	isCancelled: () => boolean;
}

async function callForItem(
	context: CallContext,
	parameters: ParameterReader,
	index: number,
	paging: Paging,
): Promise<Reading> {
	const get = <T>(name: string, fallback: T) => parameters.get(name, index, fallback);
	const call = buildCall(context.flow, get, { execution: context.execution, itemIndex: index });
	context.notes.noteReplaced(call.replacedFields ?? []);
	context.notes.noteLeftOut(call.leftOut ?? []);
	const tool = readToolAnswer(get);
	const { items, failure } = await itemsOf(context, parameters, index, call, paging);
	return { items: tool === undefined ? items : forAgent(items, tool), failure };
}

/** Sends the call, page after page if set so, and makes items of the answers. */
async function itemsOf(
	context: CallContext,
	parameters: ParameterReader,
	index: number,
	call: Call,
	paging: Paging,
): Promise<Reading> {
	const { execution, flow, notes } = context;
	const options = parameters.get<AllOptions>('options', index, {});
	const { json, binary } = execution.getInputData()[index];
	const settings = withAutomatic(flow, options.pagination?.pagination ?? {});
	const { paginationMode = 'off' } = settings;
	const itemsPath = options.itemsPath || settings.itemsPath;
	const listPath = settings.isOnlyList && !itemsPath ? onlyList() : undefined;
	const itemOptions = { ...call.response, isPaged: paginationMode !== 'off' };
	call.mustBeJson = Boolean(itemsPath) || listPath !== undefined;
	call.itemsPath = itemsPath;
	const { neverError, responseFormat } = call.response;
	let isTold = false;
	let last: CallAnswer | undefined;
	const reader: PageReader = {
		...paging,
		send: async (page) => await send(context, page),
		listPath,
		mayBeText: neverError || responseFormat === 'text' || responseFormat === 'file',
		toItems: (answer) =>
			toItems(
				(last = answer),
				{ index, json, binary },
				{ ...itemOptions, itemsPath: listPath === undefined ? itemsPath : listPath(answer) },
			),
		clock,
		note(message) {
			isTold = true;
			notes.notePaging(message);
		},
		requireOwnServer: (address) => requireOwnServer(context, address),
	};
	const reading = await (async (): Promise<Reading> => {
		switch (paginationMode) {
			case 'off':
				return { items: pageItems(await reader.send(call), itemsPath, reader, true).items };
			case 'updateAParameterInEachRequest':
			case 'responseContainsNextURL': {
				const raw = parameters.rawPagination();
				return await readPagesByExpression(execution, index, call, raw, itemsPath, reader);
			}
			default:
				return await readPages(call, settings, itemsPath, reader);
		}
	})().catch((error: Error) => {
		throw withBody(error);
	});
	const { items, failure } = reading;
	if (failure !== undefined) withBody(failure);
	if (items.length === 0 && failure === undefined && itemsPath && !isTold)
		notes.noteEmptyList(itemsPath);
	return reading;

	/** Adds the answer that was read last, which the error may be about. */
	function withBody(error: Error): Error {
		return withBodyOf(last, error, secretsOfCall(context.provider, context.credentials));
	}
}
