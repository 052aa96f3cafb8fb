import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { commonFailure, statusOf } from '../../../credentials/engine/answers';
import { asError } from '../../../credentials/engine/errors';
import { secretsOfCall } from '../../../credentials/engine/n8n/subjects';
import { quote } from '../../../credentials/engine/secrets';
import type { HttpAnswer } from '../../../credentials/engine/tokenFlow';
import { clock } from '../call/callContext';
import { CallError, callFailed, tokenRejected } from '../call/callErrors';
import type { Call, CallAnswer, CallContext } from '../call/callTypes';
import { nameOfCall, withoutQuery, shownRequest } from '../call/shownCall';
import { keepNewestToken, nextToken } from './otherWorkers';
import { followRedirects } from './redirects';
import { withRetries } from './retry';
import { sendOnce } from './sendOnce';

/** The token that comes next can be ended by another worker, and the one after that. */
const MAX_REPLAYS = 3;

/**
 * Sends one call, logged in. It is sent again where the provider's answer proved that it rejected
 * the token: once with a new one, further only with one that another worker has stored since. And by
 * the retry policy. Throws a `CallError` or `TokenFlowError` for
 * everything that is no success, unless `neverError` lets failures that the provider tells pass.
 */
export async function send(context: CallContext, call: Call): Promise<CallAnswer> {
	const used: ICredentialDataDecryptedObject[] = [];
	const secrets = () =>
		used.flatMap((credentials) => secretsOfCall(context.type, context.describe, credentials));
	try {
		const result = await sendUntilJudged(context, call, used);
		const isAccepted = call.response.neverError || call.acceptedStatuses?.has(result.answer.status);
		const failure = isAccepted ? undefined : failureOf(context, call, result.answer, secrets);
		if (failure !== undefined) throw failure;
		return result;
	} catch (error) {
		if (error instanceof CallError) error.request = shownRequest(call, secrets());
		throw asError(error);
	}
}

async function sendUntilJudged(
	context: CallContext,
	call: Call,
	used: ICredentialDataDecryptedObject[],
): Promise<CallAnswer> {
	const { flow, pace } = context;
	const sendHop = async (hop: Call) => await sendOnce(context, hop, used);
	const attempt = async () =>
		await withRetries(
			call,
			pace,
			clock,
			async () => await followRedirects(flow.provider, call, sendHop),
			(answer) => statusOf(flow, answer),
		);
	let result = await attempt();
	let mayLogIn = true;
	for (let replays = 0; replays < MAX_REPLAYS && flow.provesRejection(result.answer); replays++) {
		const next = await nextToken(context, used[used.length - 1], mayLogIn);
		if (next === 'none') break;
		if (next === 'login') mayLogIn = false;
		result = await attempt();
	}
	if (!mayLogIn && !flow.provesRejection(result.answer))
		// The call has its answer, whatever becomes of this.
		await keepNewestToken(context, used[used.length - 1]).catch(() => undefined);
	return result;
}

function failureOf(
	{ flow }: CallContext,
	{ request }: Call,
	answer: HttpAnswer,
	secrets: () => string[],
): CallError | undefined {
	const isRejected = flow.provesRejection(answer);
	const failure = flow.failureIn(answer) ?? commonFailure(answer) ?? unfollowedRedirect(answer);
	if (!isRejected && failure === undefined) return undefined;
	const words = quote(failure ?? '', secrets());
	const what = nameOfCall(request);
	return isRejected
		? tokenRejected(flow.provider, what, answer, words)
		: callFailed(flow, what, answer, words);
}

function unfollowedRedirect({ status, headers }: HttpAnswer): string | undefined {
	if (status < 300) return undefined;
	if (status === 304) return 'not modified';
	return `a redirect to ${withoutQuery(headers.location ?? 'elsewhere')}, which was not followed`;
}
