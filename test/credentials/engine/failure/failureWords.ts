import { commonFailure } from '../../../../credentials/engine/failure/answerWords';

/** An answer, and the expected words for why the call failed. */
export type Row = [title: string, status: number, body: unknown, expected: string];

/** Returns the words of an answer whose status is a failure. */
export const words = (status: number, body: unknown, headers: Record<string, string> = {}) =>
	commonFailure({ status, headers, body }) ?? 'no failure';
