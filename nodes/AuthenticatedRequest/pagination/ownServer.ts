import { trustedOrigins } from '../../../credentials/engine/attach/origins';
import { secretsOfCall } from '../../../credentials/engine/n8n/subjects';
import { redact } from '../../../credentials/engine/secrets';
import type { CallContext } from '../call/callTypes';
import { foreignPage } from './rules/nextAddress';

/**
 * Throws if a page is on a server that must not get the token. The error shows the whole address, with
 * secrets masked, and the way out.
 */
export function requireOwnServer(
	{ flow, provider, credentials }: CallContext,
	address: string,
): void {
	const servers = trustedOrigins(flow);
	if (servers.includes(new URL(address).origin)) return;
	throw foreignPage(redact(address, secretsOfCall(provider, credentials)), servers);
}
