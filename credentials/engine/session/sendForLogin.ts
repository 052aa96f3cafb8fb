import {
	commonFailure,
	isTransientStatus,
	statusAndWords,
	statusOf,
	retryAfterMs,
} from '../answers';
import {
	asError,
	providerUnreachable,
	TokenFlowError,
	unreadableAnswer,
	UnusableAnswer,
} from '../errors';
import { blamesLogin } from '../failure/loginWords';
import { checkUrl, mayBeRefusal, refusesBy500 } from './refusal';
import { networkReason } from '../networkReason';
import { maskedWords } from '../maskedAnswer';
import { issuedIn } from '../masking/issued';
import { quote } from '../secrets';
import type {
	Clock,
	FlowRequest,
	HttpAnswer,
	LoginSource,
	TokenFlow,
	Transport,
} from '../tokenFlow';

/** Waits before the second and the third attempt. */
const BACKOFF_MS = [300, 1_000];
/** A provider that asks for a longer pause than this gets no further attempt. */
const MAX_WAIT_MS = 10_000;
/** After a failure that may be a refusal. */
const DOUBT_MS = 1_500;
/** How long a failure that may be a refusal is left alone: as long as a refusal. */
const DOUBT_HOLD_MS = 10_000;
const MAYBE_WRONG =
	'Some APIs answer like this if the user name, password or key is wrong: check them before the next try.';

/** What it takes to get a token. */
export interface TokenCall {
	flow: TokenFlow;
	fingerprint: string;
	transport: Transport;
	clock: Clock;
	/** How many further attempts there may be after a transient failure, asked when it happens: 0 to 2. */
	retries: () => number;
	/** Whether a login with these values has brought a token before. */
	hasWorked: boolean;
	/** Whether the provider is known to reject a token. Asked each time, since calls under way can find out. */
	isRejected: (token: string) => boolean;
}

/** What the requests of a login have in common. */
export interface LoginCall extends TokenCall {
	source: LoginSource;
}

/** A request, and the provider's answer to it. */
export interface Answered {
	request: FlowRequest;
	answer: HttpAnswer;
}

/**
 * Sends one request of a login, again after a transient failure, and builds it anew for each attempt.
 * Rejects with a `TokenFlowError` (`provider_unreachable`) if no attempt is answered.
 *
 * @param secrets what must not show in that error
 * @param what the words of the error for what is being done
 */
export async function sendForLogin(
	call: LoginCall,
	buildRequest: () => FlowRequest,
	secrets: string[],
	what = 'login',
): Promise<Answered> {
	const { flow, source, clock, transport } = call;
	for (let attempt = 0; ; attempt++) {
		const request = buildRequest();
		const outcome = await send(flow, request, transport, secrets, what);
		const repeats = isTransient(flow, source, outcome);
		if (!repeats && isFinal(source, outcome)) return { request, answer: outcome };
		const failure = { outcome, isDoubtful: isDoubtful(flow, source, outcome) };
		const waitMs = pauseBeforeRetry(failure, clock.now(), attempt);
		if (!repeats || attempt >= retriesAfter(call, failure) || waitMs > MAX_WAIT_MS)
			throw asUnreachable(call, request, failure, secrets, what);
		await clock.sleep(waitMs);
	}
}

type SendOutcome = HttpAnswer | TokenFlowError;

/** What an attempt failed with. */
interface Failure {
	outcome: SendOutcome;
	/** Whether it may be a refusal all the same. */
	isDoubtful: boolean;
}

/** Whether the next attempt can bring another outcome. */
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

/** Further attempts after a failure. */
function retriesAfter({ retries, hasWorked }: TokenCall, { isDoubtful }: Failure): number {
	if (!isDoubtful) return retries();
	return hasWorked ? Math.min(1, retries()) : 0;
}

function isFinal(source: LoginSource, outcome: SendOutcome): outcome is HttpAnswer {
	return !(outcome instanceof TokenFlowError) && !source.saysTryLater?.(outcome);
}

/** Scheme, host and port that a request goes to. */
export function originOf(request: FlowRequest): string {
	return new URL(request.url).origin;
}

async function send(
	flow: TokenFlow,
	request: FlowRequest,
	transport: Transport,
	secrets: string[],
	what: string,
): Promise<SendOutcome> {
	try {
		return await transport(request);
	} catch (error) {
		// These end the login: another attempt would bring the same, or come too late.
		if (error instanceof UnusableAnswer) throw asFinal(flow, request, error, what);
		if (error instanceof TokenFlowError) throw asError(error);
		const reason = quote(networkReason(error), secrets);
		return providerUnreachable(flow, originOf(request), reason, undefined, what);
	}
}

function asFinal(
	flow: TokenFlow,
	request: FlowRequest,
	{ isAnswer, message }: UnusableAnswer,
	what: string,
): TokenFlowError {
	const origin = originOf(request);
	return isAnswer
		? unreadableAnswer(flow.provider, origin, message, checkUrl(flow))
		: providerUnreachable(flow, origin, message, undefined, what);
}

function pauseBeforeRetry({ outcome, isDoubtful }: Failure, now: number, attempt: number): number {
	if (isDoubtful) return DOUBT_MS;
	const isAnswer = !(outcome instanceof TokenFlowError);
	const asked = isAnswer ? retryAfterMs(outcome.headers['retry-after'], now) : undefined;
	return asked ?? BACKOFF_MS[Math.min(attempt, BACKOFF_MS.length - 1)];
}

/** Whether a failure of a login that never worked is to be left alone, as it may count against the account. */
const isLeftAlone = ({ flow, hasWorked }: LoginCall, answer: HttpAnswer) =>
	!hasWorked &&
	answer.headers['retry-after'] === undefined &&
	[500, 429].includes(statusOf(flow, answer));

function asUnreachable(
	call: LoginCall,
	request: FlowRequest,
	{ outcome, isDoubtful }: Failure,
	sent: string[],
	what: string,
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
	return providerUnreachable(
		flow,
		originOf(request),
		quote(reason, secrets),
		isDoubtful || isLeftAlone(call, outcome) ? DOUBT_HOLD_MS : retryAfterMs(pause, clock.now()),
		what,
		isDoubtful ? MAYBE_WRONG : undefined,
	);
}
