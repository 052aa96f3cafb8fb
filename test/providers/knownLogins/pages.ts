import type { FactAnswer } from './facts';

/** A page of a list, as the API gives it: what is sent beside the call of the facts, and its answer. */
export interface FactPage {
	/** The address, if not the call's. */
	url?: string;
	query?: Record<string, string>;
	/** Fields of the body beside those of the call. */
	body?: Record<string, unknown>;
	/** `"{{list:100}}"` stands for a list of so many elements. */
	answer: FactAnswer;
}

const LIST = /^\{\{list:(\d+)\}\}$/;

/** The answers with their lists, whose elements are numbered through: `{"id": 0}`, `{"id": 1}` … */
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
