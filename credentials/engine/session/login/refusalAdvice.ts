/** What a person can do about a login that was refused. */
import { isHtml, statusOf } from '../../answers';
import { barsLogin, blamesLogin, mayBarLogin, saysWhatIsWrong } from '../../failure/loginWords';
import { cureOf } from '../../failure/refusalCures';
import type { HttpAnswer, LoginSource, TokenFlow } from '../../tokenFlow';

/** Returns the advice to check the address of the login. */
export const checkUrl = ({ urlFields }: TokenFlow) => `Check ${urlFields} in the credential.`;

const BARRED =
	'The API blocks logins of this user, key or address for now. Wait as long as it says, or have the block lifted there, and check the user name, password or key before the next try.';

const MAYBE_BARRED =
	' If they are right, the API may block this user for now: wait as long as it says, or have the block lifted there.';

const CHECK_LOGIN =
	'Check the user name, password or key and the other login fields in the credential.';

/** Returns the advice to check the login fields, by their names if the flow knows them. */
const checkLogin = ({ loginFields }: TokenFlow) =>
	loginFields === undefined ? CHECK_LOGIN : `Check ${loginFields} in the credential.`;

const BLANKS = ' A password or key begins or ends with a space: was it copied by mistake?';

/** Whether a password has blanks around it. The line break after a key of several lines is fine. */
const hasBlanksAround = (secret: string) => secret !== secret.trim() && !/\n./.test(secret);

/** A refused login, with everything that the advice depends on. */
interface Refusal {
	flow: TokenFlow;
	source: LoginSource;
	answer: HttpAnswer;
	/** The address of the login, without secrets. Set if the address may be wrong. */
	address?: string;
}

/**
 * Returns the advice on a refused login. The first of these decides: the answer's words, signs of a
 * wrong address, the flow's own advice. Else the advice is to check what was entered.
 */
export function adviceAfterRefusal(
	{ flow, source, answer, address }: Refusal,
	words: string,
): string {
	if (mayBarLogin(answer)) return `${checkLogin(flow)}${MAYBE_BARRED}`;
	if (barsLogin(answer)) return BARRED;
	const cure = cureOf(answer.status, words);
	if (cure !== undefined) return cure;
	const isElsewhere = [404, 405].includes(statusOf(flow, answer)) || isHtml(answer);
	if (answer.status >= 400 && isElsewhere && !blamesLogin(answer)) return checkUrl(flow);
	if (source.refusalAdvice !== undefined) return source.refusalAdvice;
	const blanks = flow.secrets.some(hasBlanksAround) ? BLANKS : '';
	// Many APIs answer in this way at every address that does not belong to their login.
	const mayBeElsewhere = [401, 403].includes(answer.status) && !saysWhatIsWrong(answer);
	const elsewhere =
		address === undefined || !mayBeElsewhere
			? ''
			: ` If they are right, check ${flow.urlFields}: the login went to ${address}.`;
	return `${checkLogin(flow)}${blanks}${elsewhere}`;
}
