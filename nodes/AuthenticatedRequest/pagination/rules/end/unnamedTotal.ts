import { isFields } from '../../../../../credentials/engine/values';
import type { CallAnswer } from '../../../call/callTypes';
import { totalIn } from './totalIn';
import { totalChanged } from './hints';

/** Common names of the number of all items, in lower case and without anything but letters. */
const NAMES =
	/^(?:x|xwp|odata|meta)?(?:total|totals|totalcount|totalitems?|totalelements|totalresults?|totalrecords?|totalrows|totalentries|totalhits|totalnumber|totalsize|itemcount|itemstotal|resultcount|recordcount|recordstotal|recordsfiltered|rowcount|numfound|nbhits|count)$/;

/** Where an answer has a number: in a header, or at a path of the body. */
type Place = { header: string } | { body: string[] };

/**
 * Finds the number of all items although no setting says where answers have it, in a list that is
 * paged by number. If that number changes, an item may have moved to a page that was already read.
 * It is only used for a hint and never decides where the list ends.
 */
export class UnnamedTotal {
	/** Where the first answer has the number; null if it has none. */
	private place?: Place | null;

	private atFirst = 0;

	private other?: number;

	private last = 0;

	/** True if the number grows or shrinks by one page per answer, so it is not that of all items. */
	private isOfPages = true;

	private answers = 0;

	/** @param except a path from the settings to skip, because its value is judged elsewhere */
	constructor(private readonly except = '') {}

	/**
	 * Takes an answer.
	 *
	 * @param ofFirstPage how many items the first page has. If the list has more, their number is
	 * higher.
	 */
	see(answer: CallAnswer, ofFirstPage: number): void {
		if (this.place === undefined) {
			this.place = placeOfTotal(answer, ofFirstPage, this.except) ?? null;
			this.last = this.atFirst = this.place === null ? 0 : (numberAt(answer, this.place) ?? 0);
			return;
		}
		const number = this.place === null ? undefined : numberAt(answer, this.place);
		if (number === undefined) return;
		this.answers++;
		this.isOfPages &&= Math.abs(number - this.last) === ofFirstPage;
		if (number !== this.atFirst) this.other = number;
		this.last = number;
	}

	/** The hint, if any. */
	hint(): string | undefined {
		const { answers, atFirst, isOfPages, other, place } = this;
		if (!place || other === undefined || (answers > 1 && isOfPages)) return undefined;
		const name = 'header' in place ? `header:${place.header}` : place.body.join('.');
		const back = this.last === atFirst ? ' and back' : '';
		return totalChanged(`from ${atFirst} to ${other}${back} ("${name}")`);
	}
}

function placeOfTotal(answer: CallAnswer, least: number, except: string): Place | undefined {
	return placesIn(answer).find((place) => {
		const name = 'header' in place ? `header:${place.header}` : place.body.join('.');
		const isElsewhere = name.toLowerCase() === except.trim().toLowerCase();
		return !isElsewhere && least > 0 && (numberAt(answer, place) ?? 0) > least;
	});
}

function placesIn({ answer: { body, headers } }: CallAnswer): Place[] {
	if (!isFields(body)) return headersIn(headers);
	const inner = Object.entries(body).flatMap(([name, value]) =>
		isFields(value) ? namesIn(value).map((key) => ({ body: [name, key] })) : [],
	);
	return [...namesIn(body).map((name) => ({ body: [name] })), ...inner, ...headersIn(headers)];
}

const headersIn = (headers: Record<string, string>) =>
	namesIn(headers).map((header) => ({ header }));

const namesIn = (fields: object) =>
	Object.keys(fields).filter((name) => NAMES.test(name.toLowerCase().replace(/[^a-z]/g, '')));

function numberAt({ answer: { body, headers } }: CallAnswer, place: Place): number | undefined {
	let value: unknown = 'header' in place ? headers[place.header] : body;
	for (const name of 'body' in place ? place.body : [])
		value = isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined;
	const total = totalIn(value);
	return total === 'wrong' ? undefined : total;
}
