/**
 * Finds parts of secrets in texts by searching every decoding of the text. It shares no code with
 * the package.
 */

/** This many characters of a secret in a row count as shown. */
const PART = 8;
const LAYERS = 4;

const decoders: Array<(text: string) => string> = [
	(text) => text.replace(/(?:%[\da-f]{2})+/gi, (codes) => percentDecoded(codes)),
	(text) => text.replace(/\+/g, ' '),
	(text) =>
		text
			.replace(/&#x([\da-f]+);/gi, (_all, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
			.replace(/&#(\d+);/g, (_all, digits: string) => String.fromCodePoint(Number(digits)))
			.replace(/&quot;/g, '"')
			.replace(/&apos;/g, "'")
			.replace(/&auml;/g, 'ä')
			.replace(/&lt;/g, '<')
			.replace(/&gt;/g, '>')
			.replace(/&amp;/g, '&'),
	(text) =>
		text
			.replace(/\\u([\da-f]{4})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)))
			.replace(/\\(["'/\\])/g, '$1'),
	(text) => text.replace(/(?:[\da-f]{2}){8,}/gi, (digits) => bytesSaid(Buffer.from(digits, 'hex'))),
	(text) =>
		text.replace(/(?:=[\da-f]{2}){4,}/gi, (codes) =>
			bytesSaid(Buffer.from(codes.replace(/=/g, ''), 'hex')),
		),
	(text) =>
		text.replace(/\d{1,3}(?:[^\d]{1,9}\d{1,3}){7,}/g, (list) =>
			bytesSaid(Buffer.from(list.split(/\D+/).map(Number))),
		),
	(text) =>
		text.replace(/[\w+/-]{8,}={0,2}/g, (word) => {
			const decoded = Buffer.from(word, 'base64').toString();
			return /[\uFFFD\p{Cc}]/u.test(decoded) ? word : decoded;
		}),
];

function percentDecoded(codes: string): string {
	const bytes = Buffer.from(codes.replace(/%/g, ''), 'hex');
	const text = bytes.toString();
	return text.includes('\uFFFD') ? bytes.toString('latin1') : text;
}

/** Decodes bytes as UTF-8, or as Latin-1 if they are not valid UTF-8. */
function bytesSaid(bytes: Buffer): string {
	const text = bytes.toString();
	return text.includes('\uFFFD') ? bytes.toString('latin1') : text;
}

/** The text itself, and the result of every chain of up to `LAYERS` decodings. */
function readings(text: string): Set<string> {
	const all = new Set([text]);
	for (let layer = 0; layer < LAYERS; layer++)
		for (const reading of [...all]) for (const decode of decoders) all.add(decode(reading));
	return all;
}

/** The secrets of which the text shows a part, each with the surrounding text. */
export function leaksIn(text: string, secrets: string[]): string[] {
	const found = new Set<string>();
	for (const reading of readings(text))
		for (const secret of secrets)
			for (let at = 0; at + PART <= secret.length; at++) {
				const place = reading.indexOf(secret.slice(at, at + PART));
				if (place < 0) continue;
				found.add(`${secret} in: …${reading.slice(Math.max(0, place - 60), place + 60)}`);
				break;
			}
	return [...found];
}
