import { type ICredentialDataDecryptedObject, sleep } from 'n8n-workflow';
import { commonFailure } from '../../credentials/tokenFlow/answers';
import { reportRejectedToken } from '../../credentials/tokenFlow/n8nHooks';
import { quote } from '../../credentials/tokenFlow/secrets';
import { TOKEN_FIELD } from '../../credentials/tokenFlow/storedSession';
import type { Clock } from '../../credentials/tokenFlow/types';
import { callFailed, tokenRejected } from './callErrors';
import type { Call, CallAnswer, CallContext } from './callTypes';
import { followRedirects } from './redirects';
import { withoutQuery } from './requestUrl';
import { withRetries } from './retry';
import { sendOnce } from './sendOnce';

/** The node's clock; the engine's has its own. */
export const clock: Clock = { now: () => Date.now(), sleep };

/**
 * Sends one call, logged in. It is sent again once where the provider's answer proved that it
 * rejected the token, and by the retry policy. Throws a `CallError` or `TokenFlowError` for
 * everything that is no success, unless `neverError` lets failures that the provider tells pass.
 */
export async function send(context: CallContext, call: Call): Promise<CallAnswer> {
	const { flow, pace } = context;
	const used: ICredentialDataDecryptedObject[] = [];
	const attempt = async () =>
		await withRetries(
			call,
			pace,
			clock,
			async () =>
				await followRedirects(
					flow.provider,
					call,
					async (hop) => await sendOnce(context, hop, used),
				),
		);
	let result = await attempt();
	if (flow.provesRejection(result.answer) && (await canRenew(context, used[used.length - 1]))) {
		result = await attempt();
	}
	if (!call.response.neverError && !call.acceptedStatuses?.has(result.answer.status))
		throwFailure(context, call, result, used);
	return result;
}

/** After a proven rejection: another worker's newer token from the database, else a new login. */
async function canRenew(
	context: CallContext,
	used: ICredentialDataDecryptedObject,
): Promise<boolean> {
	if (!reportRejectedToken(context.type, context.describe, used)) return false;
	context.credentials = await context.execution.getCredentials(context.type);
	return true;
}

function throwFailure(
	{ flow }: CallContext,
	{ request }: Call,
	result: CallAnswer,
	used: ICredentialDataDecryptedObject[],
): void {
	const { answer } = result;
	const isRejected = flow.provesRejection(answer);
	const failure = flow.failureIn(answer) ?? commonFailure(answer) ?? unfollowedRedirect(answer);
	if (!isRejected && failure === undefined) return;
	const secrets = [
		...flow.secrets,
		...used.map((credentials) => String(credentials[TOKEN_FIELD] ?? '')),
	];
	const words = quote(failure ?? '', secrets);
	const what = `${request.method} ${withoutQuery(request.url)}`;
	throw isRejected
		? tokenRejected(flow.provider, what, answer, words)
		: callFailed(flow.provider, what, answer, words);
}

function unfollowedRedirect({ status, headers }: CallAnswer['answer']): string | undefined {
	if (status < 300 || status === 304) return undefined;
	return `a redirect to ${withoutQuery(headers.location ?? 'elsewhere')}, which was not followed`;
}
