/** What a document can have before its first element (XML 1.0 section 2.8). */
const PROLOG: Array<[start: string, end: string]> = [
	['<?', '?>'],
	['<!--', '-->'],
];
const BLANK = /\s/;
/** The first element's tag. What is in quotes can have a ">" in it. */
const START_TAG = /<([^\s<>/"'!?]+)(?=[\s/>])(?:[^<>"']|"[^"]*"|'[^']*')*>/y;

/** Whether an XML document is not there to its end: the element that begins it is never closed. */
export function isCutXml(text: string): boolean {
	if (!/^\s*</.test(text)) return false;
	const at = firstElement(text);
	// A prolog that does not end, or a DOCTYPE, whose inner rules are not read here.
	if (at < 0) return !text.trimEnd().endsWith('>');
	START_TAG.lastIndex = at;
	const tag = START_TAG.exec(text);
	if (tag === null) return true;
	return !tag[0].endsWith('/>') && !text.includes(`</${tag[1]}`, at);
}

/** Where the first element begins; -1 if that is not known. */
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
