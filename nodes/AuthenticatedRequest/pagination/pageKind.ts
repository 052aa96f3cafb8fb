import { isHtml } from '../../../credentials/engine/answers';
import { namesFailure, reportsFailure } from '../../../credentials/engine/failure/reportsFailure';
import { readXml } from '../../../credentials/engine/formats/xml';
import { isFields, isObject } from '../../../credentials/engine/values';
import { atItemsPath, listPaths } from '../answer/listPaths';
import { CallError } from '../call/callErrors';
import type { CallAnswer } from '../call/callTypes';
import { listElsewhere, onlyWords } from './rules/end/hints';

/** Names of a status in a body (RFC 9457 section 3.1.3 and others). A failure has 400 to 599. */
const STATUS = /^(?:status|statuscode|code|errorcode|httpstatus|httpcode|httpstatuscode)$/i;

/** Names of texts that are meant for the reader (RFC 9457 section 3.1 and others). */
const WORDS = /^(?:message|msg|detail|details|title|description|reason|text|info|notice)$/i;
/** At most this many characters of a failure's words are shown. */
const MAX_WORDS = 200;

/** Describes the first page of a list. Later pages are compared with it. */
export interface FirstPage {
	kind: 'list' | 'lines' | 'object' | 'web page' | 'text';
	/** The names of its fields. `lists` has the paths of its lists. */
	names: string[];
	lists: string[];
}

/** Describes a first page for the comparison with later ones. */
export function firstPage({ answer, text = '' }: CallAnswer): FirstPage {
	const { body } = answer;
	if (Array.isArray(body))
		return { kind: /^\s*\[/.test(text) ? 'list' : 'lines', names: [], lists: [] };
	if (isObject(body)) return { kind: 'object', names: Object.keys(body), lists: listPaths(body) };
	return { kind: isHtml(answer) ? 'web page' : 'text', names: [], lists: [] };
}

/**
 * Throws if a later page is of another kind than the first one. Such a page is not the end of the
 * list, and not one of its items.
 */
export function requireSameKind(page: CallAnswer, first: FirstPage, itemsPath?: string): void {
	const { answer, text = '' } = page;
	const { body, status } = answer;
	if (text.trim() === '' || status >= 300) return;
	const isText = typeof body === 'string';
	if (first.kind === 'text') {
		if (isText ? isHtml(answer) : reportsFailure(body)) throw anotherKind(page, 'a text');
		if (isText && /^\s*</.test(text) && namesFailure(readXml(text))) throw failurePage(page);
		return;
	}
	if (first.kind === 'web page') return;
	if (isText) throw anotherKind(page, 'JSON');
	const isList = first.kind === 'list' && !itemsPath;
	if (isList && !isObject(body) && !isEmptyPage(body)) throw noList(page);
	if (!isFields(body) || hasCommonNames(body, first)) return;
	if (saysStatus(body) || (!itemsPath && reportsFailure(body))) throw failurePage(page);
	if (isList && !isEmptyPage(body)) throw noList(page);
}

/**
 * True if a later page stands for an empty list. Only for lists whose first page was a list itself.
 */
export function isEmptyPage(body: unknown): boolean {
	if (!isObject(body)) return body === null || body === false;
	return !Array.isArray(body) && (Object.keys(body).length === 0 || isOnlyWords(body));
}

/**
 * Returns the hint for a later page that has nothing at the items path. There is one if the page
 * has a list that the first one did not have, or has only words. Undefined if it looks like an
 * ordinary empty page.
 */
export function oddPage(body: unknown, path: string, first: FirstPage): string | undefined {
	if (!isFields(body)) return undefined;
	const others = listPaths(body).filter((other) => {
		const list = atItemsPath(body, other);
		return !first.lists.includes(other) && Array.isArray(list) && list.length > 0;
	});
	if (others.length > 0) return listElsewhere(path, others);
	return !hasCommonNames(body, first) && isOnlyWords(body)
		? onlyWords(wordsIn(body) ?? '')
		: undefined;
}

const hasCommonNames = (body: object, { names }: FirstPage) =>
	names.some((name) => Object.hasOwn(body, name));

const isOnlyWords = (body: object) =>
	!Object.values(body).some(isObject) && wordsIn(body) !== undefined;

/** Returns the text of an answer that is meant for its reader. */
function wordsIn(body: object): string | undefined {
	const said = Object.entries(body).find(
		([name, value]) => WORDS.test(name) && typeof value === 'string' && value.trim() !== '',
	);
	return said && String(said[1]).trim().slice(0, MAX_WORDS);
}

function saysStatus(body: Record<string, unknown>): boolean {
	const isFailed = Object.entries(body).some(([name, value]) => {
		const status = Number(value);
		return STATUS.test(name.replace(/[_-]/g, '')) && status >= 400 && status < 600;
	});
	return isFailed && isOnlyWords(body);
}

function anotherKind({ answer }: CallAnswer, before: string): CallError {
	const what = isHtml(answer) ? 'a web page' : before === 'JSON' ? 'text' : 'a failure';
	return new CallError(
		`The call for a page of the list was answered with ${what}`,
		`The pages before it were ${before === 'JSON' ? 'JSON' : 'texts'}. The session has probably ended, or the API has a fault: run the workflow again.`,
		String(answer.status),
	);
}

function failurePage({ answer }: CallAnswer): CallError {
	return new CallError(
		'A page of the list reports a failure',
		"It has another form than the pages before it. The API's own words are in the answer, which the error's details have.",
		String(answer.status),
	);
}

function noList({ answer }: CallAnswer): CallError {
	return new CallError(
		'A page of the list is not a list',
		'The pages before it were lists. The session has probably ended, or the API has a fault: run the workflow again.',
		String(answer.status),
	);
}
