import { isFields, isObject } from '../values';
import {
	isEmptyObject,
	isFieldMap,
	isListOfTexts,
	isMapOfElement,
	isTree,
	isWholeRequest,
	MAX_DEPTH,
} from './fieldMaps';
import {
	codeNames,
	isContainer,
	isIgnored,
	isLikeSentence,
	isNameOfFailures,
	isRecords,
	isTelling,
	labelNames,
	plain,
	sentenceNames,
	statusNames,
} from './names';

/** How many failures in a list are read. A message shows fewer. */
const MAX_ENTRIES = 50;
/** Names that hold the text in an object which adds a language or attributes to it. */
const TEXT_NAMES = ['value', 'text', '#text', '_', '$t', 'en'];
const CODE = /^[A-Z0-9_.-]+$/;

type Fields = Record<string, unknown>;

/** Where words are looked for: the depth, and the status that they need not repeat. */
interface Place {
	depth: number;
	status: string;
	/** Whether the name of the value says that it is about failures. */
	isNamed?: boolean;
}

/**
 * Returns the words of a failure in parsed JSON or XML, each with the field that it is about. They
 * are found by names and shapes that APIs commonly use. Empty if none are found.
 *
 * @param status the HTTP status, which is left out if the answer repeats it
 */
export function failureWords(value: unknown, status?: number): string {
	const words = wordsIn(value, { depth: 0, status: String(status) });
	return words === String(status) ? '' : words;
}

function wordsIn(value: unknown, place: Place): string {
	if (!isObject(value)) return typeof value === 'string' ? value.trim() : '';
	if (place.depth > MAX_DEPTH) return '';
	return Array.isArray(value) ? wordsOfList(value, place) : wordsOfFields(value, place);
}

const inside = ({ depth, status }: Place): Place => ({ depth: depth + 1, status });

function wordsOfList(list: unknown[], place: Place): string {
	const parts = list.slice(0, MAX_ENTRIES).map((element) => wordsIn(element, inside(place)));
	const isCodeAndText = list.length === 2 && CODE.test(String(list[0])) && !isObject(list[1]);
	return distinct(parts).join(isCodeAndText ? ': ' : '; ');
}

function wordsOfFields(fields: Fields, place: Place): string {
	if (place.depth === 0 ? isFieldMap(fields, false) : isMapOfElement(fields))
		return wordsOfMap(fields, '', place);
	const byName = new Map(Object.entries(fields).map(([name, value]) => [plain(name), value]));
	const own = ownWords(byName, place.status);
	const known = distinct([...own, ...innerWords(fields, own, place)]).join(': ');
	const words = known === '' && isFieldMap(fields, false) ? wordsOfMap(fields, '', place) : known;
	return place.depth > 0 ? labelled(labelOf(byName), words) : words;
}

/** Returns the codes and sentences among the fields themselves. */
function ownWords(byName: Map<string, unknown>, status: string): string[] {
	const textAt = (name: string) => textOf(byName.get(name));
	const statuses = statusNames.map(textAt).filter((text) => !/^\d+$/.test(text));
	const codes = [...codeNames.map(textAt), ...statuses]
		.map(withoutNamespace)
		.filter((code) => isTelling(code) && code !== status);
	// JSON-RPC gives details in `data` (2.0, section 5.1).
	const data = byName.has('code') && byName.has('message') ? textAt('data') : '';
	const alike = [...byName.keys()].filter(isLikeSentence).map(textAt);
	return [...codes, ...sentenceNames.map(textAt), ...alike, ...(/\s/.test(data) ? [data] : [])];
}

/**
 * Returns the words inside the values of fields. If there is a sentence elsewhere, a field with an
 * unknown name is searched only for lists of failures.
 */
function innerWords(fields: Fields, own: string[], place: Place): string[] {
	const inner = Object.entries(fields)
		.filter(
			([name, value]) =>
				isObject(value) && !isIgnored(name, value, place.isNamed) && !isText(name, value),
		)
		.slice(0, MAX_ENTRIES);
	const named = inner
		.filter(([name]) => isContainer(name))
		.map(([, value]) => wordsOfInner(value, inside(place)));
	const others = inner.filter(
		([name, value]) => !isContainer(name) && !(place.depth > 0 && isLabel(name, value)),
	);
	const ofFields = others
		.filter(([, value]) => isTree(value))
		.map(([name, value]) => wordsOfTree(value, name, inside(place)));
	const hasSentence = [...own, ...named].some((words) => /\s/.test(words));
	const further = others
		.filter(([, value]) => !isTree(value))
		.map(([, value]) => (hasSentence ? listedWords : wordsIn)(value, inside(place)));
	// SAP lists its failures in `innererror`, where other APIs have details for developers.
	const ofInnerError = Object.entries(fields)
		.filter(([name]) => plain(name) === 'innererror')
		.map(([, value]) => listedWords(value, inside(place)));
	return [...named, distinct(ofFields).join('; '), ...further, ...ofInnerError];
}

