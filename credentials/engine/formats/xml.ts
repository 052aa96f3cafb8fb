/**
 * The text of an element, or its children by name without namespace. Children with the same name
 * form a list.
 */
export type XmlValue = string | { [name: string]: XmlValue | XmlValue[] };

const NAME = /[^\s<>/"'=!?]+/y;
const ATTRIBUTE = /\s+([^\s<>/"'=!?]+)\s*=\s*(["'])([^]*?)\2/y;
/** Beginning and end of the markup that is skipped. */
const SKIPPED = [
	['<!--', '-->'],
	['<?', '?>'],
];
const CDATA = '<![CDATA[';
const DOCTYPE = '<!DOCTYPE';

/**
 * Reads an XML document so that its values can be found by paths. The order of elements is lost.
 * Nothing outside the document is fetched, and entities that it declares itself are not expanded.
 * Returns undefined if the text is not XML. Takes time in proportion to the length of the text.
 *
 * @param sign prefix for the names of attributes; without it, attributes are left out. With it, an
 * element that has attributes is an object, and its own text is at `#text`.
 */
export function readXml(text: string, sign?: string): XmlValue | undefined {
	const root = newElement('');
	const open: Element[] = [root];
	let at = 0;
	while (at < text.length) {
		const current = open[open.length - 1];
		if (text[at] !== '<') {
			const end = indexOr(text.indexOf('<', at), text.length);
			current.text += decodeEntities(text.slice(at, end));
			at = end;
			continue;
		}
		const end = endOfMarkup(text, at);
		if (end === undefined) return undefined;
		const markup = text.slice(at, end);
		at = end;
		if (markup.startsWith(CDATA)) current.text += markup.slice(CDATA.length, -3);
		else if (markup.startsWith('</')) {
			if (open.length < 2 || markup.slice(2, -1).trimEnd() !== current.name) return undefined;
			open.pop();
			addChild(open[open.length - 1], current);
		} else if (!/^<(\?|!--|!DOCTYPE)/.test(markup)) {
			const name = nameIn(markup);
			if (name === undefined) return undefined;
			const element = newElement(name, sign === undefined ? [] : attributesIn(markup, sign));
			if (markup.endsWith('/>')) addChild(current, element);
			else open.push(element);
		}
	}
	// There must be one outermost element, with only white space around it (XML 1.0 section 2.1).
	const isWhole = open.length === 1 && root.count === 1 && root.text.trim() === '';
	return isWhole ? valueOf(root) : undefined;
}

/** Escapes a text for use between tags or in an attribute. */
export function escapeXml(text: string): string {
	const names: Record<string, string> = {
		'<': 'lt',
		'>': 'gt',
		'&': 'amp',
		'"': 'quot',
		"'": 'apos',
	};
	return text.replace(/[<>&"']/g, (character) => `&${names[character]};`);
}

interface Element {
	/** The name as written, with its prefix. */
	name: string;
	text: string;
	/** The number of children. */
	count: number;
	children: Map<string, XmlValue[]>;
	attributes: Array<[string, string]>;
}

const newElement = (name: string, attributes: Element['attributes'] = []): Element => ({
	name,
	text: '',
	count: 0,
	children: new Map(),
	attributes,
});

function addChild(parent: Element, child: Element): void {
	const name = child.name.replace(/^.*:/, '');
	const known = parent.children.get(name);
	if (known === undefined) parent.children.set(name, [valueOf(child)]);
	else known.push(valueOf(child));
	parent.count++;
}

function valueOf({ text, children, attributes }: Element): XmlValue {
	const own = text.trim();
	if (children.size === 0 && attributes.length === 0) return own;
	const inner = [...children].map(([name, values]): [string, XmlValue | XmlValue[]] => [
		name,
		values.length === 1 ? values[0] : values,
	]);
	const hasText = attributes.length > 0 && own !== '';
	return Object.fromEntries([...inner, ...attributes, ...(hasText ? [[OWN_TEXT, own]] : [])]) as {
		[name: string]: XmlValue;
	};
}

/** The name that holds the text of an element with attributes. */
export const OWN_TEXT = '#text';

/**
 * Returns the attributes of an opening tag. Their names lose their prefixes, and declarations of
 * namespaces are left out.
 */
function attributesIn(tag: string, sign: string): Array<[string, string]> {
	const found: Array<[string, string]> = [];
	for (let at = tag.search(/[\s/>]/); at >= 0 && at < tag.length; ) {
		ATTRIBUTE.lastIndex = at;
		const [whole, name, , value] = ATTRIBUTE.exec(tag) ?? [];
		if (whole === undefined) break;
		if (!/^xmlns(?::|$)/.test(name))
			found.push([sign + name.replace(/^.*:/, ''), decodeEntities(value)]);
		at += whole.length;
	}
	return found;
}

const indexOr = (index: number, fallback: number) => (index < 0 ? fallback : index);

/**
 * Returns the position after the tag, comment, instruction, doctype or CDATA section that begins at
 * `at`. Undefined if it does not end.
 */
function endOfMarkup(text: string, at: number): number | undefined {
	if (text.startsWith(CDATA, at)) return after(text, ']]>', at);
	const skipped = SKIPPED.find(([begin]) => text.startsWith(begin, at));
	if (skipped !== undefined) return after(text, skipped[1], at + skipped[0].length);
	const isDoctype = text.startsWith(DOCTYPE, at);
	let depth = 0;
	for (let position = at + 1; position < text.length; position++) {
		const character = text[position];
		if (character === '"' || character === "'") {
			position = text.indexOf(character, position + 1);
			if (position < 0) return undefined;
		} else if (character === '>' && depth === 0) return position + 1;
		else if (character === '<' && !isDoctype) return undefined;
		else if (character === '<' && /^<(!--|\?)/.test(text.slice(position, position + 4))) {
			const end = endOfMarkup(text, position);
			if (end === undefined) return undefined;
			position = end - 1;
		} else if (character === '[') depth++;
		else if (character === ']') depth--;
	}
	return undefined;
}

function after(text: string, end: string, from: number): number | undefined {
	const found = text.indexOf(end, from);
	return found < 0 ? undefined : found + end.length;
}

/**
 * Returns the name in an opening tag. Undefined if the tag has none, or if other characters are
 * joined to it.
 */
function nameIn(tag: string): string | undefined {
	NAME.lastIndex = 1;
	const name = NAME.exec(tag)?.[0];
	return name !== undefined && /[\s/>]/.test(tag[1 + name.length]) ? name : undefined;
}

const ENTITIES = new Map([
	['lt', '<'],
	['gt', '>'],
	['amp', '&'],
	['quot', '"'],
	['apos', "'"],
]);
const LAST_CODE_POINT = 0x10ffff;

function decodeEntities(text: string): string {
	return text.replace(
		/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
		(whole: string, hex?: string, decimal?: string, name = '') => {
			if (hex === undefined && decimal === undefined) return ENTITIES.get(name as string) ?? whole;
			const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
			return code <= LAST_CODE_POINT ? String.fromCodePoint(code) : whole;
		},
	);
}

/**
 * Returns the words of a fault: `faultstring` (SOAP 1.1 section 4.4), `Reason/Text` (SOAP 1.2
 * section 5.4), or `faultString` of XML-RPC. For a fault without words, returns its kind. Undefined
 * if the body is not a fault.
 */
export function faultIn(body: unknown): string | undefined {
	if (typeof body !== 'string') return undefined;
	if (/<methodResponse>\s*<fault>/.test(body))
		return (
			/<name>\s*faultString\s*<\/name>\s*<value>\s*(?:<string>)?([^<]{1,1000})/
				.exec(body)?.[1]
				.trim() ?? 'an XML-RPC fault'
		);
	if (!/<(?:[\w-]{1,50}:)?Fault[\s>]/.test(body)) return undefined;
	const words =
		/<faultstring\b[^<>]{0,200}>\s*(?:<!\[CDATA\[)?([^<]{1,1000})/.exec(body)?.[1] ??
		/<(?:[\w-]{1,50}:)?Text\b[^<>]{0,200}>\s*(?:<!\[CDATA\[)?([^<]{1,1000})/.exec(body)?.[1];
	return words?.replace(/\]\]>?$/, '').trim() ?? 'a SOAP fault';
}
