import type { AllProviders } from '../providers';
import { VENDORS } from '../providers/registry';
import type { EmulatorType, LoginRow, MethodRow } from '../providers/types';
import { StoredCredentials } from './storedCredentials';

/** A way to get a token, and what is true of it in every test. */
export type Method = Omit<MethodRow, 'login'> &
	Partial<LoginRow> & {
		/** A vendor's credential type. */
		type: EmulatorType;
		/** Logins that a token takes. */
		logins: 0 | 1;
	};

/** One that logs in. */
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

/** The tokens and keys that were issued by hand. */
export const FIXED_METHODS = ALL.filter((method) => !logsIn(method));
/** Every way to log in. */
export const TOKEN_METHODS = ALL.filter(logsIn);
export const METHODS = [...FIXED_METHODS, ...TOKEN_METHODS];

/** Whether a method's tokens can be renewed by refresh token, even when they are dead. */
export const refreshes = (method: Method): boolean => method.renewsBy === 'refreshToken';
/** Whether a live token renews itself. */
export const renewsLive = (method: Method): boolean => method.renewsBy === 'liveToken';
/** Whether they can be released. */
export const releases = (method: Method): boolean => method.releases === true;

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