/**
 * Returns the words of nested lists of failures, such as one list for each record that was sent
 * (Xero, DHL).
 */
function listedWords(value: unknown, place: Place): string {
	if (!isObject(value) || place.depth > MAX_DEPTH) return '';
	const found = Object.entries(value)
		.slice(0, MAX_ENTRIES)
		.map(([name, part]) =>
			isNameOfFailures(name) && isRecords(part)
				? wordsOfInner(part, inside(place))
				: listedWords(part, inside(place)),
		);
	return distinct(found).join('; ');
}

/**
 * Returns the words under a name such as `errors`: of one failure, of a list of failures, or of
 * fields with their errors.
 */
function wordsOfInner(value: unknown, place: Place): string {
	const named = { ...place, isNamed: true };
	const isMap = isFields(value) && isFieldMap(value, true) && place.depth <= MAX_DEPTH;
	return isMap ? wordsOfMap(value, '', named) : wordsIn(value, named);
}

/**
 * Whether a value names the field that the words beside it are about. A list of objects under such
 * a name holds failures instead.
 */
const isLabel = (name: string, value: unknown) =>
	labelNames.includes(plain(name)) && !isRecords(value);

/** Whether a value has already been read as a text: `"message": {"value": "…", "lang": "en"}`. */
const isText = (name: string, value: unknown) =>
	textOf(value) !== '' && [...codeNames, ...sentenceNames, ...statusNames].includes(plain(name));

function wordsOfTree(value: unknown, label: string, place: Place): string {
	if (isListOfTexts(value)) return labelled(label, wordsIn(value, place));
	const parts = Object.entries(value as Fields).filter(([, part]) => !isEmptyObject(part));
	const words = parts.slice(0, MAX_ENTRIES).map(([name, part]) => {
		const isWhole = !Array.isArray(value) && isWholeRequest(name);
		return wordsOfTree(part, isWhole ? label : `${label}.${name}`, inside(place));
	});
	return distinct(words).join('; ');
}

function wordsOfMap(fields: Fields, prefix: string, place: Place): string {
	const parts = Object.entries(fields)
		.filter(([name, value]) => !isIgnored(name, value, place.isNamed))
		.slice(0, MAX_ENTRIES)
		.map(([name, value]) => {
			const isWhole = isWholeRequest(name);
			const label = isWhole ? prefix : prefix === '' ? name : `${prefix}.${name}`;
			if (isFields(value) && isFieldMap(value, false) && place.depth < MAX_DEPTH)
				return wordsOfMap(value, label, inside(place));
			return labelled(label, wordsIn(value, inside(place)));
		});
	return distinct(parts).join('; ');
}

function labelled(label: string, words: string): string {
	return label === '' || words === '' || words.startsWith(`${label}: `)
		? words
		: `${label}: ${words}`;
}

function labelOf(byName: Map<string, unknown>): string {
	for (const name of labelNames) {
		const value = byName.get(name);
		// JSON:API gives the position of an error in an object (`source.pointer`).
		const place = isFields(value) ? Object.values(value)[0] : value;
		if (Array.isArray(place)) return place.filter((step) => !isObject(step)).join('.');
		const text = scalar(place);
		if (text !== '') return text;
	}
	return '';
}

/** Returns a text or number, also from an object that adds its language. */
function textOf(value: unknown): string {
	if (!isFields(value)) return scalar(value);
	const name = Object.keys(value).find((key) => TEXT_NAMES.includes(plain(key)));
	const inner = name === undefined ? undefined : value[name];
	return scalar(Array.isArray(inner) ? inner[0] : inner);
}

function scalar(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** AWS writes `com.amazon.coral.service#ThrottlingException`. */
const withoutNamespace = (code: string) => code.replace(/^[\w.]+#(?=\w)/, '');

/** Removes words that an earlier text already contains. The order stays. */
function distinct(words: string[]): string[] {
	const kept: string[] = [];
	for (const part of words)
		if (part !== '' && !kept.some((earlier) => earlier === part || saysAlready(earlier, part)))
			kept.push(part);
	return kept;
}

const MIN_SAID = 8;
const saysAlready = (earlier: string, part: string) =>
	part.length >= MIN_SAID && earlier.includes(part);
