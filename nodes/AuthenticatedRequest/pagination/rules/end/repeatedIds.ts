import { isFields } from '../../../../../credentials/engine/values';
import { cameTwice } from './hints';

/** Names that APIs and databases usually give to a record's own ID. */
const NAMES = ['id', '_id', 'uuid', 'guid', 'Id', 'ID', '@id'];

/** At least this many of the latest IDs are remembered, and at most about twice as many. */
const KNOWN_IDS = 50_000;

type Id = string | number;

/** An ID that came on two pages. */
interface Repeat {
	id: Id;
	pages: [before: number, now: number];
}

/**
 * Notices, by their IDs, items that come on two pages: the list has changed while it was read, and
 * nothing else may reveal it. If an ID comes twice on one page, the list is not judged, because
 * then the IDs do not identify its items.
 */
export class RepeatedIds {
	private name?: string;

	/** The page on which each of the latest IDs came. `older` has the IDs before them. */
	private recent = new Map<Id, number>();

	private older = new Map<Id, number>();

	private repeats: Repeat[] = [];

	private ofLastPage: Repeat[] = [];

	private isUnique = true;

	/**
	 * @param isByOffset whether items are counted to find the next page. Rows such as headings are
	 * then counted, too, so they are reported.
	 */
	constructor(private readonly isByOffset = false) {}

	/**
	 * IDs with which each page so far begins or ends, such as headings or a sum. They are not
	 * repeats.
	 */
	private edges?: { first?: Id; last?: Id };

	private withEdges = 0;

	/** Takes the elements of a page that do not repeat the end of the page before. */
	see(page: number, elements: unknown[]): void {
		this.repeats.push(...this.ofLastPage.splice(0));
		this.name ??= nameOfId(elements[0]);
		if (this.name === undefined || !this.isUnique) return;
		const ids = elements.map((element) => idOf(element, this.name ?? ''));
		if (ids.length > 0) this.seeEdges(ids);
		for (const id of ids) this.take(page, id);
		if (this.recent.size >= KNOWN_IDS) [this.older, this.recent] = [this.recent, new Map()];
	}

	/** Forgets what the last page repeated, because that page is not part of the list. */
	forgetLast(): void {
		this.ofLastPage = [];
	}

	/** The hint, if any. */
	hint(): string | undefined {
		const { first, last } = (!this.isByOffset && this.edges) || {};
		const all = [...this.repeats, ...this.ofLastPage].filter(
			({ id }) => id !== first && id !== last,
		);
		if (!this.isUnique || all.length === 0) return undefined;
		return cameTwice(all.length, `${this.name} ${all[0].id}`, all[0].pages);
	}

	/**
	 * Compares the edges of a page with those before. A page of a single element is compared only
	 * after two longer ones, because its element may be an item that came twice.
	 */
	private seeEdges(ids: Array<Id | undefined>): void {
		const [first, last] = [ids[0], ids[ids.length - 1]];
		const { first: firstBefore, last: lastBefore } = this.edges ?? { first, last };
		const isTooShort = ids.length === 1 && this.withEdges < 2;
		this.edges = {
			first: !isTooShort && firstBefore === first ? first : undefined,
			last: !isTooShort && lastBefore === last ? last : undefined,
		};
		this.withEdges++;
	}

	private take(page: number, id: Id | undefined): void {
		if (id === undefined) return;
		const before = this.recent.get(id) ?? this.older.get(id);
		if (before === page) this.isUnique = false;
		else if (before !== undefined) this.ofLastPage.push({ id, pages: [before, page] });
		this.recent.set(id, page);
	}
}

function nameOfId(element: unknown): string | undefined {
	return NAMES.find((name) => idOf(element, name) !== undefined);
}

function idOf(element: unknown, name: string): Id | undefined {
	const id = isFields(element) && Object.hasOwn(element, name) ? element[name] : undefined;
	return typeof id === 'number' || (typeof id === 'string' && id !== '') ? id : undefined;
}
