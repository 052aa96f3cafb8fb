/** Errors for a request of a login that got no usable answer. */
import { retryAfterMs, statusAndWords, statusOf } from '../../answers';
import {
	providerUnreachable,
	TokenFlowError,
	unreadableAnswer,
	type UnusableAnswer,
} from '../../errors';
import { commonFailure } from '../../failure/answerWords';
import { issuedIn } from '../../loginSecrets';
import { maskedWords } from '../../maskedAnswer';
import { quote } from '../../secrets';
import type { FlowRequest, HttpAnswer, TokenFlow } from '../../tokenFlow';
import { type LoginCall, originOf } from './loginCall';
import { checkUrl } from './refusalAdvice';

/** How long no login follows a failure that may be a refusal: as long as after a refusal. */
const DOUBT_HOLD_MS = 10_000;
const MAYBE_WRONG =
	'Some APIs answer like this if the user name, password or key is wrong: check them before the next try.';

/** A request that was sent, and how errors describe it. */
export interface Attempt {
	request: FlowRequest;
	/** Secrets that must not be shown. */
	secrets: string[];
	/** Names the request in errors, such as a step of the login. */
	what: string;
}

/** The outcome of a failed attempt. */
export interface Failure {
	outcome: HttpAnswer | TokenFlowError;
	/** Whether the failure may be a refusal. */
	isDoubtful: boolean;
}

/** Returns the error for an answer that must not be read further, or that did not come in time. */
export function unusable(
	flow: TokenFlow,
	{ request, what }: Attempt,
	{ isAnswer, message }: UnusableAnswer,
): TokenFlowError {
	const origin = originOf(request);
	return isAnswer
		? unreadableAnswer(flow.provider, origin, message, checkUrl(flow))
		: providerUnreachable(flow, { origin, reason: message, what });
}

/**
 * Whether a failure is followed by a long pause, because the login has never worked and attempts
 * may count against the account.
 */
const isLeftAlone = ({ flow, hasWorked }: LoginCall, answer: HttpAnswer) =>
	!hasWorked &&
	answer.headers['retry-after'] === undefined &&
	[500, 429].includes(statusOf(flow, answer));

/**
 * Returns the error after the last attempt. It says what the provider answered, and how long no
 * further attempt is made.
 */
export function asUnreachable(
	call: LoginCall,
	{ request, secrets: sent, what }: Attempt,
	{ outcome, isDoubtful }: Failure,
): TokenFlowError {
	const { flow, source, clock } = call;
	if (outcome instanceof TokenFlowError) return outcome;
	const secrets = [...sent, ...issuedIn(outcome)];
	const failureOf = (answer: HttpAnswer) =>
		(source.failureIn ?? flow.failureIn)(answer) ?? commonFailure(answer);
	const failure = maskedWords(failureOf, outcome, secrets);
	const words = quote(failure ?? '', secrets);
	const pause = outcome.headers['retry-after'];
	const reason = `${statusAndWords(outcome.status, words)}${pause ? `, retry after ${pause}` : ''}`;
	const isHeld = isDoubtful || isLeftAlone(call, outcome);
	return providerUnreachable(flow, {
		origin: originOf(request),
		reason: quote(reason, secrets),
		retryAfterMs: isHeld ? DOUBT_HOLD_MS : retryAfterMs(pause, clock.now()),
		what,
		advice: isDoubtful ? MAYBE_WRONG : undefined,
	});
}
