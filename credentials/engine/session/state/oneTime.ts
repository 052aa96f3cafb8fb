/** Tokens that a login or a renewal spends: each answer brings the next one. */
import type { Session, TokenFlow } from '../../tokenFlow';

/** Whether each renewal spends a token that all processes have: then they take turns from the start. */
export const spendsTokens = ({ source }: TokenFlow) =>
	source.kind === 'login' && source.isOneTime === true;

/** Whether a login would send a one-time token that is already used. Then its session is to be renewed. */
export function wouldSpendTwice(flow: TokenFlow, last: Session | undefined): boolean {
	return spendsTokens(flow) && last?.refreshToken !== undefined;
}
