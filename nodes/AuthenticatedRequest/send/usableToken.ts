import type { TokenCommand } from '../../../credentials/engine/n8n/callNotes';
import { useSession } from '../../../credentials/engine/n8n/subjects';
import type { Session } from '../../../credentials/engine/tokenFlow';
import type { Call, CallContext } from '../call/callTypes';
import { carryOut } from './tokenCommand';

/** What a call is sent with. */
export type UsableToken = Pick<Session, 'token' | 'values'>;

/**
 * The token that is known, or a new one. A new one is obtained by the credential's hooks, because
 * n8n saves what they return; once for all calls that wait for it. Rejects with a `TokenFlowError`.
 */
export async function usableToken(
	context: CallContext,
	{ network }: Pick<Call, 'network'>,
): Promise<UsableToken> {
	const { type, describe, flow, credentials } = context;
	if (flow.fixedToken !== undefined) return { token: flow.fixedToken };
	const known = useSession(type, describe, credentials);
	if (known !== undefined) return known;
	const obtain: TokenCommand = { kind: 'obtain', done: false };
	await carryOut(context, credentials, obtain, network);
	if (obtain.session === undefined)
		throw new Error(`${flow.provider}: n8n did not ask for a token`);
	return obtain.session;
}
