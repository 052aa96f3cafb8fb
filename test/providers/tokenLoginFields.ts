/**
 * The credentials of the guides (docs/token-login-examples.md, docs/token-login-start.md), as a
 * user fills them in.
 */
export function tokenLoginFields(
	url: string,
	privateKey: string,
): Record<string, Record<string, unknown>> {
	return {
		jsonLogin: {
			loginKind: 'json',
			baseUrl: `${url}/v1`,
			loginUrl: '/auth/login',
			username: 'ada@example.com',
			password: 'p"ä&s%',
			testPath: '/users/7',
		},
		clientCredentials: {
			loginKind: 'oauth2ClientCredentials',
			baseUrl: `${url}/v2`,
			loginUrl: `${url}/oauth/token`,
			clientId: 'n8n-client',
			clientSecret: 's3cret/+=',
			scope: 'read write',
		},
		sessionCookie: {
			loginKind: 'cookie',
			baseUrl: url,
			loginUrl: '/login',
			username: 'ada',
			password: 'p&w',
			usernameName: 'j_username',
			passwordName: 'j_password',
			cookieName: 'JSESSIONID',
			showAnswer: true,
			expiryFrom: 'idle',
			expiryMinutes: 30,
			keepValues: 'csrf=header:X-CSRF-Token',
			showCallValues: true,
			callHeaders: 'X-CSRF-Token: ${csrf}',
		},
		twoSteps: {
			loginKind: 'custom',
			baseUrl: '${api}',
			loginUrl: `${url}/v1/login`,
			username: 'ada',
			password: 'pw-123',
			loginBody: '{"user": "${username}", "password": "${password}"}',
			showSteps: true,
			steps: {
				steps: [
					{
						method: 'POST',
						url: `${url}/v1/session`,
						query: 'tenant=${step1.tenant.id}',
						headers: 'X-Login-Code: ${step1.code}',
					},
				],
			},
			showAnswer: true,
			tokenPath: 'data.sessionToken',
			expiryFrom: 'date',
			expiryPath: 'data.validUntil',
			keepValues: 'api=data.server',
			showUse: true,
			tokenName: 'X-Session',
			tokenTemplate: '${token}',
		},
		signedJwt: {
			loginKind: 'oauth2ClientCredentials',
			baseUrl: `${url}/v3`,
			loginUrl: `${url}/oauth/token`,
			clientId: 'robot@example.com',
			scope: 'calendar.read',
			showLogin: true,
			loginBody: 'grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer\nassertion=${assertion}',
			showAssertion: true,
			assertionAlgorithm: 'RS256',
			assertionKey: privateKey,
			assertionHeader: '{"kid": "key-1"}',
			assertionClaims: `{"iss": "\${clientId}", "scope": "\${scope}", "aud": "${url}/oauth/token", "jti": "\${uuid}"}`,
		},
		curlCommand: {
			loginKind: 'curl',
			curlCommand: [
				`curl -X POST ${url}/v1/auth/login \\`,
				"  -H 'Content-Type: application/json' \\",
				`  -d '{"username": "\${username}", "password": "\${password}"}'`,
			].join('\n'),
			username: 'ada@example.com',
			password: 'p"ä&s%',
			testPath: '/v1/users/7',
		},
	};
}
