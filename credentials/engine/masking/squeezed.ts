/**
 * Reduces a text to its letters and digits, to find a secret that a server wrote in another layout.
 */
import type { DecodedText } from './decodedText';

/** The longest tag that is skipped, as in `to<wbr>ken`. Characters. */
const MAX_TAG = 2_000;
/**
 * Beginnings of a comment, which can contain tags (XML section 2.5), and of CDATA, whose content is
 * text (section 2.7).
 */
const COMMENT = '<!--';
const CDATA = '<![CDATA[';
/** A code that colors a text in a terminal (ECMA-48 section 5.4). */
const COLOUR = /\[[\d;]{0,20}[a-z]/iy;
const ASCII = 128;
/** Returns what is kept of each ASCII character, by its code. */
const table = (kept: RegExp) =>
	Array.from({ length: ASCII }, (_, code) => {
		const character = String.fromCharCode(code).toLowerCase();
		return kept.test(character) ? character : '';
	});

/** Rules for the characters of a text: what is kept of ASCII, and which others are dropped. */
interface Kept {
	ascii: string[];
	dropped: RegExp;
	/** What is kept of other characters, for those that were looked up before. */
	others: Map<string, string>;
}
const LETTERS: Kept = {
	ascii: table(/[a-z0-9]/),
	dropped: /[^\p{L}\p{N}]/gu,
	others: new Map(),
};
const VISIBLE: Kept = {
	ascii: table(/[!-~]/),
	dropped: /[\p{M}\p{C}\p{Z}]/gu,
	others: new Map(),
};
/** The most other characters that are remembered. */
const MAX_OTHERS = 5_000;

/**
 * Returns the letters in lower case and the digits, without accents and in their usual width
 * (Unicode UAX #15, NFKD). So case, white space, hyphens, invisible characters, and tags between
 * characters make no difference.
 */
export const lettersOf = (decoded: DecodedText) => squeezed(decoded, LETTERS);

/** Returns all visible characters in the same way, for secrets that have few letters. */
export const visibleOf = (decoded: DecodedText) => squeezed(decoded, VISIBLE);

function squeezed({ text, from, to }: DecodedText, { ascii, dropped, others }: Kept): DecodedText {
	const pieces: string[] = [];
	const newFrom: number[] = [];
	const newTo: number[] = [];
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		const tag = code === LESS_THAN ? tagAt(text, at) : code === ESCAPE ? colourAt(text, at) : 0;
		if (tag > 0) {
			at += tag;
			continue;
		}
		const character = code < ASCII ? text[at] : String.fromCodePoint(text.codePointAt(at) ?? 0);
		const kept = code < ASCII ? ascii[code] : plainly(character, dropped, others);
		const last = at + character.length - 1;
		pieces.push(kept);
		for (let unit = 0; unit < kept.length; unit++) {
			newFrom.push(from[at]);
			newTo.push(to[last]);
		}
		at = last;
	}
	return { text: pieces.join(''), from: Uint32Array.from(newFrom), to: Uint32Array.from(newTo) };
}

const LESS_THAN = '<'.charCodeAt(0);
const ESCAPE = 0x1b;

/** Returns how many characters after a `<` belong to a tag; 0 if no tag begins there. */
function tagAt(text: string, at: number): number {
	if (!/[a-z/!?]/i.test(text[at + 1] ?? '')) return 0;
	if (text.startsWith(CDATA, at)) return CDATA.length - 1;
	if (text.startsWith(COMMENT, at)) {
		const end = text.slice(at, at + MAX_TAG).indexOf('-->', COMMENT.length);
		if (end >= 0) return end + 2;
	}
	const end = /[<>]/.exec(text.slice(at + 1, at + MAX_TAG));
	return end?.[0] === '>' ? end.index + 1 : 0;
}

/** Returns how many characters after an escape belong to a color code; 0 if none begins there. */
function colourAt(text: string, at: number): number {
	COLOUR.lastIndex = at + 1;
	return COLOUR.exec(text)?.[0].length ?? 0;
}

function plainly(character: string, dropped: RegExp, others: Map<string, string>): string {
	const known = others.get(character);
	if (known !== undefined) return known;
	const kept = character.normalize('NFKD').toLowerCase().replace(dropped, '');
	if (others.size < MAX_OTHERS) others.set(character, kept);
	return kept;
}
