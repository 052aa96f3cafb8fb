import type { IDataObject } from 'n8n-workflow';
import { changeFields } from '../formats/jsonDigits';
import { hasBody, isForm, type OutgoingRequest } from './outgoingRequest';
import { escapeXml } from '../formats/xml';
import { isObject } from '../values';

/**
 * Replaces `${name}` in the body, escaped for JSON, XML or form values. Returns whether the mark
 * was found. In forms, only the values of the fields are searched.
 */
export function fillMark(request: OutgoingRequest, name: string, value: string): boolean {
	const mark = `\${${name}}`;
	const filled = (text: string) => text.split(mark).join(encodedFor(text, value));
	const { body, form } = request;
	if (body instanceof URLSearchParams || body instanceof FormData)
		return fillFields(body, mark, filled);
	if (typeof form === 'string' || (typeof body === 'string' && isForm(request))) {
		const fields = new URLSearchParams(typeof form === 'string' ? form : (body as string));
		if (!fillFields(fields, mark, filled)) return false;
		if (typeof form === 'string') request.form = fields.toString();
		else request.body = fields.toString();
		return true;
	}
	if (typeof body === 'string') {
		if (!body.includes(mark)) return false;
		request.body = filled(body);
		return true;
	}
	const [key, plain] = form === undefined ? ['body' as const, body] : ['form' as const, form];
	if (!isObject(plain) || Buffer.isBuffer(plain)) return false;
	const prototype: unknown = Object.getPrototypeOf(plain);
	if (prototype !== Object.prototype && prototype !== Array.prototype) return false;
	const text = JSON.stringify(plain);
	if (!text.includes(mark)) return false;
	request[key] = JSON.parse(filled(text)) as IDataObject;
	return true;
}

/**
 * Replaces the mark in the values of a form's fields, which keep their order and repeated names.
 */
function fillFields(
	form: URLSearchParams | FormData,
	mark: string,
	filled: (text: string) => string,
): boolean {
	const fields: Array<[string, string | Blob]> = [...form];
	const hasMark = (text: string | Blob) => typeof text === 'string' && text.includes(mark);
	if (!fields.some(([, text]) => hasMark(text))) return false;
	for (const [name] of fields) form.delete(name);
	for (const [name, text] of fields)
		(form as FormData).append(name, (hasMark(text) ? filled(text as string) : text) as string);
	return true;
}

function encodedFor(text: string, value: string): string {
	if (/^\s*</.test(text)) return escapeXml(value);
	return /^\s*[[{]/.test(text) ? JSON.stringify(value).slice(1, -1) : value;
}

/** Adds the value as a field of the body. Returns false if the body can't have fields. */
export function setBodyField(request: OutgoingRequest, name: string, value: string): boolean {
	if (request.formData !== undefined) return false;
	if (typeof request.form === 'string') {
		request.form = withFormField(request.form, name, value);
		return true;
	}
	if (request.form !== undefined && typeof request.form === 'object') {
		request.form = { ...request.form, [name]: value };
		return true;
	}
	if (request.body instanceof URLSearchParams || request.body instanceof FormData) {
		request.body.set(name, value);
		return true;
	}
	if (!hasBody(request)) {
		request.body = { [name]: value };
		request.json = true;
		return true;
	}
	if (typeof request.body === 'string') return setTextBodyField(request, request.body, name, value);
	if (Object.getPrototypeOf(request.body) !== Object.prototype) return false;
	request.body = { ...(request.body as IDataObject), [name]: value };
	return true;
}

function withFormField(text: string, name: string, value: string): string {
	const form = new URLSearchParams(text);
	form.set(name, value);
	return form.toString();
}

function setTextBodyField(
	request: OutgoingRequest,
	text: string,
	name: string,
	value: string,
): boolean {
	if (isForm(request)) {
		request.body = withFormField(text, name, value);
		return true;
	}
	const changed = changeFields(text, (fields) => ({ ...fields, [name]: value }));
	if (changed === undefined) return false;
	request.body = changed;
	return true;
}
