import { isFields, isObject } from '../../../../../credentials/engine/values';
import type { CallAnswer } from '../../../call/callTypes';
import { blankPage, fewerItems, fewerPages, leadsOn, notComplete, saysMore } from './hints';
import { totalIn } from './totalIn';

/** Names of the number of all items, and of all pages. Only their letters are compared. */
const ITEMS =
	/^(?:x|xwp|odata|meta)?(?:total|totalcount|totalitems?|totalelements|totalresults?|totalrecords?|totalrows|totalentries|totalhits|totalnumber|totalsize|itemstotal|recordsfiltered|numfound|nbhits|count|resultcount|recordcount)$/;
const PAGES =
	/^(?:x|xwp)?(?:totalpages|pagestotal|totalpagecount|numpages|numberofpages|lastpage|pages)$/;
/**
 * Names of fields that are true if there are more pages (`MORE`), or if there are none (`LAST`).
 */
const MORE =
	/^(?:has(?:more|next)(?:page|pages|items|results|records|data)?|more|more(?:pages|results|records|items|data)?(?:available)?|istruncated|truncated)$/;
const LAST = /^(?:islast|islastpage|last|endofstream|isend|done)$/;
/** Names of the link or cursor that leads to the next page. */
const NEXT = /^(?:odata|x)?next(?:page|pageurl|pagelink|pagetoken|link|url|cursor|token)?$/;
/** Names of fields that are true if an answer is incomplete because time ran out. */
const INCOMPLETE = /^(?:incompleteresults|timedout|terminatedearly)$/;
/** Names of objects that describe the list. */
const ABOUT =
	/^(?:meta|metadata|page|paging|pagination|pageinfo|pageable|paginginfo|info|results?|response|responsemetadata|list|cursor|summary|data|d)$/;

/**
 * Settings (`PaginationSettings`) that name such a field themselves, or say where the reading
 * begins.
 */
interface Settings {
	totalItemsPath?: string;
	totalPagesPath?: string;
	morePath?: string;
	firstPage?: number;
	firstOffset?: number;
}

/** Texts that do not lead to a next page. */
const NO_WAY = /^\s*(?:null|none|false|0)?\s*$/i;

/** A place in an answer with its value: `meta.total`, `header:x-total-count`. */
type Field = [place: string, value: unknown];

/**
 * Notices if a reading ends although the answers announce more, in fields that no setting names. So
 * a list that is too short does not go unnoticed. These fields only lead to hints: they never
 * decide where the reading ends.
 */
export class Signs {
	/** The fields of the first answer. `last` has those of the last answer with items. */
	private first?: Field[];

	private last: Field[] = [];

	private lastAnswer?: CallAnswer;

	private lastItems?: number;

	private incomplete?: string;

	/** True if the number of items is known for each page. */
	private isCounted = true;

	/**
	 * @param isInside whether the reading begins in the middle of the list
	 * @param isLed whether each answer says if there is a next page, so no page past the end is
	 * requested
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
	 * @param items how many elements its list has; undefined if it has no list
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

	/** Returns the hints, if any, after the reading has ended by itself. */
	hints(items: number, pages: number): string[] {
		const incomplete = this.incomplete === undefined ? [] : [notComplete(this.incomplete)];
		const isBlank = this.isLed && pages > 1 && this.isNothing(this.lastAnswer?.answer.body);
		const blank = isBlank ? blankPage(pages) : undefined;
		return [...incomplete, ...[blank ?? this.more() ?? this.fewer(items, pages) ?? []].flat()];
	}

	/** True if an answer has no content, or neither a list nor fields about one. */
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
		// If each answer leads to the next page, the paging has checked that itself. Only an empty page
		// by number may wrongly look like the last one.
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
		// All totals must exceed the items, because one may count the list without its filter.
		if (total !== undefined && ofItems.every(([, number]) => number > items))
			return fewerItems(total[0], total[1], items);
		const [ofPages] = totalPagesPath ? [] : this.totals(PAGES);
		return ofPages !== undefined && total === undefined && ofPages[1] > pages
			? fewerPages(ofPages[0], ofPages[1], pages)
			: undefined;
	}

	/** Returns the numbers under such names that are the same in the first and the last answer. */
	private totals(names: RegExp): Array<[place: string, number: number]> {
		const last = new Map(this.last);
		return (this.first ?? []).flatMap(([place, value]): Array<[string, number]> => {
			const total = names.test(nameOf(place)) ? totalIn(value) : undefined;
			if (typeof total !== 'number' || totalIn(last.get(place)) !== total) return [];
			return [[place, total]];
		});
	}
}

/**
 * Returns the fields that can be about an answer's list: at the top, around the list, and headers.
 */
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
