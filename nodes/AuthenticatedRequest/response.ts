import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { isHtml } from '../../credentials/tokenFlow/answers';
import { CallError } from './callErrors';
import type { CallAnswer } from './send';

/** The options of HTTP Request's `response` collection. */
export interface ResponseOptions {
	fullResponse?: boolean;
	neverError?: boolean;
	responseFormat?: 'autodetect' | 'json' | 'text';
	outputPropertyName?: string;
}

/** The items that an answer becomes: one for each element of an array, otherwise one. */
export function toItems(
	{ answer, bytes }: CallAnswer,
	itemIndex: number,
	options: ResponseOptions,
): INodeExecutionData[] {
	const body = readBody({ answer, bytes }, options);
	const pairedItem = { item: itemIndex };
	if (options.fullResponse) {
		const { status, headers } = answer;
		return [{ json: { body, headers, statusCode: status } as IDataObject, pairedItem }];
	}
	const parts = Array.isArray(body) ? body : [body];
	return parts.map((part) => ({ json: asJson(part, options), pairedItem }));
}

function readBody(
	{ answer, bytes }: CallAnswer,
	{ responseFormat = 'autodetect' }: ResponseOptions,
): unknown {
	if (responseFormat === 'text') return bytes.toString('utf8');
	if (bytes.length === 0) return {};
	const isParsed = typeof answer.body !== 'string' || bytes[0] === 0x22;
	if (responseFormat === 'json' && !isParsed) {
		throw new CallError(
			`The answer is not JSON${isHtml(answer) ? ' but a web page' : ''}`,
			'Check the URL, or set Options > Response > Response Format to Text.',
			String(answer.status),
		);
	}
	return answer.body;
}

function asJson(value: unknown, { outputPropertyName }: ResponseOptions): IDataObject {
	if (typeof value === 'object' && value !== null && !Array.isArray(value))
		return value as IDataObject;
	return { [outputPropertyName || 'data']: value as IDataObject[string] };
}
