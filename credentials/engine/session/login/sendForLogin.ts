import { isTransientStatus, retryAfterMs, statusOf } from '../../answers';
import { asError, providerUnreachable, TokenFlowError, UnusableAnswer } from '../../errors';
import { blamesLogin } from '../../failure/loginWords';
import { networkReason } from '../../networkReason';
import { quote } from '../../secrets';
import type { FlowRequest, HttpAnswer, LoginSource, TokenFlow } from '../../tokenFlow';
import { type LoginCall, originOf, type TokenCall } from './loginCall';
import { asUnreachable, type Attempt, type Failure, unusable } from './noAnswer';
import { mayBeRefusal, refusesBy500 } from './refusalSigns';

/** Pauses before the second and the third attempt. */
const BACKOFF_MS = [300, 1_000];
/** If the provider asks for a longer pause than this, no further attempt is made. */
const MAX_WAIT_MS = 10_000;
/** Pause after a failure that may be a refusal. */
const DOUBT_MS = 1_500;

/** A request, and the provider's answer to it. */
export interface Answered {
	request: FlowRequest;
	answer: HttpAnswer;
}

/**
 * Sends one request of a login, and repeats it after a transient failure. The request is built anew
 * for each attempt. Rejects with a `TokenFlowError` (`provider_unreachable`) if no attempt is
 * answered.
 *
 * @param secrets values that must not show in that error
 * @param what names the action in that error
 */
export async function sendForLogin(
	call: LoginCall,
	buildRequest: () => FlowRequest,
	secrets: string[],
	what = 'login',
): Promise<Answered> {
	const { flow, source, clock } = call;
	for (let retries = 0; ; retries++) {
		const request = buildRequest();
		const attempt = { request, secrets, what };
		const outcome = await send(call, attempt);
		const repeats = isTransient(flow, source, outcome);
		if (!repeats && isFinal(source, outcome)) return { request, answer: outcome };
		const failure = { outcome, isDoubtful: isDoubtful(flow, source, outcome) };
		const waitMs = pauseBeforeRetry(failure, clock.now(), retries);
		if (!repeats || retries >= retriesAfter(call, failure) || waitMs > MAX_WAIT_MS)
			throw asUnreachable(call, attempt, failure);
		await clock.sleep(waitMs);
	}
}

type SendOutcome = Failure['outcome'];

/** Whether the next attempt can have a different outcome. */
function isTransient(flow: TokenFlow, source: LoginSource, outcome: SendOutcome): boolean {
	if (outcome instanceof TokenFlowError) return true;
	if (!isTransientStatus(statusOf(flow, outcome))) return false;
	if (source.isRefusal?.(outcome)) return false;
	if (source.saysTryLater?.(outcome) === true) return true;
	return !refusesBy500(outcome) && !blamesLogin(outcome);
}

function isDoubtful(flow: TokenFlow, source: LoginSource, outcome: SendOutcome): boolean {
	return !(outcome instanceof TokenFlowError) && mayBeRefusal(flow, source, outcome);
}

/** Returns the number of further attempts after a failure. */
function retriesAfter({ retries, hasWorked }: TokenCall, { isDoubtful }: Failure): number {
	if (!isDoubtful) return retries();
	return hasWorked ? Math.min(1, retries()) : 0;
}

function isFinal(source: LoginSource, outcome: SendOutcome): outcome is HttpAnswer {
	return !(outcome instanceof TokenFlowError) && !source.saysTryLater?.(outcome);
}

async function send({ flow, transport }: LoginCall, attempt: Attempt): Promise<SendOutcome> {
	const { request, secrets, what } = attempt;
	try {
		return await transport(request);
	} catch (error) {
		// These errors end the login, because another attempt would have the same result or come too
		// late.
		if (error instanceof UnusableAnswer) throw unusable(flow, attempt, error);
		if (error instanceof TokenFlowError) throw asError(error);
		const reason = quote(networkReason(error), secrets);
		return providerUnreachable(flow, { origin: originOf(request), reason, what });
	}
}

function pauseBeforeRetry({ outcome, isDoubtful }: Failure, now: number, retries: number): number {
	if (isDoubtful) return DOUBT_MS;
	const isAnswer = !(outcome instanceof TokenFlowError);
	const asked = isAnswer ? retryAfterMs(outcome.headers['retry-after'], now) : undefined;
	return asked ?? BACKOFF_MS[Math.min(retries, BACKOFF_MS.length - 1)];
}
