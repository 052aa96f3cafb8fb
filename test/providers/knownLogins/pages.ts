import type { FactAnswer } from './facts';

/** A page of a list: what is sent in addition to the call of the facts, and the answer. */
export interface FactPage {
	/** The page's address, if it is not the call's. */
	url?: string;
	query?: Record<string, string>;
	/** Fields of the body in addition to those of the call. */
	body?: Record<string, unknown>;
	/** `"{{list:100}}"` stands for a list of 100 elements. */
	answer: FactAnswer;
}

const LIST = /^\{\{list:(\d+)\}\}$/;

/**
 * Fills in the lists of the answers. Their elements are numbered consecutively: `{"id": 0}`,
 * `{"id": 1}` …
 */
export function withLists(pages: FactPage[]): FactPage[] {
	let id = 0;
	const filled = <T>(value: T): T => {
		if (typeof value === 'string') {
			const [, count] = LIST.exec(value) ?? [];
			if (count === undefined) return value;
			return Array.from({ length: Number(count) }, () => ({ id: id++ })) as T;
		}
		if (Array.isArray(value)) return value.map((part: unknown) => filled(part)) as T;
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(
			Object.entries(value).map(([name, part]) => [name, filled(part as unknown)]),
		) as T;
	};
	return pages.map((page) => ({ ...page, answer: filled(page.answer) }));
}
