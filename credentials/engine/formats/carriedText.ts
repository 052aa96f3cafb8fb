/** Bytes that are written as text, in Base64 or hexadecimal, and what they say. */

/** Of either alphabet (RFC 4648 sections 4 and 5), also in lines (RFC 2045 section 6.8, PEM). */
const BASE64 = /(?:[\w+/-]{48,}\r?\n)*[\w+/-]{6,}={0,2}/g;
/** `70:22`, `70 22`, `7022`, in either case. */
const HEX = /(?:[\da-f]{2}){4,}|[\da-f]{2}([ :-])[\da-f]{2}(?:\1[\da-f]{2}){2,}(?![\da-z])/gi;
/** So many readable characters in a row can be a secret: the length of the shortest one. */
const READABLE = /[^\uFFFD\p{Cc}]{4}/u;

/** A piece of a text that may stand for another one. */
export interface Carrier {
	start: number;
	end: number;
	/** What it says if it is what it looks like; where it begins is not known, so there are several. */
	says: string[];
}

/** All pieces of a text that look like Base64 or hexadecimal of something readable. */
export function carriersIn(text: string): Carrier[] {
	return [...found(BASE64, text, base64Says), ...found(HEX, text, hexSays)];
}

function found(pattern: RegExp, text: string, read: (run: string) => string[]): Carrier[] {
	const carriers: Carrier[] = [];
	for (const { 0: run, index } of text.matchAll(pattern)) {
		// Of a word that merely looks so nothing readable comes.
		const says = read(run).filter((one) => READABLE.test(one));
		if (says.length > 0) carriers.push({ start: index, end: index + run.length, says });
	}
	return carriers;
}

/** A path before it looks like more of it, so that its groups can begin at any of four places. */
function base64Says(run: string): string[] {
	return [0, 1, 2, 3].flatMap((skipped) => textsOf(Buffer.from(run.slice(skipped), 'base64')));
}

function hexSays(run: string): string[] {
	const digits = run.replace(/[ :-]/g, '');
	return [0, 1].flatMap((skipped) => textsOf(Buffer.from(digits.slice(skipped), 'hex')));
}

/** As UTF-8; with zeros in it also as UTF-16, in either order of bytes. */
function textsOf(bytes: Buffer): string[] {
	if (!bytes.includes(0)) return [bytes.toString()];
	const swapped = Buffer.concat([bytes.subarray(1), Buffer.alloc(1)]);
	return [bytes, swapped].map((each) => each.toString('utf16le')).concat(bytes.toString());
}
