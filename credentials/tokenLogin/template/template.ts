import { closingBrace, quotedText, splitOutside } from './quotes';
import {
	ENCODING,
	ENCODINGS,
	generators,
	NUMBERS,
	OPTIONAL,
	textFunctions,
} from './templateFunctions';
import { timeExpression } from './timeExpression';

/** Returns the value of a name; undefined if the name is not known. */
export interface Lookup {
	(name: string): string | undefined;
	/** The instant that all times of one request refer to, epoch ms. */
	now?: number;
	/** Names whose values an answer may leave out; they are empty then. */
	optional?: string[];
	/** Whether some values are stand-ins for those that an answer will bring. */
	rehearses?: boolean;
	/** Called with each text that a placeholder became, and with the values it was made of. */
	note?: (made: string, values: string[]) => void;
}

/** Returns the instant that times refer to, in epoch ms: that of the request, else the present. */
export const timeOf = ({ now }: Lookup): number => now ?? Date.now();

/** The error for a placeholder that can't be filled in. The caller adds the name of the field. */
export class TemplateError extends Error {
	/** @param missing the name without a value, if that is the problem */
	constructor(
		problem: string,
		readonly missing?: string,
	) {
		super(problem);
	}
}

const wrongTemplate = (problem: string, missing?: string) => new TemplateError(problem, missing);

interface Context {
	lookup: Lookup;
	/** Epoch ms. */
	now: number;
	encode?: Encode;
}

/** Encodes a value for its place, such as percent-encoding in a URL. */
export type Encode = (value: string, place: Place) => string;

/** The place of a value in its template. */
export interface Place {
	expression: string;
	/** The text before the placeholder, with values filled in. */
	filled: string;
	/** The text before the placeholder, without values. */
	literal: string;
	/** The character after the placeholder; empty at the end. */
	next: string;
}

/**
 * Matches a name, or a path into a named value: `step1.data.id`, `step1.list[0]`, `step1['a.b'].c`.
 */
