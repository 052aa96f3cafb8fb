/** A text's letters and digits alone: what is left of a secret that a server wrote in another layout. */
import type { DecodedText } from './decodedText';

/** Where a server breaks or marks what it shows: `to<wbr>ken`. Longer ones are no tags. Characters. */
const MAX_TAG = 200;
const ASCII = 128;
/** What is kept of each ASCII character. */
const table = (kept: RegExp) =>
	Array.from({ length: ASCII }, (_, code) => {
		const character = String.fromCharCode(code).toLowerCase();
		return kept.test(character) ? character : '';
	});

/** What is kept of a text, and which other characters are not. */
interface Kept {
	ascii: string[];
	dropped: RegExp;
}
const LETTERS: Kept = { ascii: table(/[a-z0-9]/), dropped: /[^\p{L}\p{N}]/gu };
const VISIBLE: Kept = { ascii: table(/[!-~]/), dropped: /[\p{M}\p{C}\p{Z}]/gu };

/**
 * Letters in lower case and digits, without accents and in their usual width (Unicode UAX #15, NFKD):
 * upper and lower case, white space, hyphens, invisible characters and tags between the characters make
 * no difference.
 */
export const lettersOf = (decoded: DecodedText) => squeezed(decoded, LETTERS);

/** The same with all characters that can be seen, for secrets that have few letters. */
export const visibleOf = (decoded: DecodedText) => squeezed(decoded, VISIBLE);

function squeezed({ text, from, to }: DecodedText, { ascii, dropped }: Kept): DecodedText {
	const pieces: string[] = [];
	const newFrom: number[] = [];
	const newTo: number[] = [];
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		const tag = code === LESS_THAN ? tagAt(text, at) : 0;
		if (tag > 0) {
			at += tag;
			continue;
		}
		const character = code < ASCII ? text[at] : String.fromCodePoint(text.codePointAt(at) ?? 0);
		const kept = code < ASCII ? ascii[code] : plainly(character, dropped);
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

/** How many characters after a `<` belong to a tag; 0: it begins none. */
function tagAt(text: string, at: number): number {
	if (!/[a-z/!?]/i.test(text[at + 1] ?? '')) return 0;
	const end = /[<>]/.exec(text.slice(at + 1, at + MAX_TAG));
	return end?.[0] === '>' ? end.index + 1 : 0;
}

const plainly = (character: string, dropped: RegExp) =>
	character.normalize('NFKD').toLowerCase().replace(dropped, '');
