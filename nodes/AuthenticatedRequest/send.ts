import { type ICredentialDataDecryptedObject, sleep } from 'n8n-workflow';
import { commonFailure } from '../../credentials/tokenFlow/answers';
import { noteOf } from '../../credentials/tokenFlow/callNotes';
import { asError } from '../../credentials/tokenFlow/errors';
import {
	knownSession,
	reportRejectedToken,
	secretsOfCall,
} from '../../credentials/tokenFlow/n8nHooks';
import { quote } from '../../credentials/tokenFlow/secrets';
import { TOKEN_FIELD } from '../../credentials/tokenFlow/storedSession';
import type { Clock, HttpAnswer } from '../../credentials/tokenFlow/types';
import { CallError, callFailed, tokenRejected } from './callErrors';
import type { Call, CallAnswer, CallContext } from './callTypes';
import { followRedirects } from './redirects';
import { nameOfCall, withoutQuery } from './requestUrl';
import { withRetries } from './retry';
import { shownRequest } from './shownRequest';
import { sendOnce } from './sendOnce';

/** The token that comes next can be ended by another worker, and the one after that. */
const MAX_REPLAYS = 3;
/** The token that ended ours exists before n8n has saved it: pauses before each look, ms. */
const UNTIL_SAVED_MS = [0, 100, 300];

/** The node's clock; the engine's has its own. */
export const clock: Clock = { now: () => Date.now(), sleep };

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
		);
	let result = await attempt();
	let mayLogIn = true;
	for (let replays = 0; replays < MAX_REPLAYS && flow.provesRejection(result.answer); replays++) {
		const next = await nextToken(context, used[used.length - 1], mayLogIn);
		if (next === 'none') break;
		if (next === 'login') mayLogIn = false;
		result = await attempt();
	}
	return result;
}

/**
 * What follows a proven rejection: another worker's newer token from the database, else a login,
 * one for each call. A new token that is rejected, too, can have been ended by another worker's
 * login, whose token is in the database then.
 */
async function nextToken(
	context: CallContext,
	used: ICredentialDataDecryptedObject,
	mayLogIn: boolean,
): Promise<'other' | 'login' | 'none'> {
	const { execution, type, describe, itemIndex } = context;
	const sent = noteOf(used).token ?? (used[TOKEN_FIELD] as string);
	for (const pauseMs of mayLogIn ? [0] : UNTIL_SAVED_MS) {
		if (pauseMs > 0) await clock.sleep(pauseMs);
		const stored = await execution.getCredentials(type, itemIndex);
		const newest = knownSession(type, describe, stored)?.token;
		const isOther = newest !== undefined && newest !== sent;
		if (!isOther && !mayLogIn) continue;
		if (!reportRejectedToken(type, describe, stored, sent)) return 'none';
		context.credentials = stored;
		return isOther ? 'other' : 'login';
	}
	return 'none';
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
		: callFailed(flow.provider, what, answer, words);
}

function unfollowedRedirect({ status, headers }: HttpAnswer): string | undefined {
	if (status < 300) return undefined;
	if (status === 304) return 'not modified';
	return `a redirect to ${withoutQuery(headers.location ?? 'elsewhere')}, which was not followed`;
}