const NAME =
	/^[A-Za-z_][\w-]*(?:\.[\w@$-]+|\[\d+\]|\[\s*(?:'[^']*'|"[^"]*")\s*\]|\[[^\]=]+=[^\]]*\])*$/;

/**
 * Fills in the placeholders of a template: a name, a function of names
 * (`${base64(user:password)}`), `${uuid}`, or a time (`${now+7:days:YYYY-MM-DD}`). Literal text in
 * a function is in quotes. Throws a `TemplateError` for anything that is not known.
 */
export function fillTemplate(template: string, context: Context): string {
	const { encode = (value: string) => value } = context;
	let filled = '';
	let literal = '';
	for (const part of partsOf(template)) {
		if ('text' in part) {
			literal += part.text;
			filled += part.text;
			continue;
		}
		const { expression, next } = part;
		filled += encode(noted(expression, context), { expression, filled, literal, next });
	}
	return filled;
}

/** The expressions of a template, to check them before anything is sent. */
export function expressionsOf(template: string): string[] {
	return partsOf(template).flatMap((part) => ('text' in part ? [] : [part.expression]));
}

/** Splits a template at a separator, but never within a placeholder. */
export function splitTemplate(template: string, separator: string): string[] {
	const pieces = [''];
	for (const part of partsOf(template)) {
		const [first, ...rest] =
			'text' in part ? part.text.split(separator) : [`\${${part.expression}}`];
		pieces[pieces.length - 1] += first;
		pieces.push(...rest);
	}
	return pieces;
}

/** Changes the text of a template outside its placeholders. */
export function mapText(template: string, change: (text: string) => string): string {
	return partsOf(template)
		.map((part) => ('text' in part ? change(part.text) : `\${${part.expression}}`))
		.join('');
}

type Part = { text: string } | { expression: string; next: string };

function partsOf(template: string): Part[] {
	const parts: Part[] = [];
	let at = 0;
	for (;;) {
		const start = template.indexOf('${', at);
		if (start < 0) return [...parts, { text: template.slice(at) }];
		const end = closingBrace(template, start + 2);
		if (end < 0) throw wrongTemplate(`has a \${ without its }`);
		parts.push({ text: template.slice(at, start) });
		const next = template.charAt(end + 1);
		parts.push({ expression: template.slice(start + 2, end).trim(), next });
		at = end + 1;
	}
}

/** Evaluates a placeholder, and reports the result and its values to `note`. */
function noted(expression: string, context: Context): string {
	const { lookup } = context;
	const { note } = lookup;
	if (note === undefined) return evaluate(expression, context);
	const values: string[] = [];
	const watched: Lookup = (name) => {
		const value = lookup(name);
		if (value !== undefined) values.push(value);
		return value;
	};
	const made = evaluate(expression, {
		...context,
		lookup: Object.assign(watched, lookup, { note: undefined }),
	});
	note(made, values);
	return made;
}

function evaluate(expression: string, context: Context): string {
	const call = /^(\w+)\(([\s\S]*)\)$/.exec(expression);
	if (call !== null) return callFunction(call[1], call[2], context);
	const time = timeExpression(expression, context.now);
	if (time !== undefined) return time;
	const value = NAME.test(expression) ? context.lookup(expression) : undefined;
	if (value !== undefined) return value;
	if (Object.hasOwn(generators, expression)) return generators[expression]();
	throw wrongTemplate(`uses \${${expression}}, but there is no such value`, expression);
}

function callFunction(name: string, text: string, context: Context): string {
	if (!Object.hasOwn(textFunctions, name))
		throw wrongTemplate(
			`uses the function ${name}, which is not one of ${Object.keys(textFunctions).join(', ')}`,
		);
	const { parameters, run } = textFunctions[name];
	const args = text.trim() === '' ? [] : splitOutside(text, ',').map((arg) => arg.trim());
	const required = parameters.filter((parameter) => !OPTIONAL.includes(parameter)).length;
	const most = parameters.at(-1) === '…' ? Infinity : parameters.length;
	if (args.length < required || args.length > most || args.includes(''))
		throw wrongTemplate(`calls ${name} wrongly: it is ${name}(${parameters.join(', ')})`);
	const values = args.map((arg, index) =>
		isWord(arg, parameters[index]) ? arg : argument(arg, context),
	);
	try {
		return run(values, context.now);
	} catch (error) {
		if (isOfStandIn(text, context.lookup)) return STAND_INS[0];
		throw wrongTemplate(`calls ${name} wrongly: ${(error as Error).message}`);
	}
}

/**
 * The stand-ins for a value that only an answer brings. A word, a path or a URL: one of them fits
 * the place.
 */
export const STAND_INS = ['x', '/x', 'https://x.invalid/x'];

/**
 * True if the arguments name a value that is not there yet. A function does not have to accept its
 * stand-in.
 */
function isOfStandIn(text: string, lookup: Lookup): boolean {
	if (lookup.rehearses !== true) return false;
	return [...text.matchAll(/[A-Za-z_][\w-]*(?:\.[\w@$-]+|\[[^\]]*\])*/g)].some(([name]) =>
		['', ...STAND_INS].includes(lookup(name) ?? ' '),
	);
}

/** True if an argument is taken literally: the name of an encoding, or a number. */
function isWord(arg: string, parameter = ''): boolean {
	if (parameter === ENCODING) return ENCODINGS.includes(arg);
	return NUMBERS.includes(parameter) && /^-?\d+$/.test(arg);
}

/**
 * Evaluates an argument. It is a text in quotes, which can contain placeholders, or expressions
 * separated by colons. Each expression is a name, a function, a time or a placeholder. The colons
 * stay in the result.
 */
function argument(text: string, context: Context): string {
	const inner = { ...context, encode: undefined };
	const time = timeExpression(text, context.now);
	if (time !== undefined) return time;
	return splitOutside(text, ':')
		.map((part) => {
			const trimmed = part.trim();
			const quoted = quotedText(trimmed);
			if (quoted !== undefined) return fillTemplate(quoted, inner);
			if (trimmed === '') return '';
			const isCall = /^\w+\(/.test(trimmed);
			return trimmed.includes('${') && !isCall
				? fillTemplate(trimmed, inner)
				: evaluate(trimmed, inner);
		})
		.join(':');
}
