import { startCa } from './ca';
import { startCaepe } from './caepe';
import { startCca } from './cca';
import { startCloudCx } from './cloudCx';
import { startCrmCom } from './crmCom';
import { startTokenLogins } from './tokenLogins';

export { startCa, type CaSettings } from './ca';
export { startCaepe, type CaepeSettings } from './caepe';
export { startCca, type CcaSettings } from './cca';
export { CLOUD_CX_EMAIL, startCloudCx } from './cloudCx';
export { CLOUD_CX_USERS, type CloudCxUser } from './cloudCxUsers';
export { startCrmCom, type CrmComSettings } from './crmCom';
export { mintJwt } from './jwt';
export type {
	LoginAnswer,
	Provider,
	ProviderCounters,
	ProviderSettings,
	RecordedCall,
} from './types';

/** How the emulator of each credential type is started. Token Login's is the five APIs of its guide. */
const STARTS = {
	ccaApi: startCca,
	caTokenApi: startCa,
	crmComApi: startCrmCom,
	caepeApi: startCaepe,
	cloudCxApi: startCloudCx,
	tokenLoginApi: startTokenLogins,
};

/** The names of the credential types, in the order in which they are shown. */
export const PROVIDER_TYPES = Object.keys(STARTS) as Array<keyof typeof STARTS>;

/** The emulators by the name of their credential type. */
export type AllProviders = {
	[Type in keyof typeof STARTS]: Awaited<ReturnType<(typeof STARTS)[Type]>>;
};

/** Starts all emulators, each on the given port or a free one. */
export async function startAllProviders(
	ports: Partial<Record<keyof AllProviders, number>> = {},
): Promise<AllProviders> {
	const started = PROVIDER_TYPES.map(async (type) => [type, await STARTS[type](ports[type])]);
	return Object.fromEntries(await Promise.all(started)) as AllProviders;
}
