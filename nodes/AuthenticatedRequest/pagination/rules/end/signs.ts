import { isFields, isObject } from '../../../../../credentials/engine/values';
import type { CallAnswer } from '../../../call/callTypes';
import { blankPage, fewerItems, fewerPages, leadsOn, notComplete, saysMore } from './hints';
import { totalIn } from './totalIn';

/** Names of the number of all items, and of all pages, of which only letters count. */
const ITEMS =
	/^(?:x|xwp|odata|meta)?(?:total|totalcount|totalitems?|totalelements|totalresults?|totalrecords?|totalrows|totalentries|totalhits|totalnumber|totalsize|itemstotal|recordsfiltered|numfound|nbhits|count|resultcount|recordcount)$/;
const PAGES =
	/^(?:x|xwp)?(?:totalpages|pagestotal|totalpagecount|numpages|numberofpages|lastpage|pages)$/;
/** Names of what is true where there are more pages, and where there are none. */
const MORE =
	/^(?:has(?:more|next)(?:page|pages|items|results|records|data)?|more|more(?:pages|results|records|items|data)?(?:available)?|istruncated|truncated)$/;
const LAST = /^(?:islast|islastpage|last|endofstream|isend|done)$/;
/** Names of the way to the next page. */
const NEXT = /^(?:odata|x)?next(?:page|pageurl|pagelink|pagetoken|link|url|cursor|token)?$/;
/** Names of what is true where an answer leaves something out for want of time. */
const INCOMPLETE = /^(?:incompleteresults|timedout|terminatedearly)$/;
/** Names of objects about the list. */
const ABOUT =
	/^(?:meta|metadata|page|paging|pagination|pageinfo|pageable|paginginfo|info|results?|response|responsemetadata|list|cursor|summary|data|d)$/;

/** Of the settings (`PaginationSettings`) what names a sign itself, and where the reading begins. */
interface Settings {
	totalItemsPath?: string;
	totalPagesPath?: string;
	morePath?: string;
	firstPage?: number;
	firstOffset?: number;
}

/** Texts that lead nowhere. */
const NO_WAY = /^\s*(?:null|none|false|0)?\s*$/i;

/** A place in an answer with its value: `meta.total`, `header:x-total-count`. */
type Field = [place: string, value: unknown];

/**
 * Notices where a reading ends though an answer says, in a field that no setting names, that there is
 * more: a list that came out short is never passed over. Only told, never judged by.
 */
export class Signs {
	/** What the first answer says, and the last one that has items. */
	private first?: Field[];

	private last: Field[] = [];

	private lastAnswer?: CallAnswer;

	private lastItems?: number;

	private incomplete?: string;

	/** Whether it is known of each page how many items it has. */
	private isCounted = true;

	/**
	 * @param isInside whether the reading begins in the middle of the list
	 * @param isLed whether each page leads to the next one, so that none is asked for beyond the last
	 */
	constructor(
		private readonly settings: Settings,
		private readonly itemsPath = '',
		private readonly isInside = false,
		private readonly isLed = false,
	) {}

	/**
	 * Takes the answer of a page.
	 *
	 * @param items how many elements its list has; undefined if it has none
	 */
	see(answer: CallAnswer, items: number | undefined): void {
		this.isCounted &&= items !== undefined;
		this.lastAnswer = answer;
		this.lastItems = items;
		if (this.first !== undefined && !items) return;
		const fields = fieldsIn(answer, this.itemsPath);
		this.first ??= fields;
		this.last = fields;
		this.incomplete ??= fields.find(
			([place, value]) => INCOMPLETE.test(nameOf(place)) && isTrue(value),
		)?.[0];
	}

	/** The hints where the reading has ended by itself, if any. */
	hints(items: number, pages: number): string[] {
		const incomplete = this.incomplete === undefined ? [] : [notComplete(this.incomplete)];
		const isBlank = this.isLed && pages > 1 && this.isNothing(this.lastAnswer?.answer.body);
		const blank = isBlank ? blankPage(pages) : undefined;
		return [...incomplete, ...[blank ?? this.more() ?? this.fewer(items, pages) ?? []].flat()];
	}

