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

/**
 * At most this many re-sends after rejections: each of so many other workers can log in, and end the
 * token of the one before.
 */
const MAX_RESENDS = 12;
/** From the third on each waits so much longer, in ms, for those workers to be through with that. */
const RESEND_PAUSE_MS = 100;
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
		if (part !== undefined) context.notes.noteHint(part);
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
