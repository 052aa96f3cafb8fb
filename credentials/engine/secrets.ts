import { carriersIn } from './masking/carriedText';
import { decodeAll, type DecodedText, undecoded } from './masking/decodedText';
import { garbledForms } from './masking/garbled';
import { maskedTogether } from './masking/splitValues';
import { lettersOf, visibleOf } from './masking/squeezed';
import { writingsOf } from './masking/writings';
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

/** Part of a secret that is masked by itself, where a server cuts what it repeats. Characters. */
const PART = 8;

/** Letters and digits of a secret that are looked for in any layout: so many if they are only letters. */
const MIN_WORDS = 12;

/** What is looked for in a text: whole, and as parts of eight characters. */
interface Forms {
	whole: string[];
	parts: Set<string>;
}

/** How the secrets of a request are looked for: as they are, decoded, and by their letters and digits alone. */
interface Wanted {
	raw: string[];
	decoded: Forms;
	letters: Forms;
	/** Of secrets that have too few letters and digits for that. */
	visible: Forms;
}

/**
 * What replaces every secret in a text by asterisks: in whatever mixture of encodings it stands
 * (`decodeAll`), in Base64 and hexadecimal also in the middle of another text (`user:password`), in
 * UTF-16, in quoted-printable, and of a secret that is cut every part of eight characters that is
 * more than a word.
 */
export function redactor(secrets: Array<string | undefined>): (text: string) => string {
	let wanted: Wanted | undefined;
	return (text) => {
		if (text.length < MIN_LENGTH) return text;
		wanted ??= wantedFor(secrets);
		return wanted.raw.length === 0 ? text : masked(text, wanted);
	};
}

/** What was looked for last: the parts of an error are masked one after the other. */
let last: Wanted = wantedOf([]);

function wantedFor(secrets: Array<string | undefined>): Wanted {
	const raw = [...new Set(secrets)].filter(
		(secret): secret is string => secret !== undefined && secret.length >= MIN_LENGTH,
	);
	const isSame =
		raw.length === last.raw.length && raw.every((secret, index) => secret === last.raw[index]);
	if (!isSame) last = wantedOf(raw);
	return last;
}

function wantedOf(raw: string[]): Wanted {
	const plain = raw
		.flatMap((secret) => [secret, ...garbledForms(secret)])
		.map((one) => decodeAll(one));
	const texts = plain.map(({ text }) => text);
	// In another layout, what looks encoded in it is not.
	const all = [...plain, ...raw.map(undecoded)];
	const letters = all.map((each) => lettersOf(each).text).filter(isLong);
	const visible = all
		.filter((each) => !isLong(lettersOf(each).text))
		.map((each) => visibleOf(each).text)
		.filter((text) => text.length >= PART);
	return {
		raw,
		decoded: {
			whole: [...new Set(texts)].filter(({ length }) => length >= MIN_LENGTH),
			parts: new Set(texts.flatMap((text) => partsOf(text, /[^A-Za-z\s_.,:;'/-]/))),
		},
		// A number alone is part of many others.
		letters: {
			whole: [...new Set(letters)],
			parts: new Set(letters.flatMap((text) => partsOf(text, /\p{L}\d|\d\p{L}/u))),
		},
		visible: { whole: [...new Set(visible)], parts: new Set() },
	};
}

function isLong(letters: string): boolean {
	return letters.length >= (/\d/.test(letters) ? PART : MIN_WORDS);
}

/** All parts of a length that are more than words and signs of a sentence. */
function partsOf(text: string, mark: RegExp): string[] {
	const starts = Array.from({ length: Math.max(0, text.length - PART + 1) }, (_, at) => at);
	return starts.map((at) => text.slice(at, at + PART)).filter((part) => mark.test(part));
}

function masked(text: string, wanted: Wanted, depth = 0): string {
	const ranges = wanted.raw.flatMap((secret) =>
		placesOf(secret, text).map((at): Range => [at, at + secret.length]),
	);
	for (const reading of [text, ...writingsOf(text)]) {
		const decoded = decodeAll(reading);
		ranges.push(...placesIn(decoded, wanted.decoded));
		if (wanted.letters.whole.length > 0)
			ranges.push(...placesIn(lettersOf(decoded), wanted.letters));
		if (wanted.visible.whole.length > 0)
			ranges.push(...placesIn(visibleOf(decoded), wanted.visible));
	}
	if (depth < MAX_CARRIERS) ranges.push(...inCarriers(text, wanted, depth + 1));
	return withMasks(text, ranges);
}

function placesIn({ text, from, to }: DecodedText, { whole, parts }: Forms): Range[] {
	const ranges: Range[] = [];
	const add = (start: number, end: number) => ranges.push([from[start], to[end - 1]]);
	for (const form of whole) for (const at of placesOf(form, text)) add(at, at + form.length);
	if (parts.size > 0)
		for (let at = 0; at + PART <= text.length; at++)
			if (parts.has(text.slice(at, at + PART))) add(at, at + PART);
	return ranges;
}

/** Base64 of a Base64 of a text is read, too. */
const MAX_CARRIERS = 3;

/** Where Base64 or hexadecimal has a secret in it: as far as it goes, whatever stands beside it. */
function inCarriers(text: string, wanted: Wanted, depth: number): Range[] {
	const { text: plain, from, to } = decodeAll(text, 'kept');
	return carriersIn(plain)
		.filter(
			({ says, isCompressed }) =>
				isCompressed || says.some((one) => masked(one, wanted, depth) !== one),
		)
		.map(({ start, end }): Range => [from[start], to[end - 1]]);
}

type Range = [start: number, end: number];

function placesOf(wanted: string, text: string): number[] {
	const places: number[] = [];
	for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) places.push(at);
	return places;
}

/** Puts one mask in the place of ranges that overlap or touch. */
function withMasks(text: string, ranges: Range[]): string {
	if (ranges.length === 0) return text;
	const sorted = ranges.sort(([a], [b]) => a - b);
	let result = '';
	let [start, end] = sorted[0];
	let shown = 0;
	const close = () => {
		result += text.slice(shown, start) + MASK;
		shown = end;
	};
	for (const [nextStart, nextEnd] of sorted) {
		if (nextStart <= end) end = Math.max(end, nextEnd);
		else {
			close();
			[start, end] = [nextStart, nextEnd];
		}
	}
	close();
	return result + text.slice(shown);
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
	const together = maskedTogether(value, mask);
	if (together !== undefined) return together;
	if (Array.isArray(value)) return value.map((one) => redactValue(one, mask, depth + 1));
	return Object.fromEntries(
		Object.entries(value).map(([name, one]) => [mask(name), redactValue(one, mask, depth + 1)]),
	);
}

/**
 * Redacts and cuts to a length, and says whether it was cut. White space stays.
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
	const clean = masked.replace(/[\s\p{Cc}]+/gu, ' ').trim();
	return isCut || clean.length > maxLength ? `${clean.slice(0, maxLength)}…` : clean;
}
