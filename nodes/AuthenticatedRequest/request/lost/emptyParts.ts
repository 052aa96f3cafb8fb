/** A part of a path, or a value of a query, that is empty. */
const HAS_EMPTY = /(?<!:)\/(?:[/?]|$)|=(?:&|$)/;
const EXPRESSION = /\{\{(.*?)\}\}/s;
/** More are not looked at: the time to find them grows with each. */
const MAX_EXPRESSIONS = 6;
/** An expression is cut where it is shown. Characters. */
const MAX_SHOWN = 60;

/** Whether a URL can have such a part. Of nearly all calls this says no, before an expression is resolved again. */
export const mayHaveEmptyParts = (url: string) => HAS_EMPTY.test(url.trim());

/**
 * The parts of a URL whose expressions gave nothing, in words: `/users/{{ $json.id }}` without an ID is
 * the address of all users. n8n writes nothing for `undefined` and `null` within a text.
 *
 * @param raw the parameter as it was entered
 * @param url its value for an item
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
