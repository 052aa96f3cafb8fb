/** Start and end of the parts that can precede the first element (XML 1.0 section 2.8). */
const PROLOG: Array<[start: string, end: string]> = [
	['<?', '?>'],
	['<!--', '-->'],
];
const BLANK = /\s/;
/** Matches the tag of the first element. A quoted value can contain a ">". */
const START_TAG = /<([^\s<>/"'!?]+)(?=[\s/>])(?:[^<>"']|"[^"]*"|'[^']*')*>/y;

/** True if the end of an XML document is missing: its first element is never closed. */
export function isCutXml(text: string): boolean {
	if (!/^\s*</.test(text)) return false;
	const at = firstElement(text);
	// Either the prolog does not end, or it has a DOCTYPE, whose declarations are not read here.
	if (at < 0) return !text.trimEnd().endsWith('>');
	START_TAG.lastIndex = at;
	const tag = START_TAG.exec(text);
	if (tag === null) return true;
	return !tag[0].endsWith('/>') && !text.includes(`</${tag[1]}`, at);
}

/** Returns where the first element begins; -1 if that is not known. */
function firstElement(text: string): number {
	for (let at = 0; ; ) {
		while (BLANK.test(text[at] ?? '')) at++;
		const part = PROLOG.find(([start]) => text.startsWith(start, at));
		if (part === undefined) return /^<[^!?]/.test(text.slice(at, at + 2)) ? at : -1;
		const end = text.indexOf(part[1], at + part[0].length);
		if (end < 0) return -1;
		at = end + part[1].length;
	}
}
