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

/** Why no answer came: in time, at all, or because the execution was stopped. */
export type Unanswered = 'timeout' | 'connection' | 'cancelled';

/** What n8n calls errors of a node's settings; others are a `NodeApiError`. */
export const OPERATION_ERROR = 'NodeOperationError';

/** A call that failed, described without secrets; the node wraps it for n8n. */
export class CallError extends Error {
	/** What was sent, without secrets; set if a call was made. */
	request?: IDataObject;

	/** Whether the answer rejected the token. Its status then says nothing about the call itself. */
	isRejection = false;
	/** What was answered, without secrets and cut; set if there was a body. */
	body?: unknown;

	constructor(
		message: string,
		readonly description?: string,
		/** HTTP status, if an answer came. */
		readonly httpCode?: string,
		/** How the answer failed to come, if it did. */
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

/** The error for an answer that is a failure, by its status or in its envelope. */
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

/** Whether the words are just the body, because the answer has no error message. */
const isPieceOfBody = (words: string) => /^([[{]|$)/.test(words);

/**
 * The error for a provider that keeps rejecting the token, also after a renewal if one could help.
 *
 * @param refusal what the rejection means for the login, if it was the first use of its token
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
 * The error for an answer that did not come, or not completely.
 *
 * @param hasBegun whether its head came
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
	'Try again. If it stays like that, the API, or a proxy before it, ends answers that are long or take long: ask for less at once.';

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
