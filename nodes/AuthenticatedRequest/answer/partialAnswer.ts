import type { IDataObject } from 'n8n-workflow';
import type { HttpAnswer } from '../../../credentials/engine/tokenFlow';
import { headerName } from '../../../credentials/engine/values';
import { CallError } from '../call/callErrors';
import { mediaType } from './contentType';

const PARTIAL_CONTENT = 206;
/**
 * Which part an answer is: the unit (which some APIs leave out), the first and last index, and the
 * total (RFC 9110 section 14.4).
 */
const CONTENT_RANGE = /^\s*(?:([\w-]+)[\s=]+)?(\d+)-(\d+)\/(\d+|\*)\s*$/;

type Head = Pick<HttpAnswer, 'status' | 'headers'>;

interface Part {
	unit: string;
	/** True if the header says that there is more. */
	isPart: boolean;
	told: string;
}

function partIn({ headers }: Head): Part | undefined {
	const told = headers['content-range'] ?? '';
	const found = CONTENT_RANGE.exec(told);
	if (found === null) return undefined;
	const [, unit = '', first, last, all] = found;
	const isPart = Number(first) > 0 || (all !== '*' && Number(last) + 1 < Number(all));
	return { unit: unit.toLowerCase(), isPart, told };
}

/**
 * Throws if an answer has only a part of the bytes though the request asked for no range. A damaged
 * cache returns such answers (RFC 9110 section 15.3.7). A part in other units, such as a page of a
 * list, is fine.
 */
export function requireWhole(head: Head, asked: IDataObject | undefined): void {
	if (head.status !== PARTIAL_CONTENT || headerName(asked, 'range') !== undefined) return;
	const part = partIn(head);
	const isOfBytes = part?.unit === 'bytes' && part.isPart;
	const isOfParts = mediaType(head.headers['content-type'] ?? '') === 'multipart/byteranges';
	if (!isOfBytes && !isOfParts) return;
	throw new CallError(
		`The API sent only a part of the answer${part === undefined ? '' : ` (Content-Range: ${part.told})`}, although all of it was requested`,
		'Try again. If it happens again, check what is between n8n and the API, such as a proxy.',
		String(PARTIAL_CONTENT),
	);
}

/** The hint for an answer with status 206 when no further pages are read. */
export function onlyPart(head: Head, asked: IDataObject | undefined): string | undefined {
	if (head.status !== PARTIAL_CONTENT || headerName(asked, 'range') !== undefined) return undefined;
	const part = partIn(head);
	if (part !== undefined && !part.isPart) return undefined;
	const told = part === undefined ? 'HTTP 206' : `HTTP 206, Content-Range: ${part.told}`;
	return `The API says that its answer is only a part (${told}). If it is one page of a list, Options > Pagination reads the others.`;
}
