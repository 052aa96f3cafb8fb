/** Texts that say that there is no token where one should stand. */
const NOTHING =
	/^(?:null|undefined|none|nil|nan|true|false|ok|nok|ko|no|yes|n\/a|deleted|0+|-\d+|e(?:rr)?\d{1,5})$/i;
/** "LOGIN_FAILED", "AccessDenied", "ERR 5": words with what joins them, and perhaps a number. */
const WORDS = /^[a-z]+(?:[\s_.,:;'’-]+[a-z]+)*[\s_:#.-]*\d{0,5}\W*$/i;
const REFUSING =
	/\b(?:err|error|errors|invalid|incorrect|wrong|denied|fail|fails|failed|failure|fault|unauthori[sz]ed|forbidden|locked|disabled|blocked|expired|rejected|refused|bad|unknown|exception|not (?:found|valid|allowed|authori[sz]ed))\b/i;
/** No word and no sentence that refuses is longer, and tokens mostly are. */
const MAX_WORDS = 200;
/** A number this short, alone in an answer, is a code. */
const CODE = /^-?\d{1,3}$/;

/** What an answer has where its token should be; undefined if that is a word for "none" or for "no". */
export function asToken(value: string | undefined): string | undefined {
	if (value === undefined) return undefined;
	const text = value.trim();
	return NOTHING.test(text) || refuses(text) ? undefined : value;
}

/** The same of an answer that is nothing but a text. */
export function wholeAsToken(value: string | undefined): string | undefined {
	return CODE.test(value?.trim() ?? '') ? undefined : asToken(value);
}

function refuses(text: string): boolean {
	if (text.length > MAX_WORDS || !WORDS.test(text)) return false;
	const words = text.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_.:;,-]+/g, ' ');
	return REFUSING.test(words.replace(/\d+\W*$/, ' '));
}
