import type { IDataObject } from 'n8n-workflow';
import { isFields, isObject } from '../../../credentials/engine/values';

/** Returns a parameter's value for an item, or `UNKNOWN` if only n8n can resolve it. */
export type Resolve = (json: IDataObject) => unknown;

/** Stands for a value that only n8n can resolve. */
export const UNKNOWN = Symbol('unknown');

/** `$json` and a path of names in it. Names that n8n refuses or hides are left to n8n. */
const PATH = /^\s*\$json((?:\s*\.\s*(?!__|constructor\b|prototype\b)[A-Za-z_]\w*)+)\s*$/;
/** The character that n8n treats as an escape in the text around expressions. */
const ESCAPE = '\\';

/**
 * Compiles a parameter into a function that returns exactly what n8n would. All its expressions, at
 * any depth, must have the form `{{ $json.some.path }}`; otherwise returns undefined.
 *
 * For each expression, n8n builds a proxy of the whole workflow and enters an isolate. That takes
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
	// Texts and paths alternate: every second part was in braces.
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
	// A single expression without text around it keeps its type.
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

/** The text, number or boolean at a path. How to write any other value is left to n8n. */
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
