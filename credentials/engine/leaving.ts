import { quote } from './secrets';

/** Shorter ones can be part of our own words by chance; those that a server repeats are masked before. */
const MIN_SECRET = 8;
/** Characters of a message, and of what explains it. */
const MAX_MESSAGE = 2_000;
const MAX_DESCRIPTION = 10_000;

/** What a person is shown of an error. */
interface Shown extends Error {
	description?: string | null;
}

/**
 * The last place that an error passes before a person sees it: no secret is in its texts, and none of
 * them is endless, whoever made them. Texts that a server wrote are masked more strictly where they
 * are read (`quote`). The error stays the same object.
 */
export function leaving<E extends Error>(error: E, secrets: Array<string | undefined>): E {
	const known = secrets.filter(isNoWord);
	const { message, description } = error as Shown;
	const shown = clean(message, known, MAX_MESSAGE);
	if (shown !== message) error.message = shown;
	if (typeof description === 'string' && description !== '') {
		const explained = clean(description, known, MAX_DESCRIPTION);
		if (explained !== description) Object.assign(error, { description: explained });
	}
	return error;
}

/** Line by line, for `quote` joins them. */
function clean(text: string, secrets: Array<string | undefined>, maxLength: number): string {
	const lines = text.slice(0, 20 * maxLength).split('\n');
	const masked = lines.map((line) => quote(line, secrets, maxLength)).join('\n');
	return masked.length > maxLength ? `${masked.slice(0, maxLength)}…` : masked;
}

const isNoWord = (secret: string | undefined) =>
	secret !== undefined && secret.length >= MIN_SECRET && /[^A-Za-z\s]/.test(secret);
