/** Advice for a refused login that a corrected user name or password would not mend. */
import { inWords } from './loginWords';

/** RFC 9110 section 15.5.8: the proxy on the way requires a login of its own. */
const PROXY_AUTHENTICATION_REQUIRED = 407;

const SECOND_FACTOR =
	/\b(?:mfa|2fa|totp|otp|(?:two|multi|second) ?(?:factor|step)|one time (?:password|passcode|code|pin)|verification code)\b/i;
const SECRET = '(?:password|passphrase|secret|(?:api )?key|certificate)s?';
/** Words for a password or key that was right once. */
const OUTDATED = new RegExp(
	`\\b${SECRET}(?: \\w+){0,6} expired\\b|\\bexpired (?:\\w+ )?${SECRET}\\b|\\b(?:change|reset|update) (?:your |the )?password\\b|\\bpassword (?:must|needs to|has to|should) be (?:changed|reset)\\b`,
	'i',
);

/** Whether words ask for a second factor: `mfa_required`, `Second step required`. */
export const asksForSecondFactor = (words: string) => SECOND_FACTOR.test(inWords(words));

/**
 * Returns the advice for a refusal whose status or words ask for something other than the right
 * user name and password. Undefined for any other refusal.
 */
export function cureOf(status: number, words: string): string | undefined {
	if (status === PROXY_AUTHENTICATION_REQUIRED)
		return 'The proxy between n8n and the API requires a user name and password: enter them in "Proxy" of the credential, as in http://user:password@proxy.example.com:3128, or where n8n’s own proxy is set.';
	if (asksForSecondFactor(words))
		return 'The API asks for a second factor, which a workflow can’t give: use a user without one (a service account), or a key, if the API offers keys.';
	if (OUTDATED.test(inWords(words)))
		return 'Get a new password or key where the API issues it, and enter it in the credential.';
	return undefined;
}
