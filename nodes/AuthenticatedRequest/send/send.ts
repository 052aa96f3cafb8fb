import { commonFailure, statusOf } from '../../../credentials/engine/answers';
import { asError } from '../../../credentials/engine/errors';
import { secretsOfCall } from '../../../credentials/engine/n8n/subjects';
import { quote } from '../../../credentials/engine/secrets';
import type { HttpAnswer } from '../../../credentials/engine/tokenFlow';
import { clock } from '../call/callContext';
import { CallError, callFailed, tokenRejected } from '../call/callErrors';
import type { Call, CallAnswer, CallContext, SentCall } from '../call/callTypes';
import { nameOfCall, withoutQuery, shownRequest } from '../call/shownCall';
import { afterRejection, keepNewestToken } from './otherWorkers';
import { atRealBase, shownAtRealBase } from './realBase';
import { followRedirects } from './redirects';
import { withRetries } from './retry';
import { sendOnce } from './sendOnce';

/**
 * At most this many re-sends after rejections: other workers' logins can end each new token in turn.
 */
const MAX_RESENDS = 3;

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
		const failure = isAccepted
			? undefined
			: failureOf(context, shownAtRealBase(context, call), sent);
		if (failure !== undefined) throw failure;
		return sent;
	} catch (error) {
		if (error instanceof CallError)
			error.request = shownRequest(shownAtRealBase(context, call), secretsOf(context));
		throw asError(error);
	}
}

async function sendUntilJudged(context: CallContext, call: Call): Promise<SentCall> {
	const { flow, pace } = context;
	const sendHop = async (hop: Call) => await sendOnce(context, hop);
	const attempt = async () => {
		const placed = await atRealBase(context, call);
		return await withRetries(
			placed,
			pace,
			clock,
			async () => await followRedirects(flow.provider, placed, sendHop),
			(answer) => statusOf(flow, answer),
		);
	};
	let sent = await attempt();
	let mayLogIn = true;
	for (let resends = 0; resends < MAX_RESENDS && flow.provesRejection(sent.answer); resends++) {
		const next = await afterRejection(context, sent.sentWith, mayLogIn);
		if (next === 'giveUp') break;
		if (next === 'login') mayLogIn = false;
		sent = await attempt();
	}
	if (!mayLogIn && !flow.provesRejection(sent.answer))
		// The call has its answer, whatever becomes of this.
		await keepNewestToken(context, sent.sentWith).catch(() => undefined);
	return sent;
}

function secretsOf({ provider, credentials }: CallContext, sentWith?: string): string[] {
	return secretsOfCall(provider, credentials, sentWith);
}

function failureOf(
	context: CallContext,
	{ request }: Call,
	{ answer, sentWith }: SentCall,
): CallError | undefined {
	const { flow } = context;
	const isRejected = flow.provesRejection(answer);
	const failure = flow.failureIn(answer) ?? commonFailure(answer) ?? unfollowedRedirect(answer);
	if (!isRejected && failure === undefined) return undefined;
	const words = quote(failure ?? '', secretsOf(context, sentWith));
	const what = nameOfCall(request);
	return isRejected
		? tokenRejected(flow, what, answer, words)
		: callFailed(flow, what, answer, words);
}

function unfollowedRedirect({ status, headers }: HttpAnswer): string | undefined {
	if (status < 300) return undefined;
	if (status === 304) return 'not modified';
	return `a redirect to ${withoutQuery(headers.location ?? 'elsewhere')}, which was not followed`;
}