	/** Whether an answer has no content, or has neither a list nor anything about it. */
	private isNothing(body: unknown): boolean {
		const isList = Array.isArray(body) && this.itemsPath === '';
		const isBare = isObject(body) && !isList && Object.keys(body).length === 0;
		return body === undefined || body === null || body === '' || isBare;
	}

	private more(): string | undefined {
		if (this.settings.morePath || this.lastAnswer === undefined) return undefined;
		const fields = fieldsIn(this.lastAnswer, this.itemsPath);
		const sign = fields.find(
			([place, value]) =>
				!place.startsWith('header:') &&
				((MORE.test(nameOf(place)) && isTrue(value)) || (LAST.test(nameOf(place)) && isNot(value))),
		);
		if (sign !== undefined) return saysMore(sign[0], String(sign[1]));
		// Where the answers lead from page to page, the way is judged; an empty page by number need not be the last.
		const leads = (value: unknown) => typeof value === 'string' && !NO_WAY.test(value);
		const next =
			this.isLed || this.lastItems !== 0
				? undefined
				: fields.find(([place, value]) => NEXT.test(nameOf(place)) && leads(value));
		return next && leadsOn(next[0]);
	}

	private fewer(items: number, pages: number): string | undefined {
		const { firstPage = 1, firstOffset = 0, totalItemsPath, totalPagesPath } = this.settings;
		if (this.isInside || firstPage > 1 || firstOffset > 1) return undefined;
		const ofItems = totalItemsPath || !this.isCounted ? [] : this.totals(ITEMS);
		const [total] = ofItems;
		// Of several the least counts: another one can be that of the list without its filter.
		if (total !== undefined && ofItems.every(([, number]) => number > items))
			return fewerItems(total[0], total[1], items);
		const [ofPages] = totalPagesPath ? [] : this.totals(PAGES);
		return ofPages !== undefined && total === undefined && ofPages[1] > pages
			? fewerPages(ofPages[0], ofPages[1], pages)
			: undefined;
	}

	/** The numbers under such names that are the same in the first answer and in the last one. */
	private totals(names: RegExp): Array<[place: string, number: number]> {
		const last = new Map(this.last);
		return (this.first ?? []).flatMap(([place, value]): Array<[string, number]> => {
			const total = names.test(nameOf(place)) ? totalIn(value) : undefined;
			if (typeof total !== 'number' || totalIn(last.get(place)) !== total) return [];
			return [[place, total]];
		});
	}
}

/** The fields of an answer that can be about its list: at the top, around the list, and in headers. */
function fieldsIn({ answer: { body, headers } }: CallAnswer, itemsPath: string): Field[] {
	const ofHeaders = Object.entries(headers).map(
		([name, value]): Field => [`header:${name}`, value],
	);
	if (!isFields(body)) return ofHeaders;
	const around: Array<[string, Record<string, unknown>]> = [['', body]];
	for (const name of itemsPath.split('.').slice(0, -1)) {
		const [prefix, fields] = around[around.length - 1];
		const inner = Object.hasOwn(fields, name) ? fields[name] : undefined;
		if (!isFields(inner)) break;
		around.push([`${prefix}${name}.`, inner]);
	}
	const about = around.flatMap(([prefix, fields]) =>
		Object.entries(fields).flatMap(([name, value]): typeof around =>
			isFields(value) && ABOUT.test(plain(name)) ? [[`${prefix}${name}.`, value]] : [],
		),
	);
	const inBody = [...around, ...about].flatMap(([prefix, fields]) =>
		Object.entries(fields).map(([name, value]): Field => [prefix + name, value]),
	);
	return [...new Map([...inBody, ...ofHeaders])];
}

const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');
const nameOf = (place: string) =>
	plain(
		/^@/.test(place)
			? place
			: place.slice(Math.max(place.lastIndexOf('.'), place.lastIndexOf(':')) + 1),
	);
const isTrue = (value: unknown) => value === true || value === 'true';
const isNot = (value: unknown) => value === false || value === 'false';
