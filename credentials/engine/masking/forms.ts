/** Texts that are looked for together, at the price of one walk through the text however many they are. */
import type { DecodedText } from './decodedText';

/** Part of a secret that is masked by itself, where a server cuts what it repeats. Characters. */
export const PART = 8;
/** Of a longer form, such as a token of a megabyte, only so much is looked for in parts. Characters. */
const MAX_IN_PARTS = 50_000;

/** How many numbers `hashAt` gives. */
const HASHES = 2 ** 16;

/** A piece of a text: the places of its first character and of the one behind it. */
export type Range = [start: number, end: number];

/** Whole texts, and parts of eight characters. */
export class Forms {
	/** Whole ones that have no eight characters. */
	private readonly short = new Set<string>();

	/** The others, by their first eight characters. */
	private readonly long = new Map<string, Set<string>>();

	private readonly parts = new Set<string>();

	/** Which numbers of `hashAt` there are. */
	private readonly starts = new Uint8Array(HASHES);

	get isEmpty(): boolean {
		return this.short.size + this.long.size + this.parts.size === 0;
	}

	add(whole: string): void {
		if (whole.length < PART) return void this.short.add(whole);
		const start = whole.slice(0, PART);
		this.note(start);
		const known = this.long.get(start);
		if (known === undefined) this.long.set(start, new Set([whole]));
		else known.add(whole);
	}

	/** Adds all parts of a text that have a mark: something that no word has. */
	addParts(text: string, mark: RegExp): void {
		const end = Math.min(text.length, MAX_IN_PARTS);
		for (let at = 0; at + PART <= end; at++) {
			const part = text.slice(at, at + PART);
			if (!mark.test(part)) continue;
			this.parts.add(part);
			this.note(part);
		}
	}

	/** Where they are in a text. */
	placesIn(text: string): Range[] {
		const ranges: Range[] = [];
		for (const form of this.short)
			for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1))
				note(ranges, at, at + form.length);
		if (this.long.size + this.parts.size === 0) return ranges;
		for (let at = 0; at + PART <= text.length; at++) {
			if (this.starts[hashAt(text, at)] === 0) continue;
			const start = text.slice(at, at + PART);
			if (this.parts.has(start)) note(ranges, at, at + PART);
			for (const form of this.long.get(start) ?? [])
				if (text.startsWith(form, at)) note(ranges, at, at + form.length);
		}
		return ranges;
	}

	/** Where they are in the original of a text that was decoded. */
	placesInOriginal({ text, from, to }: DecodedText): Range[] {
		return this.placesIn(text).map(([start, end]): Range => [from[start], to[end - 1]]);
	}

	private note(start: string): void {
		this.starts[hashAt(start, 0)] = 1;
	}
}

/** Adds a range; one that overlaps the last one, which begins no later, makes that longer. */
function note(ranges: Range[], start: number, end: number): void {
	const last = ranges.at(-1);
	if (last === undefined || start < last[0] || start >= last[1]) ranges.push([start, end]);
	else if (end > last[1]) last[1] = end;
}

/** A number for some of eight characters: most places of a text are none of a form by it. */
function hashAt(text: string, at: number): number {
	return (
		(text.charCodeAt(at) * 961 + text.charCodeAt(at + 3) * 31 + text.charCodeAt(at + 7) * 7919) &
		(HASHES - 1)
	);
}
