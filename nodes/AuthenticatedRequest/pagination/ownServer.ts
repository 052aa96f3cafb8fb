import { trustedOrigins } from '../../../credentials/engine/attach/origins';
import { redact } from '../../../credentials/engine/secrets';
import { secretsOf } from '../call/callContext';
import type { CallContext } from '../call/callTypes';
import { foreignPage } from './rules/nextAddress';

/**
 * Throws if a page is on a server that must not get the token. The error shows the whole address,
 * with secrets masked, and says how to allow it.
 */
export function requireOwnServer(context: CallContext, address: string): void {
	const servers = trustedOrigins(context.flow);
	if (servers.includes(new URL(address).origin)) return;
	throw foreignPage(redact(address, secretsOf(context)), servers);
}
