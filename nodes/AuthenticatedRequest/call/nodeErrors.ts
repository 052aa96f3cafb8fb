import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';
import { CallError } from './callErrors';

/** Any failure as n8n shows it, with the item that it belongs to. Its texts hold no secrets. */
export function apiError(
	execution: IExecuteFunctions,
	error: Error,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeOperationError) return error;
	const {
		description = '',
		httpCode,
		request,
	} = error instanceof CallError ? error : ({} as CallError);
	const wrapped = new NodeApiError(
		execution.getNode(),
		{ message: error.message },
		{ message: error.message, description, httpCode, itemIndex },
	);
	// n8n replaces messages in which it finds one of its own words for a broken connection.
	wrapped.message = isTool(execution) ? withNextStep(error.message, description) : error.message;
	if (request !== undefined) wrapped.context.request = request;
	return wrapped;
}

/** n8n makes the tool's type of the node's (packages/cli, `convertNodeToAiTool`). */
function isTool(execution: IExecuteFunctions): boolean {
	return execution.getNode().type.endsWith('Tool');
}

/** An agent is given an error's message alone (nodes-langchain, agent-execution/buildSteps.ts). */
function withNextStep(message: string, description: string): string {
	return description === '' ? message : `${message.replace(/\.$/, '')}. ${description}`;
}

/**
 * The item that a failed one becomes if the node goes on. It is recognized by `error` and `details`
 * alone: n8n then adds the input's fields to it on the error output. An `error` beside the `json`
 * would make n8n drop them again (packages/core workflow-execute.ts, `normalizeNodeErrors`).
 */
export function failedItem(error: Error, index: number): INodeExecutionData {
	const { description, httpCode, request } = error instanceof CallError ? error : ({} as CallError);
	const details = { description, httpCode, request };
	return {
		json: { error: error.message, details: JSON.parse(JSON.stringify(details)) as IDataObject },
		pairedItem: { item: index },
	};
}
