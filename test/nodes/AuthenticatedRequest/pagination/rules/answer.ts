import type { CallAnswer } from '../../../../../nodes/AuthenticatedRequest/call/callTypes';

/** An answer as the rules of pages read it. */
export const answerOf = (
	body: unknown,
	headers: Record<string, string> = {},
	status = 200,
): CallAnswer => ({ answer: { status, headers, body }, statusMessage: '', rawHeaders: {} });
