import type { AllProviders } from '../providers';
import { StoredCredentials } from './n8nHost';

/** A way to get a token. */
interface MethodRow {
	type: keyof AllProviders;
	method: string;
	/** A path of the API that echoes the call. */
	echo: string;
	logins: 0 | 1;
}

/** One that logs in, and what the emulator makes of it. */
interface TokenMethodRow extends MethodRow {
	/** The field whose change makes the login wrong. */
	secret: string;
	/** How the emulator refuses it, as the user reads it. */
	refusal: readonly [status: number, words: string];
	/** As the emulator announces it, or as the credential has it. */
	lifetimeSeconds: number;
	/** Whether it can be renewed by refresh token, and whether it can be released. */
	refreshes?: true;
	releases?: true;
}

/** The tokens and keys that were issued by hand. */
export const FIXED_METHODS = [
	{ type: 'ccaApi', method: 'permanentToken', echo: '/echo', logins: 0 },
	{ type: 'cloudCxApi', method: 'apiKey', echo: '/openapi/v2/echo', logins: 0 },
] as const satisfies readonly MethodRow[];

/** Every way to log in. */
export const TOKEN_METHODS = [
	{
		type: 'ccaApi',
		method: 'session',
		echo: '/echo',
		logins: 1,
		secret: 'password',
		refusal: [401, 'Invalid login, password or module'],
		lifetimeSeconds: 60,
	},
	{
		type: 'caTokenApi',
		method: 'login',
		echo: '/echo',
		logins: 1,
		secret: 'password',
		refusal: [400, 'unauthorized_access: Administrator credentials are not valid'],
		lifetimeSeconds: 300,
	},
	{
		type: 'crmComApi',
		method: 'userAccount',
		echo: '/echo',
		logins: 1,
		secret: 'password',
		refusal: [200, 'INVALID_CREDENTIALS: Failed: Wrong username, password or organisation'],
		lifetimeSeconds: 7200,
		releases: true,
	},
	{
		type: 'crmComApi',
		method: 'webApiKey',
		echo: '/echo',
		logins: 1,
		secret: 'webApiKey',
		refusal: [200, 'INVALID_CREDENTIALS: Failed: Wrong key'],
		lifetimeSeconds: 7200,
		releases: true,
	},
	{
		type: 'caepeApi',
		method: 'userAccount',
		echo: '/api/v1/echo',
		logins: 1,
		secret: 'password',
		refusal: [401, 'invalid_grant: Invalid user credentials'],
		lifetimeSeconds: 300,
		refreshes: true,
		releases: true,
	},
	{
		type: 'caepeApi',
		method: 'serviceAccount',
		echo: '/api/v1/echo',
		logins: 1,
		secret: 'clientSecret',
		refusal: [401, 'invalid_client: Invalid client or Invalid client credentials'],
		lifetimeSeconds: 300,
	},
	{
		type: 'cloudCxApi',
		method: 'oAuth2',
		echo: '/openapi/v2/echo',
		logins: 1,
		secret: 'password',
		refusal: [400, 'invalid_grant: Bad credentials'],
		lifetimeSeconds: 3599,
		refreshes: true,
	},
] as const satisfies readonly TokenMethodRow[];

export const METHODS = [...FIXED_METHODS, ...TOKEN_METHODS];

export type TokenMethod = (typeof TOKEN_METHODS)[number];
export type Method = (typeof METHODS)[number];

/** Whether a method's tokens can be renewed by refresh token. */
export const refreshes = (method: Method): boolean => 'refreshes' in method;
/** Whether they can be released. */
export const releases = (method: Method): boolean => 'releases' in method;

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
