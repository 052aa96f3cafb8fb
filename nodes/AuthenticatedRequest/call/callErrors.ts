import type { IDataObject } from 'n8n-workflow';
import { statusAndWords, statusOf } from '../../../credentials/engine/answers';
import {
	CANNOT_UNPACK,
	HEADERS_TOO_LONG,
	NOT_HTTP,
	XML_CUT,
} from '../../../credentials/engine/networkReason';
import type { HttpAnswer, TokenFlow } from '../../../credentials/engine/tokenFlow';
import { adviceByStatus } from './texts/adviceByStatus';

/** Why no answer came: too late, no connection, or the execution was stopped. */
export type Unanswered = 'timeout' | 'connection' | 'cancelled';

/** The name of n8n's errors about a node's settings. Other failures are a `NodeApiError`. */
export const OPERATION_ERROR = 'NodeOperationError';

/** The failure of a call, described without secrets. The node wraps it for n8n. */
export class CallError extends Error {
	/** The request without secrets. Set if a call was made. */
	request?: IDataObject;

	/** True if the answer rejected the token. Its status then says nothing about the call itself. */
	isRejection = false;
	/** The answer's body without secrets, cut if it is long. Set if there was a body. */
	body?: unknown;

	constructor(
		message: string,
		readonly description?: string,
		/** The HTTP status, if an answer came. */
		readonly httpCode?: string,
		/** Why no answer came, if none did. */
		readonly unanswered?: Unanswered,
	) {
		super(message);
		this.name = 'CallError';
	}
}

/** The error for a parameter of the node that can't be used. */
export function invalidParameter(label: string, problem: string): CallError {
	return new CallError(`The parameter "${label}" ${problem}.`);
}

/** The error for an answer that reports a failure, by its status or in its envelope. */
export function callFailed(
	flow: TokenFlow,
	what: string,
	answer: HttpAnswer,
	words: string,
	advice = flow.adviceFor?.(answer) ?? adviceByStatus(statusOf(flow, answer)),
): CallError {
	const status = statusOf(flow, answer);
	return new CallError(
		`${flow.provider}: ${isPieceOfBody(words) ? statusAndWords(answer.status, words) : words}`,
		`${what} was answered with HTTP ${answer.status}.${advice && ` ${advice}`}`,
		String(status),
	);
}

/** True if the words are only a piece of the body, because the answer has no error message. */
const isPieceOfBody = (words: string) => /^([[{]|$)/.test(words);

/**
 * The error for a provider that keeps rejecting the token, even after a renewal if one was
 * possible.
 *
 * @param refusal what the rejection says about the login, if it rejected the first use of its token
 */
export function tokenRejected(
	{ provider, sentAs }: Pick<TokenFlow, 'provider' | 'sentAs'>,
	what: string,
	answer: HttpAnswer,
	words: string,
	refusal?: string,
): CallError {
	const answered = `${what} was answered with HTTP ${answer.status}`;
	const error = new CallError(
		`${provider}: the token was rejected${words ? ` (${words})` : ''}`,
		refusal === undefined
			? `${answered}, even after a new login if one is possible. Check that this user or key may call this endpoint, and that the token or key in the credential is still valid.${sentAs ? ` ${sentAs}` : ''}`
			: `${answered}. ${refusal}${sentAs ? ` ${sentAs}` : ''}`,
		String(answer.status),
	);
	error.isRejection = true;
	return error;
}

/** The error for a redirect that is not followed. */
export function redirectRefused(
	provider: string,
	what: string,
	to: string,
	why: string,
): CallError {
	return new CallError(`${provider}: the redirect to ${to} was not followed`, `${what}: ${why}.`);
}

/**
 * The error for an answer that did not come, or only in part.
 *
 * @param hasBegun whether the status and headers of the answer came
 */
export function noAnswer(
	provider: string,
	what: string,
	reason: string,
	unanswered: Unanswered,
	hasBegun = false,
): CallError {
	const isBroken = hasBegun && unanswered === 'connection' && !reason.startsWith(CANNOT_UNPACK);
	const message = isBroken ? brokenOff(reason) : `the call got no answer (${reason})`;
	const advice = isBroken ? adviceForBroken(reason) : adviceForReason(reason, unanswered);
	return new CallError(`${provider}: ${message}`, `${what}. ${advice}`, undefined, unanswered);
}

function brokenOff(reason: string): string {
	const words = 'the answer broke off';
	return reason === words ? words : `${words} (${reason})`;
}

const BROKEN_OFF =
	'Try again. If it happens again, the API, or a proxy in front of it, cuts off long or slow answers: ask for less at once.';

const adviceForBroken = (reason: string) =>
	reason === XML_CUT
		? `${BROKEN_OFF} To get what came, set Options > Response > Response Format to File.`
		: BROKEN_OFF;

function adviceForReason(reason: string, unanswered: Unanswered): string {
	if (reason.startsWith(CANNOT_UNPACK))
		return "It can't be decompressed as its Content-Encoding says: the API, or a proxy in front of it, has a fault.";
	if (unanswered === 'timeout')
		return 'Raise Options > Timeout if the API is slow. The API may have carried out the call all the same.';
	if (reason.endsWith(HEADERS_TOO_LONG))
		return 'Its headers are longer than Node takes, 16 kB unless NODE_OPTIONS of n8n has --max-http-header-size. Often cookies are the reason: log in anew.';
	if (reason.startsWith(NOT_HTTP))
		return 'Check "Base URL" in the credential, its port and whether it begins with http or https. If they are right, the API, or a proxy in front of it, has a fault.';
	return 'Check "Base URL" in the credential and that the server is up.';
}
