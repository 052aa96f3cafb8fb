import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { asError } from '../../credentials/engine/errors';
import { leaving } from '../../credentials/engine/leaving';
import type { Provider } from '../../credentials/engine/n8n/subjects';
import { clock, contextOf, secretsOf } from './call/callContext';
import type { CallContext, SharedByRun } from './call/callTypes';
import { apiError, failedItem } from './call/nodeErrors';
import { RunNotes, showHints } from './call/runNotes';
import { callForItem, type Paging } from './callForItem';
import { type Batching, forEachItem } from './pace/forEachItem';
import { Pace } from './pace/pace';
import { ONE_SLOT } from './pagination/pagesAhead';
import type { Reading } from './pagination/reading';
import { ParameterReader } from './parameters/parameterReader';

/** The options that hold for the whole run instead of for each call. */
interface RunOptions {
	batching?: { batch?: Batching };
	concurrency?: number;
	credentialPerItem?: boolean;
}

/** Makes the call of each input item. Throws `NodeApiError`s with the item's index. */
export async function callForAllItems(
	execution: IExecuteFunctions,
	providers: readonly Provider[],
): Promise<INodeExecutionData[]> {
	const items = execution.getInputData();
	if (items.length === 0) return [];
	const parameters = new ParameterReader(execution, items);
	const options = optionsOfRun(execution, parameters);
	const batching = options.batching?.batch ?? {};
	const type = parameters.get('api', 0, '');
	const pace = paceOf(options);
	const notes = new RunNotes();
	const run = { execution, items, parameters, type, shares: { providers, pace, notes } };
	const shared = options.credentialPerItem ? undefined : await sharedContext(run);
	let hasFailed = false;
	const isCancelled = () => execution.getExecutionCancelSignal?.()?.aborted === true;
	// A batch interval is meant to slow the calls down, so pages are not read at the same time
	// either.
	const slots = (batching.batchInterval ?? 0) > 0 ? ONE_SLOT : pace;
	const paging = { slots, isCancelled: () => hasFailed || isCancelled() };
	const ways = { pace, clock, batching, isCancelled };
	const perItem = await forEachItem(items.length, ways, async (index) => {
		const { items: made, failure } = await readItem(run, shared, index, paging);
		if (failure === undefined) return made;
		if (execution.continueOnFail()) return [...made, failedItem(execution, failure, index)];
		hasFailed = true;
		throw apiError(execution, failure, index);
	});
	showHints(execution, notes.messages(items.length, pace.refusals), () =>
		shared === undefined ? [] : secretsOf(shared),
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
	shares: SharedByRun;
}

const paceOf = ({ concurrency = 0 }: RunOptions) =>
	new Pace(clock, concurrency >= 1 ? Math.floor(concurrency) : undefined);

/** The context of the credential that all items share. */
async function sharedContext({ execution, type, shares }: Run): Promise<CallContext> {
	return await contextOf(execution, type, shares).catch((error: Error) => {
		throw apiError(execution, error);
	});
}

/** The context of an item with a credential of its own. */
async function contextOfItem(run: Run, index: number): Promise<CallContext> {
	const { execution, type, shares } = run;
	const context = await contextOf(execution, type, shares, index);
	return { ...context, notes: shares.notes.ofItem(() => secretsOf(context)) };
}

/** Makes the call of one item. A failure is returned with the items that came before it. */
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
		if (reading.failure !== undefined) leaving(reading.failure, secretsOf(context));
		return reading;
	} catch (error) {
		const failure = asError(error);
		return { items: [], failure: context ? leaving(failure, secretsOf(context)) : failure };
	}
}

/** The options of the first item. Those in `RunOptions` hold for all items. */
function optionsOfRun(execution: IExecuteFunctions, parameters: ParameterReader): RunOptions {
	try {
		return parameters.get<RunOptions>('options', 0, {});
	} catch (error) {
		throw apiError(execution, asError(error), 0);
	}
}
