import { type ICredentialDataDecryptedObject, sleep } from 'n8n-workflow';
import { commonFailure } from '../../credentials/tokenFlow/answers';
import { asError } from '../../credentials/tokenFlow/errors';
import { reportRejectedToken, secretsOfCall } from '../../credentials/tokenFlow/n8nHooks';
import { quote } from '../../credentials/tokenFlow/secrets';
import type { Clock, HttpAnswer } from '../../credentials/tokenFlow/types';
import { CallError, callFailed, tokenRejected } from './callErrors';
import type { Call, CallAnswer, CallContext } from './callTypes';
import { followRedirects } from './redirects';
import { nameOfCall, withoutQuery } from './requestUrl';
import { withRetries } from './retry';
import { shownRequest } from './shownRequest';
import { sendOnce } from './sendOnce';

/** The node's clock; the engine's has its own. */
export const clock: Clock = { now: () => Date.now(), sleep };

/**
 * Sends one call, logged in. It is sent again once where the provider's answer proved that it
 * rejected the token, and by the retry policy. Throws a `CallError` or `TokenFlowError` for
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
	const result = await attempt();
	const isRejected = flow.provesRejection(result.answer);
	if (!isRejected || !(await canRenew(context, used[used.length - 1]))) return result;
	return await attempt();
}

/** After a proven rejection: another worker's newer token from the database, else a new login. */
async function canRenew(
	context: CallContext,
	used: ICredentialDataDecryptedObject,
): Promise<boolean> {
	if (!reportRejectedToken(context.type, context.describe, used)) return false;
	context.credentials = await context.execution.getCredentials(context.type, context.itemIndex);
	return true;
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
