import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';
import { type CallError, OPERATION_ERROR } from './callErrors';

/** What is known of a failure, whoever made it. */
type Failure = Error & Partial<Pick<CallError, 'description' | 'httpCode' | 'request' | 'body'>>;

/** Any failure as n8n shows it, with the item that it belongs to. Its texts hold no secrets. */
export function apiError(
	execution: IExecuteFunctions,
	error: Error,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeOperationError) return error;
	const { description = '', httpCode, request, body } = error as Failure;
	const message = error.message || 'It failed without an error message';
	const wrapped = new NodeApiError(
		execution.getNode(),
		{ message },
		{ message, description, httpCode: httpCode ?? undefined, itemIndex },
	);
	// n8n replaces messages in which it finds one of its own words for a broken connection.
	wrapped.message = isTool(execution) ? withNextStep(message, description) : message;
	if (request !== undefined) wrapped.context.request = request;
	if (body !== undefined) wrapped.messages = [fullMessage(httpCode, body)];
	return wrapped;
}

/**
 * What the editor shows as "Full message": the answer's body behind its status, as HTTP Request has
 * it (editor-ui, NodeErrorView.vue shows an error's `messages`).
 */
function fullMessage(httpCode: string | undefined, body: unknown): string {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	return httpCode === undefined ? text : `${httpCode} - ${text}`;
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
 * The item that a failed one becomes if the node goes on, with the fields of HTTP Request's: `error`
 * in a plain object, because the JSON of an error of n8n lacks its `httpCode`, and `details`.
 *
 * On the error output `error` holds the details and is the only key: by that n8n recognizes a failed
 * item, the oldest by that alone, and adds the input's fields to it. An `error` beside the `json`
 * would make n8n drop them again (packages/core workflow-execute.ts, `handleNodeErrorOutput` and
 * `normalizeNodeErrors`).
 */
export function failedItem(
	execution: IExecuteFunctions,
	error: Error,
	index: number,
): INodeExecutionData {
	const { message, description, httpCode, request, body } = error as Failure;
	const name = error.name === OPERATION_ERROR ? OPERATION_ERROR : 'NodeApiError';
	const shown = { message, name, description: description ?? undefined, httpCode };
	const details = { message, description: description ?? undefined, httpCode, body, request };
	const json =
		execution.getNode().onError === 'continueErrorOutput'
			? { error: { ...shown, details } }
			: { error: shown, details };
	return {
		json: JSON.parse(JSON.stringify(json)) as IDataObject,
		pairedItem: { item: index },
	};
}
