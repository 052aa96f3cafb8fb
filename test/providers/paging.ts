import { formFields, jsonFields } from './messages';
import type { Answer, Behaviour, RecordedCall } from './types';

const DEFAULT_SIZE = 10;
const CURSOR = /^after-(\d+)$/;

/** An element of the emulators' lists. */
export interface Listed {
	id: number;
}

/** The first `total` elements. */
export function listed(total: number): Listed[] {
	return Array.from({ length: total }, (_, id) => ({ id }));
}

/**
 * Answers `list?total=45` in pages. They are requested by `page` (from 1) and `pageSize`, by
 * `offset` and `limit`, or by `cursor`, in the query or the body. The answer has the totals and
 * every way to continue: `next_cursor`, `next` (a URL that repeats the query of the call) and a
 * `Link` header. On the last page the first two are null and the header has no `rel="next"`. Beyond
 * the last page the list is empty; with `beyond=404` the answer is 404. `totals=no` leaves the
 * totals out.
 */
export function answerList(
	call: RecordedCall,
	{ success, failure }: Pick<Behaviour, 'success' | 'failure'>,
): Answer {
	const fields = { ...call.query, ...jsonFields(call), ...formFields(call) } as Record<
		string,
		string | undefined
	>;
	const total = Number(fields.total ?? 45);
	const size = Math.max(1, Number(fields.pageSize ?? fields.limit ?? DEFAULT_SIZE));
	const start = startOf(fields, size);
	if (!Number.isInteger(start) || start < 0) return failure(400, 'No such page', call);
	if (start >= total && fields.beyond === '404') return failure(404, 'No such page', call);
	const end = start + size;
	const next = end < total ? nextUrl(call, fields, end, size) : null;
	const data = {
		items: listed(total).slice(start, end),
		...(fields.totals !== 'no' && { total, totalPages: Math.ceil(total / size) }),
		next_cursor: next && `after-${end}`,
		next,
	};
	const answer = success(data, 200, call);
	const link = next ? `<${next}>; rel="next", </list>; rel="first"` : '</list>; rel="first"';
	return { ...answer, headers: { ...answer.headers, link } };
}

function startOf({ page, offset, cursor }: Record<string, string | undefined>, size: number) {
	if (cursor !== undefined) return Number(CURSOR.exec(cursor)?.[1] ?? NaN);
	if (offset !== undefined) return Number(offset);
	return (Number(page ?? 1) - 1) * size;
}

/** The URL of the next page, in the way of paging that the call used. */
function nextUrl(
	{ path, search, headers }: RecordedCall,
	{ page, cursor }: Record<string, string | undefined>,
	end: number,
	size: number,
): string {
	const url = new URL(path + search, `http://${headers.host}`);
	if (cursor !== undefined) url.searchParams.set('cursor', `after-${end}`);
	else if (page !== undefined) url.searchParams.set('page', String(end / size + 1));
	else url.searchParams.set('offset', String(end));
	return url.href;
}
