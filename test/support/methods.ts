import type { AllProviders } from '../providers';
import { VENDORS } from '../providers/registry';
import type { EmulatorType, LoginRow, MethodRow } from '../providers/types';
import { StoredCredentials } from './storedCredentials';

/** A way to get a token, with the facts that every test needs about it. */
export type Method = Omit<MethodRow, 'login'> &
	Partial<LoginRow> & {
		/** A vendor's credential type. */
		type: EmulatorType;
		/** How many logins a token takes. */
		logins: 0 | 1;
	};

/** A way to get a token by logging in. */
export type TokenMethod = Method & LoginRow;

const asMethod = (type: Method['type'], { login, ...row }: MethodRow): Method => ({
	...row,
	...login,
	type,
	logins: login === undefined ? 0 : 1,
});
const logsIn = (method: Method): method is TokenMethod => method.logins === 1;

/** All rows of all vendors. */
const ALL = VENDORS.flatMap(({ type, methods }) => methods.map((row) => asMethod(type, row)));

/** The ways without a login: tokens and keys that were issued by hand. */
export const FIXED_METHODS = ALL.filter((method) => !logsIn(method));
/** Every way to log in. */
export const TOKEN_METHODS = ALL.filter(logsIn);
export const METHODS = [...FIXED_METHODS, ...TOKEN_METHODS];

/** True if a method's tokens can be renewed by refresh token, even when they are dead. */
export const refreshes = (method: Method): boolean => method.renewsBy === 'refreshToken';
/** True if a token can renew itself while it is alive. */
export const renewsLive = (method: Method): boolean => method.renewsBy === 'liveToken';
/** True if a method's tokens can be released. */
export const releases = (method: Method): boolean => method.releases === true;

let distinct = 0;

/**
 * A stored credential that no other test shares. A query on the base URL changes its fingerprint
 * and nothing else.
 */
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
