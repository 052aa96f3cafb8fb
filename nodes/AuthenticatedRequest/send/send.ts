import { commonFailure, statusOf } from '../../../credentials/engine/answers';
import { asError } from '../../../credentials/engine/errors';
import {
	refusalByRejection,
	reportAcceptedToken,
	secretsOfCall,
} from '../../../credentials/engine/n8n/subjects';
import { maskedAnswer } from '../../../credentials/engine/maskedAnswer';
import { quote, redact } from '../../../credentials/engine/secrets';
import type { HttpAnswer, TokenFlow } from '../../../credentials/engine/tokenFlow';
import { failureInsteadOfList } from '../answer/listPaths';
import { onlyPart } from '../answer/partialAnswer';
import { clock } from '../call/callContext';
import { CallError, callFailed, tokenRejected } from '../call/callErrors';
import type { Call, CallAnswer, CallContext, SentCall } from '../call/callTypes';
import { shownBody } from '../call/shownAnswer';
import { nameOfCall, withoutQuery, shownRequest } from '../call/shownCall';
import { afterRejection, keepNewestToken, mayBeUnsaved } from './otherWorkers';
import { landedOnPage } from './landedOnPage';
import { atRealBase, shownAtRealBase } from './obtainToken';
import { showCall } from './preview';
import { askedPauseMs, isRateLimit, rateLimitAdvice } from './rateLimit';
import { followRedirects, type RedirectRules } from './redirects';
import { isTransient, maxWaitMs, withRetries } from './retry';
import { sendOnce } from './sendOnce';

/**
 * At most this many re-sends after rejections: each of so many other workers can log in, and end the
 * token of the one before.
 */
const MAX_RESENDS = 12;
/** From the third on each waits so much longer, in ms, for those workers to be through with that. */
const RESEND_PAUSE_MS = 100;
/** A longer address is cut where it is shown. Characters. */
const MAX_ADDRESS = 2_000;
/** Shorter secrets can be part of any address by chance. */
const MIN_SECRET = 8;

/**
 * Sends one call with the credential's token. Sends it again if the provider's answer proves that it
 * rejected the token: once with a token of our own login, further only with one that another worker
 * has stored since. The retry policy adds its own repeats. Rejects with a `CallError` or
 * `TokenFlowError` for everything that is not a success, unless `neverError` lets the failures pass
 * that the provider answered with.
 */
export async function send(context: CallContext, call: Call): Promise<CallAnswer> {
	try {
		const sent = await sendUntilJudged(context, call);
		const isAccepted = call.response.neverError || call.acceptedStatuses?.has(sent.answer.status);
		const failure = isAccepted ? undefined : failureOf(context, call, sent);
		if (failure !== undefined) throw failure;
		const part = call.isPage ? undefined : onlyPart(sent.answer, call.request.headers);
		if (part !== undefined) context.notes.notePaging(part);
		return sent;
	} catch (error) {
		if (error instanceof CallError)
			error.request = shownRequest(shownAtRealBase(context, call), secretsOf(context));
		throw asError(error);
	} finally {
		// Nobody watches a workflow that runs by itself.
		if (context.execution.getMode() === 'manual') showCall(context, call, () => secretsOf(context));
	}
}

async function sendUntilJudged(context: CallContext, call: Call): Promise<SentCall> {
	const { flow, pace } = context;
	const attempt = async () => {
		const placed = flow.baseUrlFrom === undefined ? call : await atRealBase(context, call);
		return await withRetries(
			placed,
			pace,
			clock,
			async () => await sendToTheEnd(context, placed),
			(answer) => statusOf(flow, answer),
		);
	};
	let sent = await attempt();
	let wasRejected = isRejected(context, sent);
	let logins = 0;
	for (let resends = 0; resends < MAX_RESENDS && wasRejected; resends++) {
		const next = await afterRejection(context, sent.sentWith, logins);
		if (next === 'giveUp') break;
		if (next === 'login') logins++;
		else if (resends > 1) await clock.sleep((resends - 1) * RESEND_PAUSE_MS);
		sent = await attempt();
		wasRejected = isRejected(context, sent);
	}
	if (!sent.isForeign && !wasRejected && sent.answer.status < 500)
		reportAcceptedToken(context.provider, context.credentials, sent.sentWith);
	if (!wasRejected && (logins > 0 || mayBeUnsaved(context, sent.sentWith)))
		// The call has its answer, whatever becomes of this.
		await keepNewestToken(context, sent.sentWith).catch(() => undefined);
	return sent;
}

/** Sends a call, and again where redirects lead to. */
async function sendToTheEnd(context: CallContext, call: Call): Promise<SentCall> {
	const first = await sendOnce(context, call);
	const { status } = first.answer;
	if (status < 300 || status >= 400) return first;
	const sendHop = async (hop: Call) => await sendOnce(context, hop);
	return await followRedirects(call, first, sendHop, redirectRules(context));
}

/** Whether the provider's own answer proves that it rejected the token. */
function isRejected({ flow }: CallContext, { answer, isForeign }: SentCall): boolean {
	return !isForeign && provesRejection(flow, answer);
}

/** An answer that only asks for fewer calls proves nothing of the token, whatever its status. */
function provesRejection(flow: TokenFlow, answer: HttpAnswer): boolean {
	return flow.provesRejection(answer) && !isRateLimit(statusOf(flow, answer), answer);
}

function redirectRules(context: CallContext): RedirectRules {
	const { flow } = context;
	return {
		provider: flow.provider,
		provesRejection: (answer) => provesRejection(flow, answer),
		parameters: () => {
			const attachment = flow.attachedNames?.() ?? flow.attach('');
			const names = Object.keys(attachment.query ?? {});
			return attachment.kind === 'parameter' ? [...names, attachment.name] : names;
		},
		hasSecret: (text, sentWith) => {
			const secrets = [sentWith, ...flow.secrets.filter(({ length }) => length >= MIN_SECRET)];
			return redact(text, secrets) !== text;
		},
		secrets: () => secretsOf(context),
	};
}

function secretsOf({ provider, credentials }: CallContext, sentWith?: string): string[] {
	return secretsOfCall(provider, credentials, sentWith);
}

function failureOf(context: CallContext, call: Call, sent: SentCall): CallError | undefined {
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
	const words = quote(maskedFailure ?? '', known);
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

/** What to do about a failure, if its status alone does not say it. */
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
	// Of a 429 that says no more there is advice anyway.
	if (asked !== undefined || (isLimit && status !== 429)) {
		const ofVendor = isForeign ? undefined : flow.adviceFor?.(answer);
		return [ofVendor ?? [], rateLimitAdvice(asked, maxWaitMs(retry))].flat().join(' ');
	}
	if (!isForeign) return undefined;
	const address = redact(withoutQuery(landedOn), secrets());
	return `A redirect led to ${address}, another server, which gets nothing of the credential. If it belongs to the API, use its address in the credential.`;
}

/** What is a failure whoever answers. */
function failureByAnswer(answer: HttpAnswer, { itemsPath }: Call): string | undefined {
	const byStatus = commonFailure(answer) ?? unfollowedRedirect(answer);
	return itemsPath ? (byStatus ?? failureInsteadOfList(answer, itemsPath)) : byStatus;
}

function unfollowedRedirect({ status, headers }: HttpAnswer): string | undefined {
	if (status < 300) return undefined;
	if (status === 304) return 'not modified';
	return `a redirect to ${withoutQuery(headers.location ?? 'elsewhere')}, which was not followed`;
}
