import type { IDataObject } from 'n8n-workflow';
import { FORM, headerName, isFields } from '../../../credentials/engine/values';
import type { TokenFlow } from '../../../credentials/engine/tokenFlow';
import { parseWithDigits } from '../../../credentials/engine/formats/jsonDigits';
import { invalidParameter } from '../call/callErrors';
import type { Call } from '../call/callTypes';
import { named } from '../parameters/namedEntries';
import { repeatedInBody, repeatedName } from '../parameters/repeatedNames';
import { formFields, jsonFields } from './bodyFields';
import { fieldsLeftOut, fromPairs, jsonValue, type Pairs, textOf } from './fieldValues';
import type { Get } from '../parameters/parameterReader';
import { hasHeader, setHeader } from './headers';
import { requireJsonNumbers } from './jsonBody';
import { requireWritable } from './lost/unwritable';
import { findFile, type FileSource, multipartBody, type MultipartField, openFile } from './upload';

/** The item whose files a body can contain. */
export type BodySource = FileSource;

/** Sets the body of the call from the parameters. Throws errors that name the parameter. */
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
			setForm(
				call,
				byText === 'string' ? pairsOf(get<unknown>('body', '')) : get<Pairs>('bodyParameters', {}),
			);
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
			asFormIfCalledSo(call);
			break;
		default:
			throw invalidParameter(
				'Body Content Type',
				`has no choice "${kind}". Choose one of the list`,
			);
	}
}

/** Sends JSON as a form if the content type of a form was entered for it, as HTTP Request does. */
function asFormIfCalledSo(call: Call): void {
	const { request } = call;
	const name = headerName(request.headers, 'content-type') ?? '';
	if (request.headers?.[name] !== FORM || !isFields(request.body)) return;
	const { text } = call.typedJson ?? {};
	const fields = text === undefined ? request.body : parseWithDigits(text);
	delete request.json;
	delete call.typedJson;
	setForm(call, pairsOf(fields));
}

/** Sets a form as the body, from its fields or its text. */
function setForm(call: Call, form: Pairs | string): void {
	if (typeof form === 'string') {
		call.request.body = new URLSearchParams(form);
		return;
	}
	const fields = fromPairs(form, 'Body Parameters');
	requireWritable(fields, 'Body Parameters');
	call.request.body = formFields(form);
	noteLeftOut(call, fieldsLeftOut(fields, 'form field', true));
}

/** Returns the text of a form, or its fields if an expression gives an object. */
function pairsOf(given: unknown): Pairs | string {
	if (!isFields(given)) return textOf(given);
	return { parameters: Object.entries(given).map(([name, value]) => ({ name, value })) };
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

/** Adds a hint for the user to the call; does nothing if the hint is undefined. */
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
	requirePartsSent(call.request.method);
	const fields = named(parameters, 'Body Parameters');
	const files = new Map(
		fields
			.filter(({ parameterType }) => parameterType === 'formBinaryData')
			.map((field) => [field, findFile(source, field.inputDataFieldName ?? '')]),
	);
	const texts = fields.filter((field) => !files.has(field)).map(({ name, value }) => [name, value]);
	requireWritable(Object.fromEntries(texts) as object, 'Body Parameters');
	noteLeftOut(call, fieldsLeftOut(Object.fromEntries(texts), 'form field', false));
	// n8n's HTTP layer sets the content type, because only it knows the boundary.
	noteHint(call, withoutType(call.request));
	call.openBody = async (further) => ({
		body: await multipartBody(fields, files, source, further),
	});
}

/**
 * Throws for a method with which n8n would send no parts (the package `@n8n/backend-network`,
 * `removeEmptyBody`).
 */
function requirePartsSent(method: string | undefined): void {
	if (method !== 'HEAD' && method !== 'OPTIONS') return;
	throw invalidParameter(
		'Body Content Type',
		`can't be Form-Data with ${method}: n8n would send no body. Choose another one, or another method`,
	);
}

/**
 * Removes the user's own content type, because it can make n8n's HTTP library turn the parts into
 * JSON (axios, `transformRequest`). Returns a hint if it named another kind of body.
 */
function withoutType(request: Call['request']): string | undefined {
	const name = headerName(request.headers, 'content-type');
	if (name === undefined) return undefined;
	const { [name]: type, ...others } = request.headers ?? {};
	request.headers = others;
	if (/^\s*multipart\/form-data\s*(;|$)/i.test(String(type))) return undefined;
	return `The header "${name}" was not sent: Form-Data has a content type of its own, multipart/form-data. For another one choose another Body Content Type.`;
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
