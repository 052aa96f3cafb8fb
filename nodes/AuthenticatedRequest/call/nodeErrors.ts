import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';
import { type CallError, OPERATION_ERROR } from './callErrors';

/** A failure of any kind, with the details that only a `CallError` has. */
type Failure = Error & Partial<Pick<CallError, 'description' | 'httpCode' | 'request' | 'body'>>;

/** Wraps a failure, which must contain no secrets, for n8n, with the item that it belongs to. */
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
	// n8n replaces messages that contain one of its own words for a broken connection.
	wrapped.message = isTool(execution) ? withNextStep(message, description) : message;
	if (request !== undefined) wrapped.context.request = request;
	if (body !== undefined) wrapped.messages = [fullMessage(httpCode, body)];
	return wrapped;
}

/**
 * The text that the editor shows as "Full message": the answer's status and body, as in HTTP
 * Request (editor-ui, NodeErrorView.vue shows an error's `messages`).
 */
function fullMessage(httpCode: string | undefined, body: unknown): string {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	return httpCode === undefined ? text : `${httpCode} - ${text}`;
}

/** True in an agent's tool: n8n adds "Tool" to its type (packages/cli, `convertNodeToAiTool`). */
function isTool(execution: IExecuteFunctions): boolean {
	return execution.getNode().type.endsWith('Tool');
}

/** Agents get only the message of an error (nodes-langchain, agent-execution/buildSteps.ts). */
function withNextStep(message: string, description: string): string {
	return description === '' ? message : `${message.replace(/\.$/, '')}. ${description}`;
}

/**
 * Makes the output of a failed item if the node goes on after errors. It has the fields `error` and
 * `details`, as in HTTP Request. `error` is a plain object, because the JSON of n8n's own errors
 * lacks `httpCode`.
 *
 * On the error output, `error` contains the details and must be the only key. By that key n8n
 * recognizes a failed item, and adds the fields of the input item. The oldest n8n checks only that.
 * If there were an `error` next to `json`, n8n would drop these fields again (packages/core
 * workflow-execute.ts, `handleNodeErrorOutput` and `normalizeNodeErrors`).
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
