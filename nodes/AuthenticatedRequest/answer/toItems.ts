import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { isHtml } from '../../../credentials/engine/answers';
import { CallError } from '../call/callErrors';
import { atItemsPath, failureInsteadOfList, listAt } from './listPaths';
import type { CallAnswer, InputItem, ResponseOptions } from '../call/callTypes';
import { isJsonType } from './contentType';
import { isBinary } from './decodeText';
import { BREAKS_OFF, whyNotJson } from './json/whyNotJson';
import { isFields, isObject } from '../../../credentials/engine/values';

/** How answers become items. */
export interface ItemOptions extends ResponseOptions {
	/** The path of the list in the answer. If absent, the whole answer is used. */
	itemsPath?: string;
	/** True if pages are read. JSON then counts as JSON whatever the content type says. */
	isPaged?: boolean;
}

/** Makes items of an answer as HTTP Request does: one item for each element of a list. */
export function toItems(
	result: CallAnswer,
	item: InputItem,
	options: ItemOptions,
): INodeExecutionData[] {
	const pairedItem = { item: item.index };
	const field = options.outputPropertyName || 'data';
	const envelope = options.fullResponse ? fullAnswer(result) : undefined;
	const path = listPathFor(result, options);
	if (result.file !== undefined) {
		if (path !== undefined) throw listInFile(path);
		const binary = { ...item.binary, [field]: result.file };
		return [{ json: envelope ?? item.json, binary, pairedItem }];
	}
	if (path === undefined && isText(result, options)) {
		const json = result.text ? { [field]: result.text } : {};
		return [{ json: { ...json, ...envelope }, pairedItem }];
	}
	// An answer without content counts as an empty list.
	if (path !== undefined && (result.text ?? '').trim() === '') return [];
	const body = jsonBody(result, options);
	if (path !== undefined) return (listAt(body, path) ?? []).map((part) => toItem(part));
	if (envelope) return [{ json: { body, ...envelope } as IDataObject, pairedItem }];
	return (Array.isArray(body) ? body : [body]).map((part) => toItem(part));

	function toItem(part: unknown): INodeExecutionData {
		const json = isFields(part) ? part : part === null ? {} : { [field]: part };
		return { json: json as IDataObject, pairedItem };
	}
}

function fullAnswer({ answer, rawHeaders, statusMessage }: CallAnswer): IDataObject {
	return { headers: rawHeaders, statusCode: answer.status, statusMessage };
}

/**
 * Returns the path of the list. A failure that is kept (Never Error) has none, because the whole
 * answer becomes its item.
 */
function listPathFor(
	{ answer }: CallAnswer,
	{ itemsPath, neverError }: ItemOptions,
): string | undefined {
	if (!itemsPath) return undefined;
	if (!neverError) return itemsPath;
	const isKeptFailure = answer.status >= 400 && !Array.isArray(atItemsPath(answer.body, itemsPath));
	const isOther = isKeptFailure || failureInsteadOfList(answer, itemsPath) !== undefined;
	return isOther ? undefined : itemsPath;
}

function listInFile(path: string): CallError {
	return new CallError(
		`A file has no list at "${path}"`,
		'Set Options > Response > Response Format to JSON, or leave Options > Items Path empty.',
	);
}

function isText({ answer }: CallAnswer, options: ItemOptions): boolean {
	const { responseFormat = 'autodetect', isPaged } = options;
	if (responseFormat !== 'autodetect') return responseFormat === 'text';
	if (isPaged && isObject(answer.body)) return false;
	return !isJsonType(answer.headers['content-type'] ?? '');
}

function jsonBody(
	{ answer, text = '' }: CallAnswer,
	{ neverError, itemsPath }: ItemOptions,
): unknown {
	if (text.trim() === '') return {};
	// A parsed body can equal the text: a number that JavaScript can't hold stays a text.
	const isParsed = answer.body !== text || /^\s*-?\d+\s*$/.test(text);
	if (isParsed) return answer.body;
	// HTTP Request would return nothing of such an answer.
	if (neverError) return text;
	throw notJson(answer, text, itemsPath);
}

function notJson(answer: CallAnswer['answer'], text: string, itemsPath?: string): CallError {
	const why = isHtml(answer) ? ' but a web page' : whyNotJson(text);
	const forList = `Options > Items Path needs JSON. Check the URL, or leave the path empty for the answer as it is${isXml(text) ? ", and let n8n's XML node read it" : ''}.`;
	const forAll = `Check the URL, or set Options > Response > Response Format to ${text.includes('\uFFFD') && isBinary(Buffer.from(text)) ? 'File' : 'Text'}.`;
	return new CallError(
		`The answer is not JSON${why}`,
		why === BREAKS_OFF ? ENDED_EARLY : itemsPath ? forList : forAll,
		String(answer.status),
	);
}

const ENDED_EARLY =
	'The API, or a proxy in front of it, did not send all of it. Try again; if it happens again, ask for less at once. To get what came, set Options > Response > Response Format to Text.';

const isXml = (text: string) => /^\s*<(?!!doctype html|html)/i.test(text);
