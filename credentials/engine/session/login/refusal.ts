/** Decides whether a provider's answer refuses the login, however it says so. */
import { isHtml, isTransientStatus, retryAfterMs } from '../../answers';
import { loginRefused, type TokenFlowError, unreadableAnswer } from '../../errors';
import { commonFailure } from '../../failure/answerWords';
import { asksForPassword } from '../../failure/loginWords';
import { refusalWords } from '../../failure/refusalWords';
import { faultIn } from '../../formats/xml';
import { issuedIn } from '../../loginSecrets';
import { maskedAnswer, maskedWords } from '../../maskedAnswer';
import { quote } from '../../secrets';
import type { HttpAnswer, LoginSource, ObtainedBy, TokenFlow } from '../../tokenFlow';
import { adviceAfterRefusal, checkUrl } from './refusalAdvice';
import { redirectToFailure, signOfRefusal } from './refusalSigns';

/** The answer to one request of a login or a renewal, and what is needed to judge and report it. */
export interface StepAnswer {
	flow: TokenFlow;
	source: LoginSource;
	answer: HttpAnswer;
	/** The address of the request, as errors name it. */
	origin: string;
	/** Secrets that were sent. Those that the answer issues are masked, too. */
	sent: string[];
	/** Says in the error what was refused (`whatWasRefused`). */
	happened: string;
	/** The address of the login, without secrets. Set if the address may be wrong. */
	address?: string;
}

/** Returns the words of an error for what was refused. `at` names one of several requests. */
export function whatWasRefused(obtainedBy: ObtainedBy, at = ''): string {
	return obtainedBy === 'refresh' ? 'the renewal was refused' : `the login${at} was refused`;
}

/** Throws unless the answer to a step of the login is a success that can be read. */
export function requireSuccess(step: StepAnswer): void {
	const { flow, source, answer, origin, sent } = step;
	if (source.isSuccess?.(answer) === true) return;
	const secrets = [...sent, ...issuedIn(answer)];
	const isPageExpected = source.acceptsRedirect?.(answer) === true;
	const isRedirect = answer.status >= 300 && answer.status < 400;
	if (isRedirect && !isPageExpected && redirectToFailure(answer) === undefined) {
		const to = quote(answer.headers.location ?? 'elsewhere', secrets);
		throw unreadableAnswer(
			flow.provider,
			origin,
			`with a redirect to ${to}, which is not followed because the login carries a password`,
			checkUrl(flow),
		);
	}
	const failureOf = (each: HttpAnswer) =>
		(source.failureIn ?? flow.failureIn)(each) ??
		commonFailure(each) ??
		signOfRefusal(each, isPageExpected) ??
		source.quietRefusalIn?.(each);
	const failure = maskedWords(failureOf, answer, secrets);
	if (failure !== undefined) throw refused(step, failure, secrets);
	if (isHtml(answer) && !isPageExpected)
		throw unreadableAnswer(
			flow.provider,
			origin,
			'with a web page instead of a token',
			asksForPassword(answer) ? `${PASSWORD_PAGE} ${checkUrl(flow)}` : checkUrl(flow),
		);
}

const PASSWORD_PAGE =
	'The page asks for a password: many APIs answer like this if the user name or password is wrong.';

/** Returns the error for an answer with a success status but refusing words; else undefined. */
export function refusedWithoutToken(step: StepAnswer): TokenFlowError | undefined {
	const { answer, sent } = step;
	const secrets = [...sent, ...issuedIn(answer)];
	const words = maskedWords(refusalWords, answer, secrets);
	return words === undefined ? undefined : refused(step, words, secrets);
}

function refused(step: StepAnswer, words: string, secrets: string[]): TokenFlowError {
	const { flow, answer, happened } = step;
	const error = loginRefused(flow.provider, {
		status: answer.status,
		words: quote(faultIn(maskedAnswer(answer, secrets).body) ?? words, secrets),
		advice: adviceAfterRefusal(step, words),
		happened,
	});
	// The status may mean a passing failure, so a token that is still live stays in use.
	if (isTransientStatus(answer.status)) error.mayPass = true;
	// `Retry-After` is in seconds, or a date by the provider's own clock.
	const { date, 'retry-after': pause } = answer.headers;
	error.retryAfterMs = retryAfterMs(pause, Date.parse(date) || 0);
	return error;
}
