import { statusOf } from '../../../credentials/engine/answers';
import { attachedNames } from '../../../credentials/engine/attach/attach';
import { asError } from '../../../credentials/engine/errors';
import { reportAcceptedToken } from '../../../credentials/engine/n8n/subjects';
import { redact } from '../../../credentials/engine/secrets';
import { onlyPart } from '../answer/partialAnswer';
import { clock, secretsOf } from '../call/callContext';
import { CallError } from '../call/callErrors';
import type { Call, CallAnswer, CallContext, SentCall } from '../call/callTypes';
import { shownRequest } from '../call/shownCall';
import { failureOf, isRejected, provesRejection } from './callFailure';
import { atRealBase, shownAtRealBase } from './obtainToken';
import { afterRejection, keepNewestToken, mayBeUnsaved } from './otherWorkers';
import { showCall } from './preview';
import { followRedirects, type RedirectRules } from './redirects';
import { withRetries } from './retry';
import { sendOnce } from './sendOnce';

/** At most this many re-sends after rejections: other workers' logins can end each new token. */
const MAX_RESENDS = 12;
/**
 * From the third re-send on, each waits this many ms longer than the one before, so that the other
 * workers can finish their logins.
 */
const RESEND_PAUSE_MS = 100;
/** Shorter secrets are ignored, because they can be part of any address by chance. */
const MIN_SECRET = 8;

/**
 * Sends one call with the credential's token. If the answer proves that the provider rejected the
 * token, sends the call again. It does so once with a token from its own login, and otherwise only
 * with tokens that other workers have stored since. Retries after transient failures come on top.
 * Rejects with a `CallError` or `TokenFlowError` if the call does not succeed. With `neverError`,
 * failures that the provider answered with are returned instead.
 */
export async function send(context: CallContext, call: Call): Promise<CallAnswer> {
	try {
		const sent = await sendUntilJudged(context, call);
		const isAccepted = call.response.neverError || call.acceptedStatuses?.has(sent.answer.status);
		const failure = isAccepted ? undefined : failureOf(context, call, sent);
		if (failure !== undefined) throw failure;
		const part = call.isPage ? undefined : onlyPart(sent.answer, call.request.headers);
		if (part !== undefined) context.notes.noteHint(part);
		return sent;
	} catch (error) {
		if (error instanceof CallError)
			error.request = shownRequest(shownAtRealBase(context, call), secretsOf(context));
		throw asError(error);
	} finally {
		// Only in a manual execution does a person watch.
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
		// The call has its answer even if saving the token fails.
		await keepNewestToken(context, sent.sentWith).catch(() => undefined);
	return sent;
}

/** Sends a call and follows the redirects that it is answered with. */
async function sendToTheEnd(context: CallContext, call: Call): Promise<SentCall> {
	const first = await sendOnce(context, call);
	const { status } = first.answer;
	if (status < 300 || status >= 400) return first;
	const sendHop = async (hop: Call) => await sendOnce(context, hop);
	return await followRedirects(call, first, sendHop, redirectRules(context));
}

function redirectRules(context: CallContext): RedirectRules {
	const { flow } = context;
	return {
		provider: flow.provider,
		provesRejection: (answer) => provesRejection(flow, answer),
		parameters: () => {
			const attachment = attachedNames(flow);
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
