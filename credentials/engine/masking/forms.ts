/** Texts that are looked for together, at the price of one walk through the text however many they are. */
import type { DecodedText } from './decodedText';

/** Part of a secret that is masked by itself, where a server cuts what it repeats. Characters. */
export const PART = 8;
/** Of a longer form, such as a token of a megabyte, only so much is looked for in parts. Characters. */
const MAX_IN_PARTS = 50_000;

export type Range = [start: number, end: number];

/** Whole texts, and parts of eight characters. */
export class Forms {
	/** Whole ones that have no eight characters. */
	private readonly short = new Set<string>();

	/** The others, by their first eight characters. */
	private readonly long = new Map<string, Set<string>>();

	private readonly parts = new Set<string>();

	get isEmpty(): boolean {
		return this.short.size + this.long.size + this.parts.size === 0;
	}

	add(whole: string): void {
		if (whole.length < PART) return void this.short.add(whole);
		const start = whole.slice(0, PART);
		const known = this.long.get(start);
		if (known === undefined) this.long.set(start, new Set([whole]));
		else known.add(whole);
	}

	/** Adds all parts of a text that have a mark: something that no word has. */
	addParts(text: string, mark: RegExp): void {
		const end = Math.min(text.length, MAX_IN_PARTS);
		for (let at = 0; at + PART <= end; at++) {
			const part = text.slice(at, at + PART);
			if (mark.test(part)) this.parts.add(part);
		}
	}

	/** Where they are, in the original of a text that was decoded. */
	placesIn({ text, from, to }: DecodedText): Range[] {
		const ranges: Range[] = [];
		const add = (start: number, end: number) => ranges.push([from[start], to[end - 1]]);
		for (const form of this.short)
			for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1))
				add(at, at + form.length);
		if (this.long.size + this.parts.size === 0) return ranges;
		for (let at = 0; at + PART <= text.length; at++) {
			const start = text.slice(at, at + PART);
			if (this.parts.has(start)) add(at, at + PART);
			for (const form of this.long.get(start) ?? [])
				if (text.startsWith(form, at)) add(at, at + form.length);
		}
		return ranges;
	}
}
