import type { ICredentialTestFunction } from 'n8n-workflow';
import { asError } from '../errors';
import { leaving, leavingText } from '../leaving';
import { testLogin } from '../trial/testLogin';
import { withCertificate } from './certificate';
import { type Provider, sessions, subjectOf } from './subjects';
import { type LegacyHelpers, loginDeadline, viaLegacyRequest } from './transport';

/**
 * Creates the function that n8n calls for "Test" in the credential's form. It logs in afresh,
 * unless the token is fixed or can be used only once.
 */
export function createCredentialTest(provider: Provider): ICredentialTestFunction {
	return async function (credential) {
		let secrets: string[] = [];
		try {
			const credentials = credential.data ?? {};
			const subject = subjectOf(provider, credentials);
			const { network, flow } = subject;
			({ secrets } = flow);
			const helpers = this.helpers as unknown as LegacyHelpers;
			const deadline = loginDeadline(network);
			const transport = withCertificate(flow, (tls) =>
				viaLegacyRequest(helpers, {
					network: { ...network, ...tls },
					baseUrl: flow.baseUrl,
					deadline,
				}),
			);
			const message = await testLogin(sessions, subject, transport);
			return { status: 'OK', message: leavingText(message, secrets) };
		} catch (error) {
			return { status: 'Error', message: leaving(asError(error), secrets).message };
		}
	};
}
