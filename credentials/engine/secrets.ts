import { isObject } from './values';

/** Shorter values are too common in plain text to be masked in it. */
const MIN_LENGTH = 4;
const MASK = '*****';
/** Characters that an encoding makes of one: `%F0%9F%98%80`, `\\ud83d\\ude00`. */
const LONGEST_FORM = 12;
/** Parsed JSON is shown to this depth. */
const MAX_DEPTH = 50;
/** How many times the shown length is searched: masks and white space make a text shorter. */
const SEARCHED = 20;

/** The forms in which a value can turn up in a URL, a JSON body, a form or a Basic header. */
function encodedForms(secret: string): string[] {
	const inUrl = encodeURIComponent(secret);
	const inJson = JSON.stringify(secret).slice(1, -1);
	const inAsciiJson = inJson.replace(
		/[^ -~]/g,
		(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
	return [
		secret,
		inUrl,
		inUrl.replace(/%../g, (code) => code.toLowerCase()),
		new URLSearchParams({ v: secret }).toString().slice(2),
		inJson,
		inAsciiJson,
		inJson.replace(/\//g, '\\/'),
		inAsciiJson.replace(/\//g, '\\/'),
		Buffer.from(secret).toString('base64'),
		Buffer.from(`${secret}:`).toString('base64'),
	];
}

/** What replaces every secret in a text, in plain and encoded forms, by asterisks. */
export function redactor(secrets: Array<string | undefined>): (text: string) => string {
	const forms = secrets
		.filter((secret): secret is string => secret !== undefined && secret.length >= MIN_LENGTH)
		.flatMap(encodedForms)
		.sort((a, b) => b.length - a.length);
	const all = [...new Set(forms)];
	return (text) => all.reduce((result, form) => result.split(form).join(MASK), text);
}

/** Replaces every secret in a text, in plain and encoded forms, by asterisks. */
export function redact(text: string, secrets: Array<string | undefined>): string {
	return redactor(secrets)(text);
}

/** The same in all texts, numbers and names of parsed JSON. What is nested too deep is left out. */
export function redactValue(value: unknown, mask: (text: string) => string, depth = 0): unknown {
	if (typeof value === 'string') return mask(value);
	if (typeof value === 'number') {
		const masked = mask(String(value));
		return masked === String(value) ? value : masked;
	}
	if (!isObject(value)) return value;
	if (depth >= MAX_DEPTH) return '…';
	if (Array.isArray(value)) return value.map((one) => redactValue(one, mask, depth + 1));
	return Object.fromEntries(
		Object.entries(value).map(([name, one]) => [mask(name), redactValue(one, mask, depth + 1)]),
	);
}

/**
 * Redacts and cuts to a length, and tells whether it was cut. White space stays.
 *
 * @param searched how many characters of a long text are read at most, for masks make it shorter
 */
export function beginningOf(
	text: string,
	secrets: Array<string | undefined>,
	searched: number,
): { masked: string; isCut: boolean } {
	const longest = LONGEST_FORM * Math.max(0, ...secrets.map((secret) => secret?.length ?? 0));
	const end = searched + longest;
	const isCut = text.length > end;
	const masked = redact(isCut ? text.slice(0, end) : text, secrets);
	// The end can be the first part of a secret, which nothing recognises.
	return { masked: isCut ? masked.slice(0, Math.max(0, masked.length - longest)) : masked, isCut };
}

/** Redacts and cuts to a length that fits an error message. */
export function quote(text: string, secrets: Array<string | undefined>, maxLength = 300): string {
	const { masked, isCut } = beginningOf(text, secrets, SEARCHED * maxLength);
	const clean = masked.replace(/\s+/g, ' ').trim();
	return isCut || clean.length > maxLength ? `${clean.slice(0, maxLength)}…` : clean;
}
