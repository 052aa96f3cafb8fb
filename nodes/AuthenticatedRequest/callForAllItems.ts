import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { asError } from '../../credentials/engine/errors';
import { leaving } from '../../credentials/engine/leaving';
import { secretsOfCall } from '../../credentials/engine/n8n/subjects';
import { toItems } from './answer/toItems';
import { forAgent, readToolAnswer } from './answer/toolAnswer';
import { contextOf, clock } from './call/callContext';
import type { Call, CallAnswer, CallContext, InputItem } from './call/callTypes';
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
import { emptyParts } from './request/lost/emptyParts';
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
	const options = optionsOfRun(execution, parameters);
	const batching = options.batching?.batch ?? {};
	const type = parameters.get('api', 0, '');
	const run = { execution, items, parameters, type, pace: paceOf(options), notes: new RunNotes() };
	const shared = options.credentialPerItem ? undefined : await sharedContext(run);
	const failed = { isSo: false };
	const isCancelled = () => execution.getExecutionCancelSignal?.()?.aborted === true;
	// An interval between items is set to slow the calls down, so pages are not read at the same time either.
	const slots = (batching.batchInterval ?? 0) > 0 ? ONE_SLOT : run.pace;
	const paging = { slots, isCancelled: () => failed.isSo || isCancelled() };
	const ways = { pace: run.pace, clock, batching, isCancelled };
	const perItem = await forEachItem(items.length, ways, async (index) => {
		const { items: made, failure } = await readItem(run, shared, index, paging);
		if (failure === undefined) return made;
		if (execution.continueOnFail()) return [...made, failedItem(execution, failure, index)];
		failed.isSo = true;
		throw apiError(execution, failure, index);
	});
	showHints(execution, run.notes.messages(items.length, run.pace.refusals), () =>
		shared === undefined ? [] : secretsIn(shared),
	);
	return perItem.flat();
}

/** What all items share, whatever their credential. */
interface Run {
	execution: IExecuteFunctions;
	items: INodeExecutionData[];
	parameters: ParameterReader;
	/** The credential's type. */
	type: string;
	pace: Pace;
	notes: RunNotes;
}

const paceOf = ({ concurrency = 0 }: AllOptions) =>
	new Pace(clock, concurrency >= 1 ? Math.floor(concurrency) : undefined);

/** The context of a credential that serves all items. */
async function sharedContext({ execution, type, pace, notes }: Run): Promise<CallContext> {
	return await contextOf(execution, type, { pace, notes }).catch((error: Error) => {
		throw apiError(execution, error);
	});
}

/** The context of an item whose credential is its own. */
async function contextOfItem(run: Run, index: number): Promise<CallContext> {
	const { execution, type, pace, notes } = run;
	const context = await contextOf(execution, type, { pace, notes }, index);
	return { ...context, notes: notes.ofItem(() => secretsIn(context)) };
}

/** Makes the call of one item. A failure is reported beside the items that came before it. */
async function readItem(
	run: Run,
	shared: CallContext | undefined,
	index: number,
	paging: Paging,
): Promise<Reading> {
	let context = shared;
	try {
		context ??= await contextOfItem(run, index);
		const { json, binary } = run.items[index];
		const reading = await callForItem(context, run.parameters, { index, json, binary }, paging);
		if (reading.failure !== undefined) leaving(reading.failure, secretsIn(context));
		return reading;
	} catch (error) {
		const failure = asError(error);
		return { items: [], failure: context ? leaving(failure, secretsIn(context)) : failure };
	}
}

/** The options of the first item, which hold for the whole run where they are not about a call. */
function optionsOfRun(execution: IExecuteFunctions, parameters: ParameterReader): AllOptions {
	try {
		return parameters.get<AllOptions>('options', 0, {});
	} catch (error) {
		throw apiError(execution, asError(error), 0);
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
	item: InputItem,
	paging: Paging,
): Promise<Reading> {
	const { execution, flow, notes } = context;
	const itemIndex = item.index;
	const get = <T>(name: string, fallback: T) => parameters.get(name, itemIndex, fallback);
	const call = buildCall(flow, get, { execution, itemIndex });
	if (call.replacedFields !== undefined) notes.noteReplaced(call.replacedFields);
	if (call.leftOut !== undefined) notes.noteLeftOut(call.leftOut);
	notes.noteLeftOut(emptyParts(parameters.rawValue('url'), get<unknown>('url', '')));
	for (const hint of call.hints ?? []) notes.notePaging(hint);
	const tool = get('optimizeResponse', false) ? readToolAnswer(get) : undefined;
	const options = get<AllOptions>('options', {});
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
		throw withBodyOf(answer, asError(error), secretsIn(context));
	}
}

/** The same for a list in the answer, page after page if set so. */
async function itemsOfList(
	context: CallContext,
	parameters: ParameterReader,
	item: InputItem,
	call: Call,
	paging: Paging,
): Promise<Reading> {
	const { execution, flow, notes } = context;
	const options = parameters.get<AllOptions>('options', item.index, {});
	const settings = withAutomatic(flow, options.pagination?.pagination ?? {});
	const { paginationMode = 'off' } = settings;
	const itemsPath = String(options.itemsPath || settings.itemsPath || '') || undefined;
	const listPath = settings.isOnlyList && !itemsPath ? onlyList() : undefined;
	const isPaged = paginationMode !== 'off';
	call.mustBeJson = Boolean(itemsPath) || listPath !== undefined;
	call.itemsPath = itemsPath;
	call.isPage = isPaged;
	const list = { itemsPath, listPath, isPaged };
	const { reader, seen } = readerOf(context, item, call, paging, list);
	const read = async (): Promise<Reading> => {
		switch (paginationMode) {
			case 'off':
				return { items: pageItems(await reader.send(call), itemsPath, reader, true).items };
			case 'updateAParameterInEachRequest':
			case 'responseContainsNextURL': {
				const raw = parameters.rawPagination();
				return await readPagesByExpression(execution, item.index, call, raw, itemsPath, reader);
			}
			default:
				return await readPages(call, settings, itemsPath, reader);
		}
	};
	/** Adds the last answer to an error, which may be about it. */
	const withBody = (error: Error) => withBodyOf(seen.last, error, secretsIn(context));
	const reading = await read().catch((error: Error) => {
		throw withBody(error);
	});
	const { items, failure } = reading;
	if (failure !== undefined) withBody(failure);
	if (items.length === 0 && failure === undefined && itemsPath && !seen.hint)
		notes.noteEmptyList(itemsPath);
	return reading;
}

/** Where an answer has its list, and whether it is one page of several. */
interface ListPlace {
	itemsPath: string | undefined;
	listPath: ReturnType<typeof onlyList> | undefined;
	isPaged: boolean;
}

/** How pages are sent and read, and what was seen of them: the last answer, and whether there was a hint. */
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
			context.notes.notePaging(message);
		},
		requireOwnServer: (address) => requireOwnServer(context, address),
	};
	return { reader, seen };
}
