/** The API of CRM.COM 5, which is a different product from V4. */
import { asObject } from '../engine/answers';
import { readJwtClaims } from '../engine/formats/jwt';
import type { ListPaging } from '../engine/listPaging';
import type { GrantFields, Session, TokenFlow } from '../engine/tokenFlow';
import { testPathCall, apiErrorIn, status401 } from '../engine/vendor/commonRules';
import type { FieldReader } from '../engine/vendor/fieldReader';
import { jsonRequest } from '../engine/vendor/flowRequests';

/** The credential's name in errors, for both products. */
export const PROVIDER = 'CRM.COM API';
/** A call that most users may make: a list of one contact. */
export const V5_TEST_PATH = '/contacts?size=1';
const V5_PATH = '/backoffice/v2';
/** The servers of CRM.COM 5. `PREFIX` matches how its paths begin on any server. */
const HOSTS = ['app.crm.com', 'sandbox.crm.com'];
const PREFIX = /^\/(backoffice|self-service|self_service)(\/|$)/;

/** True if a URL is an address of CRM.COM 5. */
export function isV5Address(url: string): boolean {
	const { pathname, hostname } = new URL(url);
	return HOSTS.includes(hostname) || PREFIX.test(pathname);
}

/** How CRM.COM 5 pages its lists. `paging.total` can be empty; `has_more` is always there. */
const V5_PAGES: ListPaging = {
	itemsPath: 'content',
	pageParameter: 'page',
	firstPage: 1,
	pageSizeParameter: 'size',
	pageSize: 100,
	morePath: 'paging.has_more',
	totalItemsPath: 'paging.total',
};

/**
 * CRM.COM 5: a user logs in with an API key. Each call carries the token, without "Bearer", and a
 * second key. Sources: the vendor's reference (crmcom.stoplight.io) and a public client
 * (github.com/dmcken/crm5_bo). Assumed: the body of the renewal, and which keys renewal and
 * sign-out expect.
 */
export function v5Flow(fields: FieldReader, entered: string): TokenFlow {
	const baseUrl = new URL(entered).pathname === '/' ? `${entered}${V5_PATH}` : entered;
	const apiKey = fields.required('apiKey', 'API Key');
	const secretKey = fields.required('secretKey', 'Secret Key');
	const username = fields.required('username', 'Username');
	const password = fields.secret('password', 'Password');
	const credentialsOf = (token: string) => ({ Authorization: token, api_key: secretKey });
	return {
		provider: PROVIDER,
		urlFields: '"Base URL"',
		baseUrl,
		trustedUrls: [baseUrl],
		secrets: [apiKey, secretKey, password],
		source: {
			kind: 'login',
			request: () =>
				jsonRequest(
					`${baseUrl}/users/authenticate`,
					{ provider: 'EMAIL', username, password },
					{ api_key: apiKey },
				),
			renew: (refreshToken) =>
				jsonRequest(
					`${baseUrl}/users/refresh`,
					{ refresh_token: refreshToken },
					{ api_key: apiKey },
				),
			readGrant: v5Grant,
		},
		tokenMayBeJwt: true,
		release: ({ token }: Session) => {
			const user = readJwtClaims(token)?.sub;
			return typeof user === 'string'
				? jsonRequest(
						`${baseUrl}/users/${encodeURIComponent(user)}/sign_out`,
						{},
						credentialsOf(token),
					)
				: undefined;
		},
		attach: (token) => ({ kind: 'headers', headers: credentialsOf(token) }),
		provesRejection: status401,
		failureIn: apiErrorIn,
		testCall: testPathCall(
			fields.text('testPath') || V5_TEST_PATH,
			'Check "Secret Key", and that this user may make the call of "Test Path".',
		),
		paging: V5_PAGES,
	};
}

function v5Grant(body: unknown): GrantFields {
	const fields = asObject(body);
	return {
		token: fields.access_token,
		refreshToken: fields.refresh_token,
		expiresAt: fields.expiration_date,
	};
}
