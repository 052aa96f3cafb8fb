import type { AllProviders } from '../providers';
import { StoredCredentials } from './n8nHost';

/** Every way to log in, and a path of each API that echoes the call. */
export const METHODS = [
	{ type: 'ccaApi', method: 'permanentToken', echo: '/echo', logins: 0 },
	{ type: 'ccaApi', method: 'session', echo: '/echo', logins: 1 },
	{ type: 'caTokenApi', method: 'login', echo: '/echo', logins: 1 },
	{ type: 'crmComApi', method: 'userAccount', echo: '/echo', logins: 1 },
	{ type: 'crmComApi', method: 'webApiKey', echo: '/echo', logins: 1 },
	{ type: 'caepeApi', method: 'userAccount', echo: '/api/v1/echo', logins: 1 },
	{ type: 'caepeApi', method: 'serviceAccount', echo: '/api/v1/echo', logins: 1 },
	{ type: 'cloudCxApi', method: 'oAuth2', echo: '/openapi/v2/echo', logins: 1 },
	{ type: 'cloudCxApi', method: 'apiKey', echo: '/openapi/v2/echo', logins: 0 },
] as const;

export type Method = (typeof METHODS)[number];

/** Those that log in. */
export const TOKEN_METHODS = METHODS.filter(({ logins }) => logins > 0);
/** Those whose token was issued by hand. */
export const FIXED_METHODS = METHODS.filter(({ logins }) => logins === 0);

let distinct = 0;

/** A stored credential of its own: a query on the base URL changes the fingerprint and nothing else. */
export function storedFor(
	providers: AllProviders,
	{ type, method }: Pick<Method, 'type' | 'method'>,
	changes: Record<string, unknown> = {},
): StoredCredentials {
	const stored = new StoredCredentials();
	const fields = providers[type].credentials[method];
	stored.set(type, { ...fields, baseUrl: `${fields.baseUrl}?${++distinct}`, ...changes } as never);
	return stored;
}
