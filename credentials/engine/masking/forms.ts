/** Searches a text for many forms of secrets in one pass, however many they are. */
import type { DecodedText } from './decodedText';

/**
 * Length of the parts of a secret that are masked by themselves, in case a server cut the secret.
 * Characters.
 */
export const PART = 8;
/**
 * A longer form, such as a token of a megabyte, is looked for in parts only up to here. Characters.
 */
const MAX_IN_PARTS = 50_000;

/** The number of values that `hashAt` can return. */
const HASHES = 2 ** 16;

/** A piece of a text: the index of its first character, and the index after its last one. */
export type Range = [start: number, end: number];

/** The texts that are looked for: whole ones, and parts of eight characters. */
export class Forms {
	/** Whole texts with fewer than eight characters. */
	private readonly short = new Set<string>();

	/** The other whole texts, by their first eight characters. */
	private readonly long = new Map<string, Set<string>>();

	private readonly parts = new Set<string>();

	/** 1 for each value of `hashAt` that some form begins with. */
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

	/** Adds all parts of a text that match `mark`, a pattern that words do not match. */
	addParts(text: string, mark: RegExp): void {
		const end = Math.min(text.length, MAX_IN_PARTS);
		for (let at = 0; at + PART <= end; at++) {
			const part = text.slice(at, at + PART);
			if (!mark.test(part)) continue;
			this.parts.add(part);
			this.note(part);
		}
	}

	/** Returns where the forms are in a text. */
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

	/** Returns where the forms are in the original of a decoded text. */
	placesInOriginal({ text, from, to }: DecodedText): Range[] {
		return this.placesIn(text).map(([start, end]): Range => [from[start], to[end - 1]]);
	}

	private note(start: string): void {
		this.starts[hashAt(start, 0)] = 1;
	}
}

/** Adds a range. If it overlaps the last one, which begins no later, it extends that one. */
function note(ranges: Range[], start: number, end: number): void {
	const last = ranges.at(-1);
	if (last === undefined || start < last[0] || start >= last[1]) ranges.push([start, end]);
	else if (end > last[1]) last[1] = end;
}

/**
 * Returns a hash of three of eight characters. With it, most places in a text are excluded at once.
 */
function hashAt(text: string, at: number): number {
	return (
		(text.charCodeAt(at) * 961 + text.charCodeAt(at + 3) * 31 + text.charCodeAt(at + 7) * 7919) &
		(HASHES - 1)
	);
}
