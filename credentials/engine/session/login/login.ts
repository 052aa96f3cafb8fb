import { asError } from '../../errors';
import { sentSecrets, tokensIn } from '../../loginSecrets';
import { quote } from '../../secrets';
import type { FlowRequest, HttpAnswer, LoginSource, ObtainedBy, Session } from '../../tokenFlow';
import { discover } from './discovery';
import { type LoginCall, originOf, type TokenCall } from './loginCall';
import { readSession, toSession } from './readSession';
import { requireSuccess, whatWasRefused } from './refusal';
import { sendForLogin } from './sendForLogin';

/** Describes the origin of a token that no request brought. */
const MADE_HERE = { obtainedBy: 'login', origin: '' } as const;

/**
 * Gets a token from its source, even if one is live. Rejects with a `TokenFlowError`.
 *
 * @param previous the previous session, whose discovery is used again
 */
export async function login(call: TokenCall, previous?: Session): Promise<Session> {
	const { source } = call.flow;
	switch (source.kind) {
		case 'fixed':
			return toSession(call, { token: source.token }, MADE_HERE);
		case 'signed':
			return toSession(call, source.issue(), MADE_HERE);
		case 'login':
			return await logIn({ ...call, source }, previous?.discovered);
	}
}

async function logIn(call: LoginCall, remembered?: Record<string, string>): Promise<Session> {
	const { discovery } = call.source;
	if (!discovery) return await sendLogin(call);
	const discovered = remembered ?? (await discover(call, discovery));
	try {
		return await sendLogin(call, discovered);
	} catch (error) {
		if (remembered === undefined) throw asError(error);
		// The server can have moved since the discovery. If it has not, the login's own error is
		// thrown.
		const found = await discover(call, discovery).catch(() => remembered);
		if (JSON.stringify(found) === JSON.stringify(remembered)) throw asError(error);
		return await sendLogin(call, found);
	}
}

async function sendLogin(call: LoginCall, discovered?: Record<string, string>): Promise<Session> {
	const { request, steps = [] } = call.source;
	const session = await obtain(call, {
		steps: [() => request(discovered ?? {}), ...steps],
		obtainedBy: 'login',
	});
	return discovered === undefined ? session : { ...session, discovered };
}

/** The requests of a login or a renewal. */
export interface LoginRequests {
	/** Functions that build each request from the answers before it. */
	steps: Array<(answers: HttpAnswer[]) => FlowRequest>;
	obtainedBy: ObtainedBy;
	/** The token that a renewal carries. */
	carries?: string;
	/** The same token, if it is the session's own and the renewal may keep it valid. */
	prolonged?: string;
}

/** Sends the requests of a login or a renewal one after another. Rejects with a `TokenFlowError`. */
export async function obtain(call: LoginCall, requests: LoginRequests): Promise<Session> {
	const { steps, obtainedBy, carries, prolonged } = requests;
	const secrets = [...call.flow.secrets, ...(carries === undefined ? [] : [carries])];
	const progress: Progress = { answers: [], origin: '', secrets };
	while (progress.answers.length < steps.length) await sendStep(call, requests, progress);
	return readSession(call, { ...progress, obtainedBy, prolonged });
}

/** What the requests so far have brought. */
interface Progress {
	/** The answers so far, one for each request. */
	answers: HttpAnswer[];
	/** The address of the last request, as errors name it. */
	origin: string;
	/** Secrets that were sent or issued so far. They must not be shown. */
	secrets: string[];
}

/**
 * Sends the next request and adds its answer to the progress. Rejects with a `TokenFlowError`
 * unless the answer is a success.
 */
async function sendStep(
	call: LoginCall,
	{ steps, obtainedBy }: LoginRequests,
	progress: Progress,
): Promise<void> {
	const { source } = call;
	const { answers, secrets } = progress;
	const index = answers.length;
	const which = steps.length > 1 ? ` (step ${index + 1} of ${steps.length})` : '';
	const urlField = obtainedBy === 'login' ? source.urlFieldOf?.(index) : undefined;
	const flow = urlField === undefined ? call.flow : { ...call.flow, urlFields: urlField };
	const build = () => {
		const request = steps[index](answers);
		secrets.push(...sentSecrets(request));
		return request;
	};
	const { request, answer } = await sendForLogin(
		{ ...call, flow },
		build,
		secrets,
		`login${which}`,
	);
	const shown = quote(withoutQuery(request), secrets);
	const address = which && shown;
	progress.origin = address ? `${address}${which}` : originOf(request);
	requireSuccess({
		flow,
		source: obtainedBy === 'login' ? judgeOfStep(source, index + 1) : source,
		answer,
		origin: progress.origin,
		sent: secrets,
		happened: whatWasRefused(obtainedBy, address && `${which} at ${address}`),
		...(!which && { address: shown }),
	});
	answers.push(answer);
	secrets.push(...tokensIn(answer.body), ...Object.values(answer.cookies ?? {}));
}

/** Returns the source with its rules bound to one request of the login. */
function judgeOfStep(source: LoginSource, step: number): LoginSource {
	const { failureIn, quietRefusalIn } = source;
	return {
		...source,
		...(failureIn && { failureIn: (answer) => failureIn(answer, step) }),
		...(quietRefusalIn && { quietRefusalIn: (answer) => quietRefusalIn(answer, step) }),
	};
}

/** Returns the address of a request without its query, which can hold a secret. */
function withoutQuery({ url }: FlowRequest): string {
	return url.split(/[?#]/)[0];
}
