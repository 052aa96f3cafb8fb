import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { commonFailure, parseBody } from '../../credentials/tokenFlow/answers';
import { TokenFlowError } from '../../credentials/tokenFlow/errors';
import { type DescribeFlow, reportRejectedToken } from '../../credentials/tokenFlow/n8nHooks';
import { toAnswer } from '../../credentials/tokenFlow/n8nTransport';
import { quote } from '../../credentials/tokenFlow/secrets';
import { TOKEN_FIELD } from '../../credentials/tokenFlow/storedSession';
import type { HttpAnswer, TokenFlow } from '../../credentials/tokenFlow/types';
import { callFailed, noAnswer, redirectRefused, tokenRejected } from './callErrors';

/** What all calls of one execution share. */
export interface CallContext {
	execution: IExecuteFunctions;
	/** Credential type. */
	type: string;
	describe: DescribeFlow;
	flow: TokenFlow;
	/** Read once an execution; replaced when a newer token was found in n8n's database. */
	credentials: ICredentialDataDecryptedObject;
}

/** An answer whose body is still bytes, and whether it tells a failure. */
export interface CallAnswer {
	answer: HttpAnswer;
	bytes: Buffer;
}

const MAX_REDIRECTS = 5;
/** A token can die between login and use when its life is short; nothing was sent then. */
const MAX_UNSENT = 5;

/**
 * Sends one call, logged in. It is sent again once, and only where the provider's answer proved
 * that it rejected the token. Throws a `CallError` or `TokenFlowError` for everything that is no
 * success, unless `neverError` lets failures that the provider tells pass.
 */
export async function send(
	context: CallContext,
	request: IHttpRequestOptions,
	neverError: boolean,
): Promise<CallAnswer> {
	const { flow } = context;
	const what = `${request.method} ${withoutQuery(request.url)}`;
	const used: ICredentialDataDecryptedObject[] = [];
	let result = await follow(context, request, used);
	if (flow.provesRejection(result.answer) && (await canRenew(context, used[used.length - 1]))) {
		result = await follow(context, request, used);
	}
	const { answer } = result;
	if (neverError) return result;
	const failure = flow.failureIn(answer) ?? commonFailure(answer);
	const secrets = [
		...flow.secrets,
		...used.map((credentials) => String(credentials[TOKEN_FIELD] ?? '')),
	];
	const words = quote(failure ?? '', secrets);
	if (flow.provesRejection(answer)) throw tokenRejected(flow.provider, what, answer, words);
	if (failure !== undefined) throw callFailed(flow.provider, what, answer, words);
	return result;
}

/** Follows redirects within the origin; a method that changes something is never sent again. */
async function follow(
	context: CallContext,
	request: IHttpRequestOptions,
	used: ICredentialDataDecryptedObject[],
): Promise<CallAnswer> {
	let current = request;
	for (let hops = 0; ; hops++) {
		const result = await sendOnce(context, current, used);
		const { status, headers } = result.answer;
		if (![301, 302, 303, 307, 308].includes(status) || headers.location === undefined)
			return result;
		const from = new URL(current.url);
		const to = URL.canParse(headers.location, from.href)
			? new URL(headers.location, from)
			: undefined;
		const refuse = (why: string) =>
			redirectRefused(
				context.flow.provider,
				`${current.method} ${withoutQuery(current.url)}`,
				to?.origin ?? 'an unreadable address',
				why,
			);
		if (to === undefined) throw refuse('its Location header is no URL');
		if (to.origin !== from.origin)
			throw refuse(`it leads away from ${from.origin}, and the token belongs to that server only`);
		if (hops >= MAX_REDIRECTS) throw refuse(`more than ${MAX_REDIRECTS} redirects in a row`);
		current = redirected(current, status, to, refuse);
	}
}

function redirected(
	request: IHttpRequestOptions,
	status: number,
	to: URL,
	refuse: (why: string) => Error,
): IHttpRequestOptions {
	const isSafe = ['GET', 'HEAD', 'OPTIONS'].includes(request.method ?? 'GET');
	if (isSafe) return { ...request, url: to.href, qs: undefined };
	// RFC 9110 section 15.4: 307 and 308 ask for the same method and body again.
	if (status === 307 || status === 308)
		throw refuse(`it asks to send the ${request.method} again. Use the new address in the URL`);
	const headers = Object.entries(request.headers ?? {}).filter(
		([name]) => !/^content-/i.test(name),
	);
	return {
		...request,
		method: 'GET',
		url: to.href,
		qs: undefined,
		body: undefined,
		headers: Object.fromEntries(headers),
	};
}

async function sendOnce(
	context: CallContext,
	request: IHttpRequestOptions,
	used: ICredentialDataDecryptedObject[],
): Promise<CallAnswer> {
	for (let unsent = 0; ; unsent++) {
		// A copy for each call: the hooks note on it which token this very call went out with.
		const credentials = { ...context.credentials };
		used.push(credentials);
		try {
			const response = await context.execution.helpers.httpRequestWithAuthentication.call(
				context.execution,
				context.type,
				{ ...request, headers: { ...request.headers } },
				{ credentialsDecrypted: { id: '', name: '', type: context.type, data: credentials } },
			);
			return readResponse(response);
		} catch (error) {
			const own = ownErrorIn(error);
			if (own?.reason === 'renewal_needed' && unsent < MAX_UNSENT) continue;
			throw (
				own ??
				noAnswer(
					context.flow.provider,
					`${request.method} ${withoutQuery(request.url)}`,
					reasonOf(context, error, credentials),
				)
			);
		} finally {
			if (credentials[TOKEN_FIELD] !== '')
				Object.assign(context.credentials, newerOf(context.credentials, credentials));
		}
	}
}

/** n8n merged the new session into the call's copy; the following calls start from it. */
function newerOf(
	shared: ICredentialDataDecryptedObject,
	used: ICredentialDataDecryptedObject,
): ICredentialDataDecryptedObject {
	return shared[TOKEN_FIELD] === used[TOKEN_FIELD] ? shared : used;
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

function readResponse(response: unknown): CallAnswer {
	const { body } = response as { body: unknown };
	const bytes = Buffer.isBuffer(body) ? body : Buffer.from(String(body ?? ''));
	const answer = toAnswer({ ...(response as object), body: undefined });
	return { answer: { ...answer, body: parseBody(bytes) }, bytes };
}

function ownErrorIn(error: unknown): TokenFlowError | undefined {
	for (let current = error; current instanceof Error; current = current.cause) {
		if (current instanceof TokenFlowError) return current;
	}
	return undefined;
}

function reasonOf(
	context: CallContext,
	error: unknown,
	credentials: ICredentialDataDecryptedObject,
): string {
	const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
	const message = cause instanceof Error ? cause.message : String(cause);
	return quote(message, [...context.flow.secrets, String(credentials[TOKEN_FIELD] ?? '')]);
}

/** A query can hold a token. */
function withoutQuery(url: string): string {
	return url.split('?')[0];
}
