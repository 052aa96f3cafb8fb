import { withWordsApart } from '../../engine/failure/names';
import type { HttpAnswer } from '../../engine/tokenFlow';

/** Statuses that mean only a dead token: IIS's "Login Time-out", Esri's "Invalid Token". */
const DEAD_STATUSES = [440, 498];
/** Statuses that can also mean "not allowed": 419 is Laravel's. */
const DOUBTFUL_STATUSES = [403, 419];
/** Characters. Longer answers are not searched, because they are documents or pages. */
const MAX_TEXT = 2_000;

const TOKEN = '(?:token|session(?: ?key| ?id)?|jwt|ticket)';
/**
 * Words before a token or session that is not that of the login, such as a page token or an upload
 * session.
 */
const OTHERS =
	'(?<!\\b(?:checkout|continuation|device|game|next|page|paging|payment|push|sync|upload|work) )';
const KIND =
	'(?:(?:access|api|auth\\w*|bearer|csrf|login|or|security|user|web|xsrf|session|expired|invalid) )*';
const OVER =
	'(?:expired|invalid|not valid|no longer valid|timed out|time ?out|revoked|terminated|closed|over|ended)';
const DEAD = new RegExp(
	`\\b(?:expired|invalid|no (?:active|valid)) ${KIND}${TOKEN}\\b|\\b${OTHERS}${TOKEN}(?: \\w+){0,3} ${OVER}\\b`,
	'i',
);

/**
 * True if an answer other than HTTP 401 says that the token is dead: by a status that means only
 * that, or by 403 or 419 with words such as "session expired" or "invalid token".
 */
export function saysTokenIsDead({ status, body }: HttpAnswer): boolean {
	if (DEAD_STATUSES.includes(status)) return true;
	if (!DOUBTFUL_STATUSES.includes(status)) return false;
	const text = typeof body === 'string' ? body : (JSON.stringify(body) ?? '');
	if (text.length > MAX_TEXT) return false;
	const words = withWordsApart(text)
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
	return DEAD.test(words);
}
