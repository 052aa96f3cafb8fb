import { randomUUID } from 'crypto';
import type { FlowRequest } from '../../engine/tokenFlow';
import { escapeXml } from '../../engine/formats/xml';
import { headerName } from '../../engine/values';
import { buildFlowRequest, fillUrl } from './fieldsRequest';
import type { RequestSettings } from '../settings/settings';
import { fill } from '../template/fill';
import { escapeInQuotes, fillJson, inField } from '../template/jsonText';
import type { Lookup } from '../template/template';
import { requireHeader } from '../wire/sendable';
import type { CommandBody, CurlCommand, MultipartField } from '../command/command';
import { CURL_FIELD } from '../command/curlError';
import { formEncoded } from '../wire/formEncoded';

/** Builds the request that the cURL command describes or, without a command, the fields. */
export function buildRequest(
	settings: RequestSettings,
	baseUrl: string,
	known: Lookup,
): FlowRequest {
	const { command } = settings;
	return command === undefined
		? buildFlowRequest(settings, baseUrl, known)
		: buildCommand(command, baseUrl, known);
}

function buildCommand(command: CurlCommand, baseUrl: string, lookup: Lookup): FlowRequest {
	const filled = (text: string) => fill(CURL_FIELD, text, lookup);
	const headers: Record<string, string> = {};
	for (const [name, text] of command.headers) {
		const value = filled(text);
		requireHeader(CURL_FIELD, name, value);
		headers[name] = value;
	}
	if (command.basic !== undefined && headerName(headers, 'authorization') === undefined)
		headers.Authorization = basic(filled(command.basic));
	const url = new URL(fillUrl(CURL_FIELD, command.url, baseUrl, lookup)).href;
	const body = command.body && bodyText(command.body, lookup);
	if (typeof body === 'object') setType(headers, body.type);
	return {
		method: command.method as FlowRequest['method'],
		url,
		headers,
		...(body === undefined ? {} : { body: typeof body === 'string' ? body : body.text }),
	};
}

/**
 * The value of the header for HTTP Basic (RFC 7617). A text without a colon gets an empty password.
 */
function basic(text: string): string {
	const pair = text.includes(':') ? text : `${text}:`;
	return `Basic ${Buffer.from(pair).toString('base64')}`;
}

function bodyText(
	body: CommandBody,
	lookup: Lookup,
): string | { text: string; type: string } | undefined {
	switch (body.kind) {
		case 'json':
			return JSON.stringify(fillJson(CURL_FIELD, body.text, lookup));
		case 'xml':
			return fill(CURL_FIELD, body.text, lookup, escapeXml);
		case 'form':
			return fill(CURL_FIELD, body.text, lookup, inField(formEncoded));
		case 'raw':
			return fill(CURL_FIELD, body.text, lookup);
		case 'multipart':
			return multipart(body.fields, lookup);
	}
}

/** Writes a multipart body (RFC 7578) as curl does. */
function multipart(fields: MultipartField[], lookup: Lookup): { text: string; type: string } {
	const boundary = `----${randomUUID()}`;
	const parts = fields.map(({ name, value, type, fileName }) => {
		const file = fileName === undefined ? '' : `; filename="${quoted(fileName)}"`;
		const typeLine = type === undefined ? '' : `Content-Type: ${type}\r\n`;
		return `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"${file}\r\n${typeLine}\r\n${fieldValue(value, type, lookup)}\r\n`;
	});
	return {
		text: `${parts.join('')}--${boundary}--\r\n`,
		type: `multipart/form-data; boundary=${boundary}`,
	};
}

const quoted = (text: string) =>
	text.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A');

function fieldValue(value: string, type: string | undefined, lookup: Lookup): string {
	const isJson = /json/i.test(type ?? '') && /^\s*[[{]/.test(value);
	return isJson
		? JSON.stringify(fillJson(CURL_FIELD, value, lookup))
		: fill(CURL_FIELD, value, lookup, escapeInQuotes(value));
}

/**
 * Sets the Content-Type of a multipart body. It replaces a type from the command, because only this
 * one names the boundary.
 */
function setType(headers: Record<string, string>, type: string): void {
	headers[headerName(headers, 'content-type') ?? 'Content-Type'] = type;
}
