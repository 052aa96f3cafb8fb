/** A total after a slash, as in `Content-Range`; `*` means unknown (RFC 9110 section 14.4). */
const CONTENT_RANGE = /^(?:[\w-]+\s+)?(?:\d+-\d+|\*)\/(\d+|\*)$/;
/** A number written for people: groups of three digits, all separated by the same character. */
const GROUPED = /^\d{1,3}([,.'’ \u00a0\u202f_])\d{3}(?:\1\d{3})*$/;
/** A header that came more than once with the same value (compare RFC 9110 section 8.6). */
const REPEATED = /^([^,\s]+)(?:\s*,\s*\1)+$/;

/**
 * Returns the number of pages or items that a value gives. Returns undefined if the value means
 * "unknown" (nothing, `*`, a negative number), and `'wrong'` if it is not a number.
 */
export function totalIn(value: unknown): number | undefined | 'wrong' {
	if (value === undefined || value === null) return undefined;
	if (typeof value !== 'string' && typeof value !== 'number') return 'wrong';
	const text = String(value).trim();
	const told = CONTENT_RANGE.exec(text)?.[1] ?? ungrouped(text) ?? REPEATED.exec(text)?.[1] ?? text;
	if (told === '' || told === '*') return undefined;
	const total = Number(told);
	if (!Number.isFinite(total)) return 'wrong';
	// Some APIs divide by the page size without rounding, and give 2.5 pages.
	return total < 0 ? undefined : Math.ceil(total);
}

function ungrouped(text: string): string | undefined {
	return GROUPED.test(text) ? text.replace(/\D/g, '') : undefined;
}
