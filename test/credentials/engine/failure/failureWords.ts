import { commonFailure } from '../../../../credentials/engine/failure/answerWords';

/** An answer, and the words that say why the call failed. */
export type Row = [title: string, status: number, body: unknown, expected: string];

/** The words of an answer that fails. */
export const words = (status: number, body: unknown, headers: Record<string, string> = {}) =>
	commonFailure({ status, headers, body }) ?? 'no failure';
