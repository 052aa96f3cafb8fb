import { carriersIn } from './masking/carriedText';
import { decodeAll, type DecodedText, undecoded } from './masking/decodedText';
import { Forms, PART, type Range } from './masking/forms';
import { garbledForms } from './masking/garbled';
import { rewritten, rewrittenWhole } from './masking/rewritten';
import { lettersOf, visibleOf } from './masking/squeezed';
import { withMasks } from './masking/withMasks';
import { writingsOf } from './masking/writings';
import { isObject } from './values';

/** Shorter values are too common in plain text to be masked in it. */
const MIN_LENGTH = 4;
/** Characters that an encoding makes of one: `%F0%9F%98%80`, `\\ud83d\\ude00`. */
const LONGEST_FORM = 12;
/** Parsed JSON is shown to this depth. */
const MAX_DEPTH = 50;
/** So many of its values are looked at. */
const MAX_VALUES = 100_000;
/** How many times the shown length is searched: masks and white space make a text shorter. */
const SEARCHED = 20;

/** Letters and digits of a secret that are looked for in any layout: so many if they are only letters. */
const MIN_WORDS = 12;

/** How the secrets of a request are looked for: as they are, decoded, and by their letters and digits alone. */
interface Wanted {
	raw: string[];
	plain: Forms;
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

/** What was looked for last, newest first: the parts of an error are masked one after the other, for two or three lists. */
let known: Wanted[] = [];
const MAX_KNOWN = 4;

function wantedFor(secrets: Array<string | undefined>): Wanted {
	const raw = [...new Set(secrets)].filter(
		(secret): secret is string => secret !== undefined && secret.length >= MIN_LENGTH,
	);
	const isSame = (each: Wanted) =>
		raw.length === each.raw.length && raw.every((secret, index) => secret === each.raw[index]);
	const wanted = known.find(isSame) ?? wantedOf(raw);
	if (wanted !== known[0])
		known = [wanted, ...known.filter((each) => each !== wanted)].slice(0, MAX_KNOWN);
	return wanted;
}

/** What is more than words and signs of a sentence: other characters, and capitals where no word has them. */
const NO_WORD = /[^A-Za-z\s_.,:;'/-]|[a-z][A-Z].*[a-z][A-Z]|[A-Z]{2}[a-z]/;
/** A number alone is part of many others. */
const MIXED = /\p{L}\d|\d\p{L}/u;

function wantedOf(raw: string[]): Wanted {
	const wanted: Wanted = {
		raw,
		plain: new Forms(),
		decoded: new Forms(),
		letters: new Forms(),
		visible: new Forms(),
	};
	for (const secret of raw) {
		wanted.plain.add(secret);
		const texts = [secret, ...garbledForms(secret)].map((one) => decodeAll(one));
		for (const { text } of texts.filter((one) => one.text.length >= MIN_LENGTH)) {
			wanted.decoded.add(text);
			wanted.decoded.addParts(text, NO_WORD);
		}
		// In another layout, what looks encoded in it is not.
		for (const each of [...texts, undecoded(secret)]) addSqueezed(each, wanted);
		for (const text of rewritten(secret))
			addLetters(lettersOf(undecoded(text)).text, wanted.letters);
		for (const text of rewrittenWhole(secret)) {
			const letters = lettersOf(undecoded(text)).text;
			if (isLong(letters)) wanted.letters.add(letters);
		}
	}
	return wanted;
}

function addSqueezed(decoded: DecodedText, { letters, visible }: Wanted): void {
	if (addLetters(lettersOf(decoded).text, letters)) return;
	const { text } = visibleOf(decoded);
	if (text.length >= PART) visible.add(text);
}

/** Adds what has enough letters and digits to be no word; returns whether it has. */
function addLetters(text: string, letters: Forms): boolean {
	if (!isLong(text)) return false;
	letters.add(text);
	letters.addParts(text, MIXED);
	return true;
}

function isLong(letters: string): boolean {
	return letters.length >= (/\d/.test(letters) ? PART : MIN_WORDS);
}

/** How many characters of what Base64 and numbers say are still read in a text. */
interface Budget {
	left: number;
}

function masked(
	text: string,
	wanted: Wanted,
	depth = 0,
	budget: Budget = { left: MAX_SAID },
): string {
	const ranges = wanted.plain.placesIn(text);
	for (const reading of [text, ...writingsOf(text)]) {
		const decoded = decodeAll(reading);
		ranges.push(...wanted.decoded.placesInOriginal(decoded));
		if (!wanted.letters.isEmpty)
			ranges.push(...wanted.letters.placesInOriginal(lettersOf(decoded)));
		if (!wanted.visible.isEmpty)
			ranges.push(...wanted.visible.placesInOriginal(visibleOf(decoded)));
	}
	if (depth < MAX_CARRIERS) ranges.push(...inCarriers(text, wanted, depth + 1, budget));
	return withMasks(text, ranges);
}

/** Base64 of a Base64 of a text is read, too. */
const MAX_CARRIERS = 3;

/** What goes beyond that in a text is masked unread: nobody finds words in it. Characters. */
const MAX_SAID = 600_000;

/** Where Base64 or hexadecimal has a secret in it: as far as it goes, whatever stands beside it. */
function inCarriers(text: string, wanted: Wanted, depth: number, budget: Budget): Range[] {
	const { text: plain, from, to } = decodeAll(text, 'kept');
	const hidesSecret = (said: string) => {
		budget.left -= said.length;
		return budget.left < 0 || masked(said, wanted, depth, budget) !== said;
	};
	return carriersIn(plain)
		.filter(({ says, isCompressed }) => isCompressed || says.some(hidesSecret))
		.map(({ start, end }): Range => [from[start], to[end - 1]]);
}

/** Replaces every secret in a text, in plain and encoded forms, by asterisks. */
export function redact(text: string, secrets: Array<string | undefined>): string {
	return redactor(secrets)(text);
}

/** The same in all texts, numbers and names of parsed JSON. What is nested too deep, or too much, is left out. */
export function redactValue(value: unknown, mask: (text: string) => string): unknown {
	// An object can also stand in itself, more than once.
	let left = MAX_VALUES;
	const redacted = (each: unknown, depth: number): unknown => {
		if (typeof each === 'string') return mask(each);
		if (typeof each === 'number') {
			const shown = mask(String(each));
			return shown === String(each) ? each : shown;
		}
		if (!isObject(each)) return each;
		if (depth >= MAX_DEPTH || left <= 0) return '…';
		const together = maskedTogether(each, mask);
		if (together !== undefined) return together;
		left -= Object.keys(each).length + 1;
		if (Array.isArray(each)) return each.map((one) => redacted(one, depth + 1));
		return Object.fromEntries(
			Object.entries(each).map(([name, one]) => [mask(name), redacted(one, depth + 1)]),
		);
	};
	return redacted(value, 0);
}

/** The members of a list, or of an object that is numbered like one (`JSON.stringify` of a `Uint8Array`). */
function membersOf(value: object): unknown[] {
	if (Array.isArray(value)) return value;
	const isNumbered = Object.keys(value).every((name, index) => name === String(index));
	return isNumbered ? Object.values(value) : [];
}

/**
 * What a list of texts or numbers says if its members are read together, masked; undefined if that has
 * nothing to mask, or is no such list.
 */
function maskedTogether(value: object, mask: (text: string) => string): string | undefined {
	const members = membersOf(value);
	if (members.length < 2 || members.some((one) => isObject(one))) return undefined;
	const isNumbers = members.every((one) => typeof one === 'number');
	// Members that hold a whole secret are masked one by one, so that the others can be read.
	const shown = isNumbers ? members.join(',') : members.map((one) => mask(String(one))).join('');
	const masked = mask(shown);
	return masked === shown ? undefined : masked;
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
