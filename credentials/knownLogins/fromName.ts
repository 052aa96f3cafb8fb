import type { KnownField } from './definition';

/** What is masked goes by such a name with every vendor. */
const SECRET = /(secret|password|token|key)$/i;
const ABBREVIATIONS = /\b(api|id|url)\b/gi;

/** What follows from a field's name: `consumerKey` is "Consumer Key", and masked. */
export function fromName(name: string): KnownField & { label: string } {
	const words = name
		.replace(/([A-Z])/g, ' $1')
		.replace(ABBREVIATIONS, (word) => word.toUpperCase());
	return {
		label: words[0].toUpperCase() + words.slice(1),
		...(SECRET.test(name) && { kind: 'secret' }),
	};
}
