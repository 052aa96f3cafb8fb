/** An element's text or its children by name (without namespace); repeated ones are lists. */
export type XmlValue = string | { [name: string]: XmlValue | XmlValue[] };

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const TOKEN =
	/<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<[?!][^>]*>|<\/([^\s>]+)\s*>|<([^\s/>]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/g;

/**
 * Reads an XML document for values at paths; attributes and order are left out, nothing outside the
 * document is looked up. Undefined for what is no XML.
 */
export function readXml(text: string): XmlValue | undefined {
	if (!text.trim().startsWith('<')) return undefined;
	const root: Element = { name: '', text: '', children: {} };
	const open: Element[] = [root];
	for (const [, cdata, closed, opened, , isEmpty, plain] of text.matchAll(TOKEN)) {
		const current = open[open.length - 1];
		if (cdata !== undefined) current.text += cdata;
		else if (plain !== undefined) current.text += decodeEntities(plain);
		else if (opened !== undefined) {
			const element: Element = { name: localName(opened), text: '', children: {} };
			if (isEmpty) addChild(current, element);
			else open.push(element);
		} else if (closed !== undefined) {
			if (open.length < 2 || localName(closed) !== current.name) return undefined;
			open.pop();
			addChild(open[open.length - 1], current);
		}
	}
	return open.length === 1 ? valueOf(root) : undefined;
}

/** Text as it stands between tags. */
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
	name: string;
	text: string;
	children: Record<string, Array<XmlValue>>;
}

function localName(name: string): string {
	return name.replace(/^.*:/, '');
}

function addChild(parent: Element, child: Element): void {
	const known = Object.hasOwn(parent.children, child.name) ? parent.children[child.name] : [];
	parent.children[child.name] = [...known, valueOf(child)];
}

function valueOf({ text, children }: Element): XmlValue {
	const entries = Object.entries(children);
	if (entries.length === 0) return text.trim();
	return Object.fromEntries(
		entries.map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
	);
}

function decodeEntities(text: string): string {
	return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
		if (hex) return String.fromCodePoint(parseInt(String(hex), 16));
		if (decimal) return String.fromCodePoint(Number(decimal));
		return ENTITIES[String(name)] ?? (whole as string);
	});
}
