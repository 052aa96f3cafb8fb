import type { IDataObject } from 'n8n-workflow';
import { isFields, isObject } from '../../../credentials/engine/values';

/** A parameter's value for an item, or `UNKNOWN` if only n8n can work it out. */
export type Resolve = (json: IDataObject) => unknown;

/** Left to n8n. */
export const UNKNOWN = Symbol('unknown');

/** `$json` and names that lead into it; n8n refuses or hides some names, which we leave to it. */
const PATH = /^\s*\$json((?:\s*\.\s*(?!__|constructor\b|prototype\b)[A-Za-z_]\w*)+)\s*$/;
/** What n8n takes for an escape in the text around. */
const ESCAPE = '\\';

/**
 * Compiles a parameter whose expressions are all of the form `{{ $json.some.path }}`, at any depth,
 * into a function that gives exactly what n8n gives; undefined if any is of another form.
 *
 * n8n builds a proxy of the whole workflow and enters an isolate for each expression, which takes
 * longer than the rest of an item's work (packages/workflow expression.ts, workflow-expression.ts).
 */
export function compile(raw: unknown): Resolve | undefined {
	if (typeof raw === 'string') return raw.startsWith('=') ? compileText(raw.slice(1)) : () => raw;
	if (!isObject(raw)) return () => raw;
	const entries = Object.entries(raw).map(([key, value]) => [key, compile(value)] as const);
	if (entries.some(([, resolve]) => resolve === undefined)) return undefined;
	const all = entries as Array<[string, Resolve]>;
	return (json) => {
		const result: unknown[] | IDataObject = Array.isArray(raw) ? [] : {};
		for (const [key, resolve] of all) {
			const value = resolve(json);
			if (value === UNKNOWN) return UNKNOWN;
			(result as IDataObject)[key] = value as IDataObject;
		}
		return result;
	};
}

function compileText(text: string): Resolve | undefined {
	if (text.includes(ESCAPE)) return undefined;
	// Parts alternate between text and paths: every second part was in braces.
	const parts = text.split(/\{\{(.*?)\}\}/s);
	const paths: string[][] = [];
	for (let index = 1; index < parts.length; index += 2) {
		const path = PATH.exec(parts[index])?.[1];
		if (path === undefined) return undefined;
		paths.push(
			path
				.split('.')
				.slice(1)
				.map((name) => name.trim()),
		);
	}
	const literals = parts.filter((_, index) => index % 2 === 0);
	if (paths.length === 0 || literals.some((literal) => /\{\{|\}\}/.test(literal))) return undefined;
	// An expression that stands alone keeps its type.
	if (paths.length === 1 && literals.every((literal) => literal === ''))
		return (json) => valueAt(json, paths[0]);
	return (json) => {
		let result = literals[0];
		for (let index = 0; index < paths.length; index++) {
			const value = valueAt(json, paths[index]);
			if (value === UNKNOWN) return UNKNOWN;
			result += String(value) + literals[index + 1];
		}
		return result;
	};
}

/** Text, numbers and booleans only: what n8n makes of anything else is its own business. */
function valueAt(json: IDataObject, path: string[]): unknown {
	let value: unknown = json;
	for (const name of path) {
		if (!isFields(value)) return UNKNOWN;
		if (!Object.prototype.hasOwnProperty.call(value, name)) return UNKNOWN;
		value = (value as IDataObject)[name];
	}
	const isPlain = typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
	return isPlain ? value : UNKNOWN;
}
