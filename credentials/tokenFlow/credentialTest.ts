import type { ICredentialTestFunction } from 'n8n-workflow';
import { commonFailure, isHtml } from './answers';
import { attachToken } from './attach';
import type { OutgoingRequest } from './outgoingRequest';
import { TokenFlowError } from './errors';
import { resolveUnderBase } from './origins';
import { type LegacyHelpers, viaLegacyRequest } from './n8nTransport';
import { networkReason } from './networkReason';
import { quote } from './secrets';
import type { Subject } from './sessionManager';
import { type DescribeFlow, sessions, subjectOf } from './subjects';
import type { Session, TokenFlow, Transport } from './types';

/**
 * Logs in afresh and, where a harmless GET is known, calls the API with the new token.
 * Returns a sentence for the user; rejects with one that says what to fix.
 */
async function testLogin(subject: Subject, transport: Transport): Promise<string> {
	const { flow } = subject;
	if (flow.fixedToken !== undefined) {
		if (!flow.testPath)
			return 'The fields are complete. Fill in a test path to have the token tried.';
		await callTestPath(flow, { token: flow.fixedToken }, flow.testPath, transport);
		return 'The API accepted the token.';
	}
	const session = await sessions.loginAfresh(subject, transport);
	if (flow.testPath) await callTestPath(flow, session, flow.testPath, transport);
	return `Logged in. ${describeLifetime(session)}`;
}

function describeLifetime({ lifetime }: Session): string {
	if (!lifetime) return 'The token tells no expiry: it is used until it is rejected.';
	const seconds = Math.round(lifetime.ms / 1000);
	const span = seconds >= 120 ? `${Math.round(seconds / 60)} minutes` : `${seconds} seconds`;
	return lifetime.kind === 'idle'
		? `The token expires after ${span} without use.`
		: `The token expires after ${span}.`;
}

async function callTestPath(
	flow: TokenFlow,
	{ token, values = {} }: Pick<Session, 'token' | 'values'>,
	path: string,
	transport: Transport,
): Promise<void> {
	const url = resolveUnderBase(flow, path);
	const request: OutgoingRequest = attachToken(
		flow,
		token,
		{ method: 'GET', url, headers: { Accept: 'application/json' } },
		values,
	);
	const target = new URL(request.url ?? url);
	for (const [name, value] of Object.entries(request.qs ?? {}))
		target.searchParams.set(name, String(value));
	const secrets = [...flow.secrets, token, ...(flow.sessionSecrets?.(token, values) ?? [])];
	let problem: string | undefined;
	try {
		const answer = await transport({
			method: 'GET',
			url: target.href,
			headers: request.headers as Record<string, string>,
		});
		const failure = flow.failureIn(answer) ?? commonFailure(answer);
		if (failure !== undefined || flow.provesRejection(answer))
			problem = `HTTP ${answer.status}${failure ? `: ${failure}` : ''}`;
		else if (answer.status >= 300) problem = `HTTP ${answer.status}`;
		else if (isHtml(answer)) problem = 'a web page instead of an API answer';
	} catch (error) {
		problem = networkReason(error);
	}
	if (problem === undefined) return;
	const what = flow.fixedToken === undefined ? 'the login succeeded, but the' : 'the';
	throw new TokenFlowError(
		'login_refused',
		`${flow.provider}: ${what} test call to ${target.origin}${target.pathname} failed (${quote(problem, secrets)}). Check the URL and the rights of this user or key.`,
	);
}

/** The function that n8n calls for "Test" in the credential's form. Always logs in afresh. */
export function createCredentialTest(
	type: string,
	describe: DescribeFlow,
): ICredentialTestFunction {
	return async function (credential) {
		try {
			const credentials = credential.data ?? {};
			const subject = subjectOf(type, describe, credentials);
			const transport = viaLegacyRequest(this.helpers as unknown as LegacyHelpers);
			const message = await testLogin(subject, transport);
			return { status: 'OK', message };
		} catch (error) {
			return { status: 'Error', message: (error as Error).message };
		}
	};
}
