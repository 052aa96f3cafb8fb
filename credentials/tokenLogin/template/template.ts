import { ENCODING, ENCODINGS, generators, textFunctions } from './templateFunctions';
import { timeExpression } from './timeExpression';

/** Values by name; undefined for a name that is not known. */
export interface Lookup {
	(name: string): string | undefined;
	/** The instant that all times of one request refer to, epoch ms. */
	now?: number;
}

/** A placeholder that can't be filled; the caller names the field it stands in. */
export class TemplateError extends Error {}

const wrongTemplate = (problem: string) => new TemplateError(problem);

interface Context {
	lookup: Lookup;
	/** Epoch ms. */
	now: number;
	/** How a value is written where it is put, such as percent-encoded in a URL. */
	encode?: (value: string) => string;
}

/** A name, or a path into a named value: `step1.data.id`, `step1.list[0]`, `step1['a.b'].c`. */
const NAME = /^[A-Za-z_][\w-]*(?:\.[\w@$-]+|\[\d+\]|\[\s*(?:'[^']*'|"[^"]*")\s*\])*$/;

/**
 * Fills in the `${…}` of a template: a name, a function of names (`${base64(user:password)}`, with
 * text in single quotes where it is meant as it is), `${uuid}`, or a time (`${now+7:days:YYYY-MM-DD}`).
 * Throws a `TemplateError` for anything that is not known.
 */
export function fillTemplate(template: string, context: Context): string {
	const { encode = (value: string) => value } = context;
	return partsOf(template)
		.map((part) => ('text' in part ? part.text : encode(evaluate(part.expression, context))))
		.join('');
}

/** The expressions of a template, for a check before anything is sent. */
export function expressionsOf(template: string): string[] {
	return partsOf(template).flatMap((part) => ('text' in part ? [] : [part.expression]));
}

type Part = { text: string } | { expression: string };

function partsOf(template: string): Part[] {
	const parts: Part[] = [];
	let at = 0;
	for (;;) {
		const start = template.indexOf('${', at);
		if (start < 0) return [...parts, { text: template.slice(at) }];
		const end = closingBrace(template, start + 2);
		if (end < 0) throw wrongTemplate(`has a \${ without its }`);
		parts.push({ text: template.slice(at, start) });
		parts.push({ expression: template.slice(start + 2, end).trim() });
		at = end + 1;
	}
}

/** The position of the brace that closes the one before `from`; −1 if there is none. */
function closingBrace(text: string, from: number): number {
	let depth = 1;
	for (const [at, character] of outsideQuotes(text, from)) {
		if (character === '{') depth++;
		if (character === '}' && --depth === 0) return at;
	}
	return -1;
}

/**
 * The characters outside of quoted text. A quote counts only where an argument or the name in a
 * path begins, so an apostrophe within a word is none.
 */
function* outsideQuotes(text: string, from: number): Generator<[at: number, character: string]> {
	let before = '(';
	for (let at = from; at < text.length; at++) {
		const character = text[at];
		const isQuote = character === "'" || (character === '"' && before === '[');
		if (isQuote && '(,:['.includes(before)) {
			const end = text.indexOf(character, at + 1);
			if (end >= 0) at = end;
		} else yield [at, character];
		if (character.trim() !== '') before = character;
	}
}

function evaluate(expression: string, context: Context): string {
	const call = /^(\w+)\(([\s\S]*)\)$/.exec(expression);
	if (call !== null) return callFunction(call[1], call[2], context);
	const time = timeExpression(expression, context.now);
	if (time !== undefined) return time;
	const value = NAME.test(expression) ? context.lookup(expression) : undefined;
	if (value !== undefined) return value;
	if (Object.hasOwn(generators, expression)) return generators[expression]();
	throw wrongTemplate(`uses \${${expression}}, but there is no such value`);
}

function callFunction(name: string, text: string, context: Context): string {
	if (!Object.hasOwn(textFunctions, name))
		throw wrongTemplate(
			`uses the function ${name}, which is none of ${Object.keys(textFunctions).join(', ')}`,
		);
	const { parameters, run } = textFunctions[name];
	const args = text.trim() === '' ? [] : splitOutside(text, ',').map((arg) => arg.trim());
	const required = parameters.filter((parameter) => parameter !== ENCODING).length;
	if (args.length < required || args.length > parameters.length || args.includes(''))
		throw wrongTemplate(`calls ${name} wrongly: it is ${name}(${parameters.join(', ')})`);
	const values = args.map((arg, index) =>
		parameters[index] === ENCODING && ENCODINGS.includes(arg) ? arg : argument(arg, context),
	);
	try {
		return run(values, context.now);
	} catch (error) {
		throw wrongTemplate(`calls ${name} wrongly: ${(error as Error).message}`);
	}
}

/**
 * An argument: text in quotes, which can hold placeholders, or expressions joined by colons, which
 * stay between them; each a name, a function, a time or a placeholder of its own.
 */
function argument(text: string, context: Context): string {
	const inner = { ...context, encode: undefined };
	const time = timeExpression(text, context.now);
	if (time !== undefined) return time;
	return splitOutside(text, ':')
		.map((part) => {
			const trimmed = part.trim();
			const quoted = /^'([^']*)'$/.exec(trimmed)?.[1];
			if (quoted !== undefined) return fillTemplate(quoted, inner);
			if (trimmed === '') return '';
			const isCall = /^\w+\(/.test(trimmed);
			return trimmed.includes('${') && !isCall
				? fillTemplate(trimmed, inner)
				: evaluate(trimmed, inner);
		})
		.join(':');
}

/** Splits where the separator stands outside of quotes, parentheses, brackets and braces. */
function splitOutside(text: string, separator: string): string[] {
	const parts: string[] = [];
	let depth = 0;
	let start = 0;
	for (const [at, character] of outsideQuotes(text, 0)) {
		if ('({['.includes(character)) depth++;
		else if (')}]'.includes(character)) depth--;
		if (character !== separator || depth !== 0) continue;
		parts.push(text.slice(start, at));
		start = at + 1;
	}
	return [...parts, text.slice(start)];
}
