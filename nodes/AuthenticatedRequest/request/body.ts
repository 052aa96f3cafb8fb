import type { IDataObject } from 'n8n-workflow';
import { FORM } from '../../../credentials/engine/attach/outgoingRequest';
import type { TokenFlow } from '../../../credentials/engine/tokenFlow';
import { invalidParameter } from '../call/callErrors';
import type { Call } from '../call/callTypes';
import { named } from '../parameters/namedEntries';
import { repeatedInBody, repeatedName } from '../parameters/repeatedNames';
import { formFields, jsonFields } from './bodyFields';
import { fieldsLeftOut, fromPairs, type Get, jsonValue, type Pairs, textOf } from './fieldValues';
import { hasHeader, setHeader } from './headers';
import { requireJsonNumbers } from './jsonBody';
import { findFile, type FileSource, multipartBody, type MultipartField, openFile } from './upload';

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
			if (byText === 'string')
				call.request.body = new URLSearchParams(textOf(get<unknown>('body', '')));
			else {
				const pairs = get<Pairs>('bodyParameters', {});
				call.request.body = formFields(pairs);
				noteLeftOut(call, fieldsLeftOut(fromPairs(pairs, 'Body Parameters'), 'form field', true));
			}
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
			if (byText === 'json') setJson(call, get<unknown>('jsonBody', {}));
			else {
				call.request.body = jsonFields(get<Pairs>('bodyParameters', {}));
				requireJsonNumbers(call.request.body, 'Body Parameters');
				noteLeftOut(call, fieldsLeftOut(call.request.body, 'body field', false));
			}
			break;
		default:
			throw invalidParameter(
				'Body Content Type',
				`has no choice "${kind}". Choose one of the list`,
			);
	}
}

function setJson(call: Call, typed: unknown): void {
	const value = jsonValue(typed, 'Body JSON');
	if (typeof typed !== 'string') requireJsonNumbers(value, 'Body JSON');
	call.request.body = value as IDataObject;
	if (value === undefined) noteLeftOut(call, ['parameter "Body JSON"']);
	if (typeof typed !== 'string' || typed.trim() === '') return;
	call.typedJson = { text: typed, value };
	const repeated = repeatedName(typed);
	if (repeated !== undefined) noteHint(call, repeatedInBody(repeated));
}

/** Notes what the user is to know of the request, if there is anything. */
export function noteHint(call: Call, hint: string | undefined): void {
	if (hint !== undefined) call.hints = [...(call.hints ?? []), hint];
}

function noteLeftOut(call: Call, fields: string[]): void {
	call.leftOut = [...(call.leftOut ?? []), ...fields];
}

function setType(call: Call, type: string): void {
	if (!hasHeader(call.request, 'content-type')) setHeader(call.request, 'Content-Type', type);
}

function setMultipart(
	call: Call,
	{ parameters }: { parameters?: MultipartField[] },
	source: BodySource,
): void {
	const fields = named(parameters, 'Body Parameters');
	const files = new Map(
		fields
			.filter(({ parameterType }) => parameterType === 'formBinaryData')
			.map((field) => [field, findFile(source, field.inputDataFieldName ?? '')]),
	);
	const texts = fields.filter((field) => !files.has(field)).map(({ name, value }) => [name, value]);
	noteLeftOut(call, fieldsLeftOut(Object.fromEntries(texts), 'form field', false));
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
