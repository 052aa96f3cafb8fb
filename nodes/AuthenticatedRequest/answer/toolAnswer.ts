import { deepCopy, type IDataObject, type INodeExecutionData } from 'n8n-workflow';
import { atPath, keysAt, removeAtPath, setAtKeys } from '../../../credentials/engine/formats/paths';
import { CallError, invalidParameter } from '../call/callErrors';
import type { Get } from '../parameters/parameterReader';
import { isPage, plainText } from '../../../credentials/engine/failure/plainText';
import { isObject } from '../../../credentials/engine/values';

/** Which part of an answer an AI agent is given. */
export interface ToolAnswer {
	kind: 'json' | 'html' | 'text';
	/** The path of the data in the answer. If empty, the agent gets the whole answer. */
	dataField: string;
	include: 'all' | 'selected' | 'except';
	fields: string[];
	/** How many characters the agent gets at most. If absent, there is no limit. */
	maxLength?: number;
}

/** Reads which part of an answer an AI agent gets. Throws if fields must be named but none is. */
export function readToolAnswer(get: Get): ToolAnswer {
	const include = get<ToolAnswer['include']>('fieldsToInclude', 'all');
	const fields = [get<string | string[]>('fields', '')]
		.flat()
		.flatMap((text) => text.split(','))
		.map((field) => field.trim())
		.filter((field) => field !== '');
	if (include !== 'all' && fields.length === 0)
		throw invalidParameter('Fields', 'is empty. Name the fields, or set Include Fields to All');
	return {
		kind: get<ToolAnswer['kind']>('responseType', 'json'),
		dataField: get<string>('dataField', '').trim(),
		include,
		fields,
		maxLength: get('truncateResponse', false) ? get('maxLength', 1000) : undefined,
	};
}

/** Reduces the items of a call to what the agent gets. Items with files stay as they are. */
export function forAgent(items: INodeExecutionData[], tool: ToolAnswer): INodeExecutionData[] {
	if (items.length === 0 || items.some(({ binary }) => binary !== undefined)) return items;
	const { pairedItem } = items[0];
	const all = items.map(({ json }) => json);
	const given = tool.kind === 'json' ? someOf(all, tool) : [textOf(all, tool)];
	return given.map((json) => ({ json, pairedItem }));
}

function someOf(all: IDataObject[], tool: ToolAnswer): IDataObject[] {
	const data = tool.dataField === '' ? all : dataIn(all, tool.dataField);
	const chosen = data.map((json) => withFields(json, tool));
	return tool.maxLength === undefined ? chosen : firstOf(chosen, tool.maxLength);
}

function dataIn(all: IDataObject[], path: string): IDataObject[] {
	const found = all.map((json) => atPath(json, path)).filter((value) => value !== undefined);
	if (found.length === 0)
		throw new CallError(
			`The answer has no field "${path}"`,
			`Correct Field Containing Data. The answer has these fields: ${Object.keys(all[0]).join(', ')}.`,
		);
	return found
		.flat()
		.map((value) => (isObject(value) ? (value as IDataObject) : { [path]: value as string }));
}

function withFields(json: IDataObject, { include, fields }: ToolAnswer): IDataObject {
	if (include === 'all') return json;
	// A copy: paging may still read the answer.
	const result = include === 'except' ? deepCopy(json) : {};
	for (const field of fields) {
		if (include === 'except') removeAtPath(result, field);
		else copyAtPath(json, result, field);
	}
	return result;
}

function copyAtPath(from: IDataObject, to: IDataObject, path: string): void {
	const keys = keysAt(from, path);
	const value = atPath(from, path);
	if (keys === undefined || value === undefined) return;
	// The names come from the answer, and `__proto__` would change the prototype.
	if (keys.length > 0 && !keys.includes('__proto__')) setAtKeys(to, keys, value);
}

/** As many items as fit the limit, then a note on how many were left out. */
function firstOf(items: IDataObject[], maxLength: number): IDataObject[] {
	let length = 0;
	const end = items.findIndex((json) => (length += JSON.stringify(json).length) > maxLength);
	if (end < 0) return items;
	const note = (count: number) =>
		`${count} of ${items.length} items were left out, because the answer is too long. Ask for fewer, or for a narrower selection.`;
	if (end > 0) return [...items.slice(0, end), { truncated: note(items.length - end) }];
	const beginning = JSON.stringify(items[0]).slice(0, maxLength);
	return [{ beginning, truncated: 'This is only the beginning of an answer that is too long.' }];
}

/** The answer's text, or its items as JSON text, cut to the limit. */
function textOf(all: IDataObject[], { kind, maxLength }: ToolAnswer): IDataObject {
	const values = Object.values(all[0]);
	const isText = all.length === 1 && values.length === 1 && typeof values[0] === 'string';
	const [name] = isText ? Object.keys(all[0]) : ['data'];
	const text = isText ? String(values[0]) : JSON.stringify(all.length === 1 ? all[0] : all);
	const plain = kind === 'html' || isPage(text) ? plainText(text) : text;
	return { [name]: plain.slice(0, maxLength) };
}
