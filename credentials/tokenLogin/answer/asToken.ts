import { withWordsApart } from '../../engine/failure/names';

/** Texts that mean "there is no token" in the place of the token. */
const NOTHING =
	/^(?:null|undefined|none|nil|nan|true|false|ok|nok|ko|no|yes|n\/a|deleted|0+|-\d+|e(?:rr)?\d{1,5})$/i;
/**
 * Matches words, the signs between them and perhaps a number: "LOGIN_FAILED", "AccessDenied", "ERR
 * 5".
 */
const WORDS = /^[a-z]+(?:[\s_.,:;'’-]+[a-z]+)*[\s_:#.-]*\d{0,5}\W*$/i;
const REFUSING =
	/\b(?:err|error|errors|invalid|incorrect|wrong|denied|fail|fails|failed|failure|fault|unauthori[sz]ed|forbidden|locked|disabled|blocked|expired|rejected|refused|bad|unknown|exception|not (?:found|valid|allowed|authori[sz]ed))\b/i;
/** Characters. A longer text is not taken for a refusal; most tokens are longer. */
const MAX_WORDS = 200;
/** Matches a number so short that it is a code if it is the whole answer. */
const CODE = /^-?\d{1,3}$/;

/**
 * Returns the value at the place of the token if it can be a token. Undefined for words such as
 * "none" or "denied".
 */
export function asToken(value: string | undefined): string | undefined {
	if (value === undefined) return undefined;
	const text = value.trim();
	return NOTHING.test(text) || refuses(text) ? undefined : value;
}

/** The same for an answer whose whole body is one text. */
export function wholeAsToken(value: string | undefined): string | undefined {
	return CODE.test(value?.trim() ?? '') ? undefined : asToken(value);
}

function refuses(text: string): boolean {
	if (text.length > MAX_WORDS || !WORDS.test(text)) return false;
	const words = withWordsApart(text).replace(/[_.:;,-]+/g, ' ');
	return REFUSING.test(words.replace(/\d+\W*$/, ' '));
}
