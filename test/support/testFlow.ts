/** The smallest flow that logs in, for tests of the engine. Each test adds what it tests. */
import { commonFailure } from '../../credentials/engine/failure/answerWords';
import type { FlowRequest, LoginSource, TokenFlow } from '../../credentials/engine/tokenFlow';
import { bearer, oAuth2Grant, status401 } from '../../credentials/engine/vendor/commonRules';
import { jsonRequest } from '../../credentials/engine/vendor/flowRequests';

/** The base URL of the flow's login and calls. */
export const TEST_BASE = 'https://api.example.com';

/** A login by POST to `/login`. */
export function testLogin(more: Partial<LoginSource> = {}): LoginSource {
	return {
		kind: 'login',
		request: () => jsonRequest(`${TEST_BASE}/login`, {}),
		readGrant: oAuth2Grant,
		...more,
	};
}

/** A renewal by refresh token, sent to `/renew`. */
export function testRenewal(refreshToken: string): FlowRequest {
	return jsonRequest(`${TEST_BASE}/renew`, { refreshToken });
}

/** A flow for "Test API". Its token is sent as Bearer and is dead at HTTP 401. */
export function testFlow(more: Partial<TokenFlow> = {}): TokenFlow {
	return {
		provider: 'Test API',
		urlFields: '"Base URL"',
		baseUrl: TEST_BASE,
		trustedUrls: [TEST_BASE],
		secrets: [],
		source: testLogin(),
		tokenMayBeJwt: false,
		attach: bearer,
		provesRejection: status401,
		failureIn: commonFailure,
		...more,
	};
}
