import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	NodeApiError,
} from 'n8n-workflow';
import { buildRequest } from './buildRequest';
import { CallError, invalidParameter } from './callErrors';
import { forEachItem } from './forEachItem';
import { ParameterReader } from './parameters';
import { providers } from './providers';
import { type ResponseOptions, toItems } from './response';
import { type CallContext, send } from './send';

const DEFAULT_CONCURRENCY = 10;

/** Makes one call for each input item. Throws `NodeApiError`s with the item's index. */
export async function callForAllItems(execution: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = execution.getInputData();
	if (items.length === 0) return [];
	const parameters = new ParameterReader(execution);
	const context = await callContext(execution, parameters).catch((error: Error) => {
		throw apiError(execution, error);
	});
	const { concurrency } = parameters.get<IDataObject>('options', 0, {});
	const limit =
		typeof concurrency === 'number' && concurrency >= 1 ? concurrency : DEFAULT_CONCURRENCY;
	const perItem = await forEachItem(items.length, limit, async (index) => {
		try {
			return await callForItem(context, parameters, index);
		} catch (error) {
			if (!execution.continueOnFail()) throw apiError(execution, error as Error, index);
			return [failedItem(execution, error as Error, index)];
		}
	});
	return perItem.flat();
}

async function callContext(
	execution: IExecuteFunctions,
	parameters: ParameterReader,
): Promise<CallContext> {
	const type = parameters.get('authentication', 0, '');
	const describe = providers[type];
	if (describe === undefined)
		throw invalidParameter('Authentication', `names no known API: "${type}"`);
	const credentials = await execution.getCredentials(type);
	return { execution, type, describe, credentials, flow: describe(credentials) };
}

async function callForItem(
	context: CallContext,
	parameters: ParameterReader,
	index: number,
): Promise<INodeExecutionData[]> {
	const request = buildRequest(context.flow, parameters, index);
	const { response } = parameters.get<{ response?: { response?: ResponseOptions } }>(
		'options',
		index,
		{},
	);
	const responseOptions = response?.response ?? {};
	const result = await send(context, request, responseOptions.neverError ?? false);
	return toItems(result, index, responseOptions);
}

function apiError(execution: IExecuteFunctions, error: Error, itemIndex?: number): NodeApiError {
	const { description, httpCode } =
		error instanceof CallError ? error : { description: '', httpCode: undefined };
	return new NodeApiError(
		execution.getNode(),
		{ message: error.message },
		{ message: error.message, description, httpCode, itemIndex },
	);
}

function failedItem(execution: IExecuteFunctions, error: Error, index: number): INodeExecutionData {
	return {
		json: { error: error.message },
		error: apiError(execution, error, index),
		pairedItem: { item: index },
	};
}
