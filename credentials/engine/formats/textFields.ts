import type { HttpAnswer } from '../tokenFlow';

/** A longer text is a document and not a list of pairs. Characters. */
const MAX_TEXT = 65_536;
const PAIR = /^[\w.-]{1,64}=\S*$/;

/**
 * Returns the body of an answer. A text of name=value pairs becomes an object: a form
 * (`access_token=a&expires_in=60`, as in drafts of RFC 6749), or one pair per line (`SID=a`,
 * `Auth=b`).
 */
export function bodyOf({ body }: HttpAnswer): unknown {
	return typeof body === 'string' ? (pairsIn(body) ?? body) : body;
}

function pairsIn(text: string): Record<string, string> | undefined {
	if (text.length > MAX_TEXT || !text.includes('=')) return undefined;
	const lines = text.trim().split(/\r?\n/);
	const isForm = lines.length === 1 && lines[0].split('&').every((pair) => PAIR.test(pair));
	if (isForm) return Object.fromEntries(new URLSearchParams(lines[0]));
	if (!lines.every((line) => PAIR.test(line.trim()))) return undefined;
	return Object.fromEntries(
		lines.map((line) => {
			const at = line.indexOf('=');
			return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
		}),
	);
}
