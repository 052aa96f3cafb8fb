/** A total as some headers have it: after a slash, where `*` is unknown (RFC 9110 section 14.4). */
const CONTENT_RANGE = /^(?:[\w-]+\s+)?(?:\d+-\d+|\*)\/(\d+|\*)$/;
/** A text for readers: groups of three digits, with one and the same character between them. */
const GROUPED = /^\d{1,3}([,.'’ \u00a0\u202f_])\d{3}(?:\1\d{3})*$/;
/** A header that came more than once with one value (as RFC 9110 section 8.6 has it for a length). */
const REPEATED = /^([^,\s]+)(?:\s*,\s*\1)+$/;

/**
 * The number of pages or items in a value; undefined if it says that the number is not known (nothing,
 * `*`, a negative number), and `'wrong'` if it is not a number.
 */
export function totalIn(value: unknown): number | undefined | 'wrong' {
	if (value === undefined || value === null) return undefined;
	if (typeof value !== 'string' && typeof value !== 'number') return 'wrong';
	const text = String(value).trim();
	const told = CONTENT_RANGE.exec(text)?.[1] ?? ungrouped(text) ?? REPEATED.exec(text)?.[1] ?? text;
	if (told === '' || told === '*') return undefined;
	const total = Number(told);
	if (!Number.isFinite(total)) return 'wrong';
	// Some divide by the page size and leave it at that: 2.5 pages.
	return total < 0 ? undefined : Math.ceil(total);
}

function ungrouped(text: string): string | undefined {
	return GROUPED.test(text) ? text.replace(/\D/g, '') : undefined;
}
