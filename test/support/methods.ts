import type { AllProviders } from '../providers';
import { CA_METHODS } from '../providers/ca';
import { CAEPE_METHODS } from '../providers/caepe';
import { CCA_METHODS } from '../providers/cca';
import { CLOUD_CX_METHODS } from '../providers/cloudCx';
import { CRM_COM_METHODS } from '../providers/crmCom';
import type { MethodRow } from '../providers/types';
import { StoredCredentials } from './n8nHost';

type Login = NonNullable<MethodRow['login']>;

/** A way to get a token, and what is true of it in every test. */
export type Method = Omit<MethodRow, 'type' | 'login'> &
	Partial<Login> & {
		/** A vendor's credential type. */
		type: Exclude<keyof AllProviders, 'tokenLoginApi'>;
		/** Logins that a token takes. */
		logins: 0 | 1;
	};

/** One that logs in. */
export type TokenMethod = Method & Login;

const asMethod = ({ login, ...row }: MethodRow): Method => ({
	...row,
	...login,
	type: row.type as Method['type'],
	logins: login === undefined ? 0 : 1,
});
const logsIn = (method: Method): method is TokenMethod => method.logins === 1;

/** All rows of all vendors. */
const ALL = [CCA_METHODS, CA_METHODS, CRM_COM_METHODS, CAEPE_METHODS, CLOUD_CX_METHODS]
	.flat()
	.map(asMethod);

/** The tokens and keys that were issued by hand. */
export const FIXED_METHODS = ALL.filter((method) => !logsIn(method));
/** Every way to log in. */
export const TOKEN_METHODS = ALL.filter(logsIn);
export const METHODS = [...FIXED_METHODS, ...TOKEN_METHODS];

/** Whether a method's tokens can be renewed by refresh token. */
export const refreshes = (method: Method): boolean => method.refreshes === true;
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
