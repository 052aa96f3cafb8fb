import type { CallAnswer } from '../../../../../nodes/AuthenticatedRequest/call/callTypes';

/** An answer in the form that the paging rules read. */
export const answerOf = (
	body: unknown,
	headers: Record<string, string> = {},
	status = 200,
): CallAnswer => ({ answer: { status, headers, body }, statusMessage: '', rawHeaders: {} });
