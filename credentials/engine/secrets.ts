import { carriersIn } from './masking/carriedText';
import { decodeAll, type DecodedText, undecoded } from './masking/decodedText';
import { Forms, PART, type Range } from './masking/forms';
import { garbledForms } from './masking/garbled';
import { rewritten, rewrittenWhole } from './masking/rewritten';
import { lettersOf, visibleOf } from './masking/squeezed';
import { withMasks } from './masking/withMasks';
import { writingsOf } from './masking/writings';
import { isObject } from './values';

/** Shorter values are not masked, because plain text often contains them by chance. Characters. */
const MIN_LENGTH = 4;
/** The most characters that encode a single one: `%F0%9F%98%80`, `\\ud83d\\ude00`. */
const LONGEST_FORM = 12;
/** The depth to which parsed JSON is shown. */
const MAX_DEPTH = 50;
/** The most values of parsed JSON that are masked; the rest is left out. */
const MAX_VALUES = 100_000;
/** A text is searched to this many times the shown length, because masks make it shorter. */
const SEARCHED = 20;

/**
 * From this many letters on, a secret is also looked for by its letters alone, in any layout. With
 * a digit among them, `PART` is enough.
 */
const MIN_WORDS = 12;

/** The secrets that are looked for: plain, decoded, and reduced to letters and digits. */
interface Wanted {
	raw: string[];
	plain: Forms;
	decoded: Forms;
	letters: Forms;
	/** Visible characters of secrets that have too few letters and digits for `letters`. */
	visible: Forms;
}

/**
 * Returns a function that replaces every secret in a text by asterisks. It finds a secret in any
 * mixture of encodings (`decodeAll`), in UTF-16 and in quoted-printable. It also finds one in
 * Base64 or hexadecimal that holds other text too (`user:password`). Of a secret that was cut,
 * every part of eight characters is masked, unless the part could be a word.
 */
export function redactor(secrets: Array<string | undefined>): (text: string) => string {
	let wanted: Wanted | undefined;
	return (text) => {
		if (text.length < MIN_LENGTH) return text;
		wanted ??= wantedFor(secrets);
		return wanted.raw.length === 0 ? text : masked(text, wanted);
	};
}

/** The secrets looked for last, newest first: an error is masked with two or three lists. */
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

/** A text that no sentence contains: unusual characters, or capitals inside a word. */
const NO_WORD = /[^A-Za-z\s_.,:;'/-]|[a-z][A-Z].*[a-z][A-Z]|[A-Z]{2}[a-z]/;
/** A letter beside a digit. A number alone is not looked for, because many texts contain one. */
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
		// The secret is also added undecoded: in another layout, what looks like an encoding is not
		// one.
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

/** Adds a text with enough letters and digits not to be a word. Returns whether it was added. */
function addLetters(text: string, letters: Forms): boolean {
	if (!isLong(text)) return false;
	letters.add(text);
	letters.addParts(text, MIXED);
	return true;
}

function isLong(letters: string): boolean {
	return letters.length >= (/\d/.test(letters) ? PART : MIN_WORDS);
}

/** How many characters that Base64 and numbers decode to may still be searched. */
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

/** How many layers of Base64 in Base64 are read. */
const MAX_CARRIERS = 3;

/** Decoded characters searched per text. The rest is masked, because no message is so long. */
const MAX_SAID = 600_000;

/** Returns the runs of Base64 or hexadecimal that hold a secret, with all other text in them. */
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

/** Replaces every secret in a text by asterisks, whether it is plain or encoded. */
export function redact(text: string, secrets: Array<string | undefined>): string {
	return redactor(secrets)(text);
}

/**
 * Masks all texts, numbers and names in parsed JSON. Values that are nested too deep, or too many,
 * are left out.
 */
export function redactValue(value: unknown, mask: (text: string) => string): unknown {
	// The limit also ends the walk through an object that contains itself.
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

/**
 * Returns the members of a list, or of an object that is numbered like one (`JSON.stringify` of a
 * `Uint8Array`).
 */
function membersOf(value: object): unknown[] {
	if (Array.isArray(value)) return value;
	const isNumbered = Object.keys(value).every((name, index) => name === String(index));
	return isNumbered ? Object.values(value) : [];
}

/**
 * Reads the members of a list of texts or numbers as one text and masks it. Undefined if the value
 * is not such a list, or if there is nothing to mask.
 */
function maskedTogether(value: object, mask: (text: string) => string): string | undefined {
	const members = membersOf(value);
	if (members.length < 2 || members.some((one) => isObject(one))) return undefined;
	const isNumbers = members.every((one) => typeof one === 'number');
	// Members that hold a whole secret are masked one by one, so that the others stay readable.
	const shown = isNumbers ? members.join(',') : members.map((one) => mask(String(one))).join('');
	const masked = mask(shown);
	return masked === shown ? undefined : masked;
}

/**
 * Masks the beginning of a text. Returns it with the information whether the text was cut. White
 * space is kept.
 *
 * @param searched how many characters of a long text are read at most
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
	// The cut can split a secret, and its first part would not be recognized. So the end is dropped.
	return { masked: isCut ? masked.slice(0, Math.max(0, masked.length - longest)) : masked, isCut };
}

/** Masks a text and cuts it to a length that fits an error message. */
export function quote(text: string, secrets: Array<string | undefined>, maxLength = 300): string {
	const { masked, isCut } = beginningOf(text, secrets, SEARCHED * maxLength);
	const clean = masked.replace(/[\s\p{Cc}]+/gu, ' ').trim();
	return isCut || clean.length > maxLength ? `${clean.slice(0, maxLength)}…` : clean;
}
