import type { TokenCommand } from '../../../credentials/engine/n8n/callNotes';
import { steadyNow } from '../../../credentials/engine/clock';
import { movedUrl } from '../../../credentials/engine/attach/attach';
import { TokenFlowError } from '../../../credentials/engine/errors';
import { mayHaveStored } from '../../../credentials/engine/n8n/otherWorkers';
import {
	knownSession,
	sessions,
	subjectOf,
	usableToken,
	type UsableToken,
} from '../../../credentials/engine/n8n/subjects';
import { spendsTokens } from '../../../credentials/engine/session/state/expiry';
import { clock } from '../call/callContext';
import type { Call, CallContext } from '../call/callTypes';
import { storeOf } from './otherWorkers';
import { carryOut } from './tokenCommand';

/** The pauses before each look into the database after a refusal, in milliseconds. */
const UNTIL_SAVED_MS = [100, 300, 600, 1_000];

/**
 * Returns the known token, or a new one. The credential's hooks obtain a new one, because n8n saves
 * what they return. All calls that wait share one login. Rejects with a `TokenFlowError`.
 */
export async function obtainToken(
	context: CallContext,
	{ network }: Pick<Call, 'network'>,
): Promise<UsableToken> {
	const { provider, credentials } = context;
	const known = usableToken(subjectOf(provider, credentials)) ?? (await storedByOthers(context));
	if (known !== undefined) return known;
	const obtain: TokenCommand = { kind: 'obtain', done: false };
	const began = steadyNow(clock);
	try {
		await carryOut(context, context.credentials, obtain, network.timeout);
	} catch (error) {
		const saved = await savedMeanwhile(context, error);
		if (saved !== undefined) return saved;
		throw error as Error;
	}
	if (obtain.session === undefined) throw new Error('n8n did not run the hooks of the credential');
	sessions.others.noteSaved(subjectOf(provider, credentials), steadyNow(clock) - began);
	return obtain.session;
}

/**
 * Returns the token that another worker has stored since this execution began. Looks for it only if
 * there are signs of other workers, or if a token may be spent only once. If a spent token is sent
 * again, the provider ends the whole session (RFC 9700 section 4.14.2). If each login ends the
 * session before it, the worker waits for its turn.
 */
async function storedByOthers(context: CallContext): Promise<UsableToken | undefined> {
	const { provider, flow } = context;
	const { source } = flow;
	const looks = spendsTokens(flow) || mayHaveStored(provider, context.credentials);
	if (source.kind !== 'login' || !looks) return undefined;
	return await sessions.others.storedInstead(storeOf(context));
}

/**
 * Waits for the token of another worker after a refused renewal. That worker may have spent the
 * same refresh token a moment before. n8n saves the new token some time later. Undefined if none is
 * stored in time.
 */
async function savedMeanwhile(
	context: CallContext,
	error: unknown,
): Promise<UsableToken | undefined> {
	const isRefused = error instanceof TokenFlowError && error.reason === 'login_refused';
	if (!isRefused || !spendsTokens(context.flow)) return undefined;
	for (const pauseMs of UNTIL_SAVED_MS) {
		await clock.sleep(pauseMs);
		const saved = await storedByOthers(context);
		if (saved !== undefined) return saved;
	}
	return undefined;
}

/** Moves a call to the base URL in the login's answer, if the credential takes it from there. */
export async function atRealBase(context: CallContext, call: Call): Promise<Call> {
	if (context.flow.baseUrlFrom === undefined) return call;
	const { values } = await obtainToken(context, call);
	return moved(context, call, values);
}

/** Like `atRealBase`, but for showing the call: never logs in, and uses the URL only if known. */
export function shownAtRealBase(context: CallContext, call: Call): Call {
	if (context.flow.baseUrlFrom === undefined) return call;
	return moved(context, call, knownSession(context.provider, context.credentials)?.values);
}

function moved(
	{ flow }: CallContext,
	call: Call,
	values: Record<string, string> | undefined,
): Call {
	const base = values && flow.baseUrlFrom?.(values);
	if (base === undefined) return call;
	const url = movedUrl(call.request.url, flow.baseUrl, base);
	return { ...call, request: { ...call.request, url } };
}
