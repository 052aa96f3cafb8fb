import type { KnownField } from './definition';

/** Matches the names of fields that are masked. All vendors use such names for secrets. */
const SECRET = /(secret|password|token|key)$/i;
const ABBREVIATIONS = /\b(api|id|url)\b/gi;

/** Derives a field from its name: `consumerKey` is labeled "Consumer Key" and is masked. */
export function fromName(name: string): KnownField & { label: string } {
	const words = name
		.replace(/([A-Z])/g, ' $1')
		.replace(ABBREVIATIONS, (word) => word.toUpperCase());
	return {
		label: words[0].toUpperCase() + words.slice(1),
		...(SECRET.test(name) && { kind: 'secret' }),
	};
}
