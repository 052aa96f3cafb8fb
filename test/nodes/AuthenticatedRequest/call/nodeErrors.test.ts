/** A failure as n8n shows it to a person, and as an AI agent receives it. */
import { type IExecuteFunctions, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { CallError } from '../../../../nodes/AuthenticatedRequest/call/callErrors';
import { apiError, failedItem } from '../../../../nodes/AuthenticatedRequest/call/nodeErrors';

const NODE = {
	id: '1',
	name: 'Call',
	typeVersion: 1,
	position: [0, 0] as [number, number],
	parameters: {},
};
const executionOf = (type: string, onError?: string) =>
	({ getNode: () => ({ ...NODE, type, onError }) }) as unknown as IExecuteFunctions;
const node = executionOf('authenticatedRequest');
const tool = executionOf('authenticatedRequestTool');

it.each([
	['It failed', 'Do this.', 'It failed', 'It failed. Do this.'],
	['It failed.', 'Do this.', 'It failed.', 'It failed. Do this.'],
	['It failed', '', 'It failed', 'It failed'],
	['', '', 'It failed without an error message', 'It failed without an error message'],
	['ECONNREFUSED', '', 'ECONNREFUSED', 'ECONNREFUSED'],
])('"%s" with the advice "%s"', (message, description, shown, told) => {
	const error = new CallError(message, description);
	expect(apiError(node, error, 3)).toMatchObject({ message: shown, context: { itemIndex: 3 } });
	expect(apiError(tool, error).message).toBe(told);
	expect(apiError(node, error)).toBeInstanceOf(NodeApiError);
});

it.each<[string | undefined, unknown, string[]]>([
	['404', { a: 1 }, ['404 - {"a":1}']],
	['404', 'no', ['404 - no']],
	[undefined, 'no', ['no']],
	['404', undefined, ['no']],
])('the full message of HTTP %s with %j', (httpCode, body, expected) => {
	const error = Object.assign(new CallError('no', '', httpCode), { body });
	expect(apiError(node, error).messages).toEqual(expected);
});

it('the request is in the context; an error of n8n stays what it is', () => {
	const request = { url: 'https://a.example' };
	const error = Object.assign(new CallError('no'), { request });
	expect(apiError(node, error).context.request).toBe(request);
	expect(apiError(node, new CallError('no')).context).not.toHaveProperty('request');
	const own = new NodeOperationError({ ...NODE, type: 'x' }, 'mine');
	expect(apiError(node, own, 1)).toBe(own);
});

it('a failed item has the error beside its details, on the error output in it', () => {
	const error = new CallError('no', 'Do this.', '404');
	const shown = { message: 'no', name: 'NodeApiError', description: 'Do this.', httpCode: '404' };
	const details = { message: 'no', description: 'Do this.', httpCode: '404' };
	const on = (onError: string) => failedItem(executionOf('x', onError), error, 2);
	expect(on('continueRegularOutput')).toMatchObject({
		json: { error: shown, details },
		pairedItem: { item: 2 },
	});
	expect(on('continueErrorOutput')).toMatchObject({ json: { error: { ...shown, details } } });
	expect(Object.keys(on('continueErrorOutput').json)).toEqual(['error']);
});
