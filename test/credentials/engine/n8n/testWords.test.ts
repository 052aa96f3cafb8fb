/** Tests what a successful credential test says about the lifetime of the token. */
import type { ICredentialTestFunctions } from 'n8n-workflow';
import { commonFailure } from '../../../../credentials/engine/failure/answerWords';
import { createCredentialTest } from '../../../../credentials/engine/n8n/credentialTest';
import type { Lifetime } from '../../../../credentials/engine/tokenFlow';
import { bearer, status401 } from '../../../../credentials/engine/vendor/commonRules';
import { jsonRequest } from '../../../../credentials/engine/vendor/flowRequests';

const BASE = 'https://api.example.com';

/** Returns the message of the test if the login returns a token with this lifetime. */
async function messageFor(lifetime: Lifetime | undefined, id: string): Promise<string> {
	const test = createCredentialTest({
		type: 'testApi',
		readFlow: () => ({
			provider: 'Test API',
			urlFields: '"Base URL"',
			baseUrl: BASE,
			trustedUrls: [BASE],
			tokenMayBeJwt: false,
			secrets: [],
			attach: bearer,
			provesRejection: status401,
			failureIn: commonFailure,
			source: {
				kind: 'login',
				request: () => jsonRequest(`${BASE}/login`, {}),
				readGrant: () => ({ token: 'T', lifetime }),
			},
		}),
	});
	const request = async () => ({ statusCode: 200, headers: {}, body: '{}' });
	const { status, message } = await test.call(
		{ helpers: { request } } as unknown as ICredentialTestFunctions,
		{ id, name: 'c', type: 'testApi', data: { id } },
	);
	expect(status).toBe('OK');
	return message;
}

it.each<[string, Lifetime | undefined]>([
	['Nothing says when the token expires: it is used until it is rejected.', undefined],
	...(
		[
			['answer', 'the answer says so'],
			['token', 'the token says so'],
			['cookie', 'the cookie says so'],
			['configured', 'as set in the credential'],
			['assumed', 'as documented; neither answer nor token says it'],
		] as const
	).map(([from, words]): [string, Lifetime] => [
		`The token expires after 90 seconds (${words}).`,
		{ kind: 'absolute', ms: 90_000, from },
	]),
	...(
		[
			[400, '0 seconds'],
			[119_499, '119 seconds'],
			[119_500, '2 minutes'],
			[120_000, '2 minutes'],
			[150_000, '3 minutes'],
			[3_600_000, '60 minutes'],
			[7_200_000, '2 hours'],
			[9_000_000, '150 minutes'],
			[28_800_000, '8 hours'],
			[28_799_000, '8 hours'],
			[1_209_600_000, '14 days'],
		] as const
	).map(([ms, span]): [string, Lifetime] => [
		`The token expires after ${span} without use (the answer says so).`,
		{ kind: 'idle', ms, from: 'answer' },
	]),
])('%s', async (words, lifetime) => {
	expect(await messageFor(lifetime, words)).toBe(`Logged in. ${words}`);
});
