/**
 * Distinguishes refusals from temporary failures by their words. Many APIs report a wrong password
 * with a status that others use for a temporary failure (429, 500, 503), and further attempts can
 * lock an account.
 */
import type { HttpAnswer } from '../tokenFlow';
import { withWordsApart } from './names';
import { MARKUP, plainText } from './plainText';

/** How much of an answer is read. Characters. */
const MAX_TEXT = 20_000;
/** Up to this length, a text is assumed to be about one thing. Characters. */
const SHORT = 500;

const WRONG =
	'(?:invalid|illegal|incorrect|wrong|bad|unknown|unrecogni[sz]ed|mismatch(?:ed)?|fail(?:s|ed|ure)?|denied|rejected|refused|expired|(?:do(?:es)?|did|is|are|was|were|has|have)? ?(?:not|nt) (?:be )?(?:valid|correct|match|matched|exist|found|recogni[sz]ed|accepted|authori[sz]ed|allowed))';
const SECRETS =
	'(?:pass ?(?:word|wd|phrase|code)s?|pwd|credentials?|user ?names?|user ?id|e ?mail|pin|api ?key|client ?(?:id|secret))';
const LOGINS = '(?:log ?(?:in|on)|sign ?(?:in|on)|auth(?:entication|orization)?|accounts?|users?)';
const near = (first: string, second: string) =>
	new RegExp(`\\b${first}(?: \\w+){0,3} ${second}\\b|\\b${second}(?: \\w+){0,3} ${first}\\b`, 'i');

const WRONG_SECRET = near(WRONG, SECRETS);
const WRONG_LOGIN = near(WRONG, LOGINS);
const UNAUTHORIZED = /\b(?:unauthori[sz]ed|access denied|invalid (?:grant|client))\b/i;
/**
 * Words for passwords and other login data in several languages. They count only in a short answer.
 */
const PASSWORD = new RegExp(
	[
		'passwor[dt]|kennwort|zugangsdaten|anmeldedaten|anmeldung fehlgeschlagen|passord|adgangskode',
		'mot de passe|identifiants?|contrase[nñ]a|credencia(?:les|is)|\\bsenha|credenziali',
		'wachtwoord|inloggegevens|l[oö]senord|salasana|has[lł]o\\b|dane logowania|\\bheslo|jelsz[oó]',
		'şifre|\\bparola|парол|κωδικ|المرور|סיסמ|mật khẩu|kata sandi',
		'密码|密碼|登录失败|パスワード|ログインに失敗|비밀번호|로그인에? 실패',
	].join('|'),
	'i',
);
/** Phrases for a locked account or too many attempts. */
const BARRED = new RegExp(
	`${near('(?:(?:has|have|been|is|temporarily)? ?(?:locked|blocked|disabled|suspended|deactivated|banned))', LOGINS).source}|\\btoo many (?:\\w+ ){0,3}(?:attempts|logins?|log ?ins|sign ?ins|failures)\\b|\\b(?:log ?in|sign ?in|password) attempts\\b|\\block(?:ed)? ?out\\b`,
	'i',
);
/** Words for a problem of the provider itself. */
const TROUBLE =
	/\b(?:unavailable|time ?outs?|timed out|maintenance|overload(?:ed)?|upstream|backend|gateway|connect(?:ion|ing)?|starting|database)\b/i;

/** Whether an answer says that the user, password or key is wrong, or that logins are barred. */
export function blamesLogin(answer: HttpAnswer): boolean {
	const text = textOf(answer);
	if (WRONG_SECRET.test(text) || BARRED.test(text)) return true;
	const isPage = typeof answer.body === 'string' && /<html/i.test(answer.body);
	if (text.length <= SHORT && !isPage && PASSWORD.test(text)) return true;
	return (WRONG_LOGIN.test(text) || UNAUTHORIZED.test(text)) && !TROUBLE.test(text);
}

/** Whether an answer mentions a problem of the provider itself. */
export const speaksOfTrouble = (answer: HttpAnswer) => TROUBLE.test(textOf(answer));

/** A form field for a password, which is the mark of a login page. */
const PASSWORD_FIELD = /<input\b[^<>]{0,500}type\s*=\s*["']?password\b/i;

/**
 * Returns the line of a web page that says that the user, password or key is wrong. Undefined if
 * none does.
 */
export function blamingLine({ body }: Pick<HttpAnswer, 'body'>): string | undefined {
	if (typeof body !== 'string') return undefined;
	return plainText(body.slice(0, MAX_TEXT))
		.split('\n')
		.map((line) => line.trim())
		.find((line) => line.length <= SHORT && (WRONG_SECRET.test(line) || BARRED.test(line)));
}

/** Whether a web page asks for a password. */
export const asksForPassword = ({ body }: Pick<HttpAnswer, 'body'>) =>
	typeof body === 'string' && PASSWORD_FIELD.test(body.slice(0, MAX_TEXT));

/** Whether an answer says that logins are barred. Another attempt would make it worse. */
export function barsLogin(answer: HttpAnswer): boolean {
	return BARRED.test(textOf(answer));
}

/** A sentence that names several possible causes: `wrong password or user locked out`. */
const OR_BARRED =
	/\bor (?:\w+ ){0,2}(?:users?|accounts?|logins?) (?:\w+ ){0,3}(?:locked|blocked|disabled|suspended|deactivated|banned)\b/i;

/** Whether an answer names barred logins as only one of several possible causes. */
export function mayBarLogin(answer: HttpAnswer): boolean {
	return OR_BARRED.test(textOf(answer));
}

/**
 * Whether an answer says what is wrong with the login. One that does not, such as a plain
 * "unauthorized", can also come from an address that does not belong to the login.
 */
export function saysWhatIsWrong(answer: HttpAnswer): boolean {
	const body = textOf(answer).replace(/unauthori[sz]ed/gi, ' ');
	return blamesLogin({ ...answer, body });
}

/**
 * Returns the words of a body with spaces between them: `LOGIN_FAILED`, `BadCredentialsException`.
 */
function textOf({ body }: HttpAnswer): string {
	return inWords(typeof body === 'string' ? body : (JSON.stringify(body) ?? ''));
}

/** Returns the words of a text, separated by single spaces, without markup and punctuation. */
export function inWords(text: string): string {
	return withWordsApart(text.slice(0, MAX_TEXT).replace(MARKUP, ' '))
		.replace(/['’]/g, '')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}
