import { statusOf } from '../../../credentials/engine/answers';
import { commonFailure } from '../../../credentials/engine/failure/answerWords';
import { maskedAnswer } from '../../../credentials/engine/maskedAnswer';
import { refusalByRejection } from '../../../credentials/engine/n8n/subjects';
import { quote, redact } from '../../../credentials/engine/secrets';
import type { HttpAnswer, TokenFlow } from '../../../credentials/engine/tokenFlow';
import { failureInsteadOfList } from '../answer/listPaths';
import { clock, secretsOf } from '../call/callContext';
import { type CallError, callFailed, tokenRejected } from '../call/callErrors';
import type { Call, CallContext, SentCall } from '../call/callTypes';
import { shownBody } from '../call/shownAnswer';
import { nameOfCall, withoutQuery } from '../call/shownCall';
import { landedOnPage } from './landedOnPage';
import { shownAtRealBase } from './obtainToken';
import { askedPauseMs, isRateLimit, rateLimitAdvice } from './rateLimit';
import { isTransient, maxWaitMs } from './retry';

/** At most this many characters of an address are shown. */
const MAX_ADDRESS = 2_000;

/** True if the answer comes from the provider and proves that it rejected the token. */
export function isRejected({ flow }: CallContext, { answer, isForeign }: SentCall): boolean {
	return !isForeign && provesRejection(flow, answer);
}

/** True if an answer proves a rejection. One that only asks for fewer calls never does. */
export function provesRejection(flow: TokenFlow, answer: HttpAnswer): boolean {
	return flow.provesRejection(answer) && !isRateLimit(statusOf(flow, answer), answer);
}

/** Returns the error for the answer to a call; undefined if the answer is a success. */
export function failureOf(context: CallContext, call: Call, sent: SentCall): CallError | undefined {
	const { flow } = context;
	const { answer, sentWith, isForeign } = sent;
	const ownFailure = isForeign ? undefined : flow.failureIn(answer);
	const failure = ownFailure ?? failureByAnswer(answer, call);
	const rejected = isRejected(context, sent);
	const secrets = () => secretsOf(context, sentWith);
	if (!rejected && failure === undefined)
		return sent.landedOn === undefined
			? undefined
			: landedOnPage(flow.provider, shownAtRealBase(context, call), sent, (text) =>
					redact(text, secrets()),
				);
	const known = secrets();
	const masked = maskedAnswer(answer, known);
	const maskedFailure =
		(isForeign ? undefined : flow.failureIn(masked)) ?? failureByAnswer(masked, call) ?? failure;
	const words = quote(maskedFailure || ownPhrase(sent), known);
	const shown = shownAtRealBase(context, call);
	const what = quote(nameOfCall(shown.request), known, MAX_ADDRESS);
	const refusal = () =>
		refusalByRejection(context.provider, context.credentials, sentWith)?.message;
	const error = rejected
		? tokenRejected(flow, what, answer, words, refusal())
		: callFailed(flow, what, answer, words, adviceFor(flow, call, sent, secrets));
	error.body = shownBody(sent, secrets());
	return error;
}

/**
 * Returns the reason phrase of an answer without other words, if it is a sentence of the API's own.
 * The standard name of a status does not count: its words begin with capitals.
 */
const ownPhrase = ({ statusMessage }: SentCall) =>
	/\s[a-z]/.test(statusMessage) ? statusMessage : '';

/** Advice on a failure if there is more to say than its status does. */
function adviceFor(
	flow: TokenFlow,
	{ retry }: Call,
	{ answer, isForeign, landedOn = '' }: SentCall,
	secrets: () => string[],
): string | undefined {
	const status = isForeign ? answer.status : statusOf(flow, answer);
	const isLimit = isRateLimit(status, answer);
	const asked =
		isLimit || isTransient(status) ? askedPauseMs(answer, clock.now(), isLimit) : undefined;
	// A 429 without a pause gets the advice for its status.
	if (asked !== undefined || (isLimit && status !== 429)) {
		const ofVendor = isForeign ? undefined : flow.adviceFor?.(answer);
		return [ofVendor ?? [], rateLimitAdvice(asked, maxWaitMs(retry))].flat().join(' ');
	}
	if (!isForeign) return undefined;
	const address = redact(withoutQuery(landedOn), secrets());
	return `A redirect led to ${address}, another server, to which nothing of the credential is sent. If it belongs to the API, enter its address in the credential.`;
}

/** The words of a failure by rules that hold for any server, not just the provider. */
function failureByAnswer(answer: HttpAnswer, { itemsPath }: Call): string | undefined {
	// Nearly all answers end here.
	if (answer.status < 300 && !itemsPath) return undefined;
	const byStatus = commonFailure(answer) ?? unfollowedRedirect(answer);
	return itemsPath ? (byStatus ?? failureInsteadOfList(answer, itemsPath)) : byStatus;
}

function unfollowedRedirect({ status, headers }: HttpAnswer): string | undefined {
	if (status < 300) return undefined;
	if (status === 304) return 'not modified';
	return `a redirect to ${withoutQuery(headers.location ?? 'elsewhere')}, which was not followed`;
}
