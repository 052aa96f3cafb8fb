import type { IDataObject } from 'n8n-workflow';
import { FORM } from '../../../credentials/engine/attach/outgoingRequest';
import { setAtPath } from '../../../credentials/engine/paths';
import type { TokenFlow } from '../../../credentials/engine/tokenFlow';
import { invalidParameter } from '../call/callErrors';
import type { Call } from '../call/callTypes';
import { fromPairs, type Get, jsonValue, named, type Pairs, textOf } from './fieldValues';
import { hasHeader, setHeader } from './headers';
import { findFile, type FileSource, multipartBody, type MultipartField, openFile } from './upload';
import { isObject } from '../../../credentials/engine/values';

/** Where the files of a body come from. */
export type BodySource = FileSource;

/** Reads the body's parameters into the call. Throws errors that name the parameter. */
export function setBody(call: Call, get: Get, flow: TokenFlow, source: BodySource): void {
	const isForm = flow.formMethods?.includes(call.request.method ?? 'GET');
	const kind = get<string>('contentType', isForm ? 'form-urlencoded' : 'json');
	const byText = get<string>('specifyBody', 'keypair');
	switch (kind) {
		case 'raw':
			setType(call, get<string>('rawContentType', '') || 'text/plain');
			call.request.body = textOf(get<unknown>('body', ''));
			break;
		case 'form-urlencoded':
			setType(call, FORM);
			call.request.body =
				byText === 'string'
					? new URLSearchParams(textOf(get<unknown>('body', '')))
					: toForm(fromPairs(get<Pairs>('bodyParameters', {})));
			break;
		case 'multipart-form-data':
			setMultipart(call, get<{ parameters?: MultipartField[] }>('bodyParameters', {}), source);
			break;
		case 'binaryData':
			setFile(call, get<string>('inputDataFieldName', ''), source);
			break;
		case 'json':
			call.request.json = true;
			setType(call, 'application/json');
			call.request.body = (
				byText === 'json'
					? jsonValue(get<unknown>('jsonBody', {}), 'Body JSON')
					: nested(get<Pairs>('bodyParameters', {}))
			) as IDataObject;
			break;
		default:
			throw invalidParameter('Body Content Type', `has no choice "${kind}"`);
	}
}

function setType(call: Call, type: string): void {
	if (!hasHeader(call.request, 'content-type')) setHeader(call.request, 'Content-Type', type);
}

/** Fields of a JSON body; a name with dots is a path, as in HTTP Request. */
function nested({ parameters }: Pairs): IDataObject {
	const result: IDataObject = {};
	for (const { name, value } of named(parameters)) {
		try {
			setAtPath(result, name, value);
		} catch (error) {
			throw invalidParameter(
				'Body Parameters',
				`has a name that is not possible: ${(error as Error).message}`,
			);
		}
	}
	return result;
}

/** Lists and objects get brackets: `tag[0]=a`, `user[name]=b`, as HTTP Request writes them. */
function toForm(fields: IDataObject): URLSearchParams {
	const form = new URLSearchParams();
	const append = (name: string, value: unknown): void => {
		if (value === undefined) return;
		if (!isObject(value)) return form.append(name, textOf(value));
		for (const [key, part] of Object.entries(value)) append(`${name}[${key}]`, part);
	};
	for (const [name, value] of Object.entries(fields)) append(name, value);
	return form;
}

function setMultipart(
	call: Call,
	{ parameters }: { parameters?: MultipartField[] },
	source: BodySource,
): void {
	const fields = named(parameters);
	const files = new Map(
		fields
			.filter(({ parameterType }) => parameterType === 'formBinaryData')
			.map((field) => [field, findFile(source, field.inputDataFieldName ?? '')]),
	);
	// The boundary is known only once the body is made: n8n's HTTP layer writes the content type.
	call.openBody = async (further) => ({
		body: await multipartBody(fields, files, source, further),
	});
}

function setFile(call: Call, fieldName: string, source: BodySource): void {
	const file = findFile(source, fieldName);
	setType(call, file.mimeType || 'application/octet-stream');
	call.openBody = async (further) => {
		if (Object.keys(further).length > 0)
			throw invalidParameter(
				'Pagination',
				"can't put its parameters into a file. Send them in the query",
			);
		const { content, size } = await openFile(source, file);
		return { body: content, headers: size === undefined ? {} : { 'Content-Length': size } };
	};
}
