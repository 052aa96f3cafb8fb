/** An empty part of a path, or an empty value in a query. */
const HAS_EMPTY = /(?<!:)\/(?:[/?]|$)|=(?:&|$)/;
const EXPRESSION = /\{\{(.*?)\}\}/s;
/** URLs with more expressions are not examined, because each one makes the search slower. */
const MAX_EXPRESSIONS = 6;
/** At most this many characters of an expression are shown. */
const MAX_SHOWN = 60;

/**
 * True if a URL may have empty parts. It is false for nearly all calls, which spares resolving
 * their expressions again.
 */
export const mayHaveEmptyParts = (url: string) => HAS_EMPTY.test(url.trim());

/**
 * Lists in words the parts of a URL whose expressions gave nothing, because n8n writes `undefined`
 * and `null` in a text as nothing. Without an ID, `/users/{{ $json.id }}` is the address of all
 * users.
 *
 * @param raw the parameter as it was entered
 * @param url its value for the item
 */
export function emptyParts(raw: unknown, url: unknown): string[] {
	if (typeof raw !== 'string' || typeof url !== 'string') return [];
	if (!raw.startsWith('=') || !mayHaveEmptyParts(url) || raw.includes('\\')) return [];
	const parts = raw.slice(1).split(EXPRESSION);
	if (parts.length > 2 * MAX_EXPRESSIONS + 1) return [];
	const literals = parts.filter((_part, index) => index % 2 === 0);
	const pattern = literals.map(escaped).join('([\\s\\S]*?)');
	const values = new RegExp(`^${pattern}$`).exec(url)?.slice(1) ?? [];
	return values.flatMap((value, index) => {
		const isWhole = /[/=]$/.test(literals[index]) && /^(?:[/?&]|\s*$)/.test(literals[index + 1]);
		return value === '' && isWhole ? `part ${shown(parts[2 * index + 1])} of the URL` : [];
	});
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

function shown(expression: string): string {
	const text = expression.trim();
	return `{{ ${text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text} }}`;
}
