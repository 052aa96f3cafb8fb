import type { ICredentialTestFunction } from 'n8n-workflow';
import { nothingToTry } from '../../errors';
import { type LegacyHelpers, viaLegacyRequest } from '../transport';
import type { Subject } from '../../session/sessionManager';
import { type Provider, sessions, subjectOf } from '../subjects';
import { tryToken } from './tryToken';
import type { LifetimeSource, Session, Transport } from '../../tokenFlow';

/**
 * Logs in afresh and, if the flow has a harmless call, tries the new token with it. Returns a
 * sentence for the user; rejects with one that says what to correct.
 */
async function testLogin(subject: Subject, transport: Transport): Promise<string> {
	const { flow } = subject;
	const { source, testCall } = flow;
	// A token that takes no login has proved nothing yet.
	if (source.kind !== 'login' && testCall === undefined) throw nothingToTry(flow.provider);
	if (source.kind === 'fixed' && testCall !== undefined) {
		await tryToken(flow, testCall, source, transport);
		return 'The API accepted the token.';
	}
	const session = await sessions.loginAfresh(subject, transport, async (fresh) => {
		if (testCall !== undefined) await tryToken(flow, testCall, fresh, transport);
		return testCall !== undefined;
	});
	return `Logged in. ${describeLifetime(session)}`;
}

const KNOWN_FROM: Record<LifetimeSource, string> = {
	answer: 'the answer says so',
	token: 'the token says so',
	configured: 'as set in the credential',
	assumed: 'as documented; neither answer nor token says it',
};

function describeLifetime({ lifetime }: Session): string {
	if (!lifetime) return 'Nothing says when the token expires: it is used until it is rejected.';
	const seconds = Math.round(lifetime.ms / 1000);
	const span = seconds >= 120 ? `${Math.round(seconds / 60)} minutes` : `${seconds} seconds`;
	const use = lifetime.kind === 'idle' ? ' without use' : '';
	return `The token expires after ${span}${use} (${KNOWN_FROM[lifetime.from]}).`;
}

/** The function that n8n calls for "Test" in the credential's form. Always logs in afresh. */
export function createCredentialTest(provider: Provider): ICredentialTestFunction {
	return async function (credential) {
		try {
			const credentials = credential.data ?? {};
			const subject = subjectOf(provider, credentials);
			const { network, flow } = subject;
			const helpers = this.helpers as unknown as LegacyHelpers;
			const transport = viaLegacyRequest(helpers, { network, baseUrl: flow.baseUrl });
			const message = await testLogin(subject, transport);
			return { status: 'OK', message };
		} catch (error) {
			return { status: 'Error', message: (error as Error).message };
		}
	};
}
