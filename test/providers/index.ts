import { startCa, type CaSettings } from './ca';
import { startCaepe, type CaepeSettings } from './caepe';
import { startCca, type CcaSettings } from './cca';
import { startCloudCx } from './cloudCx';
import { startCrmCom, type CrmComSettings } from './crmCom';
import { startTokenLogins } from './tokenLogins';
import type { Provider } from './types';

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

/** The emulators by the name of their credential type. */
export interface AllProviders {
	ccaApi: Provider<CcaSettings>;
	caTokenApi: Provider<CaSettings>;
	crmComApi: Provider<CrmComSettings>;
	caepeApi: Provider<CaepeSettings>;
	cloudCxApi: Provider;
	/** The five APIs of the guide to the Token Login credential. */
	tokenLoginApi: Provider;
}

/** Starts all emulators, each on the given port or a free one. */
export async function startAllProviders(
	ports: Partial<Record<keyof AllProviders, number>> = {},
): Promise<AllProviders> {
	const [ccaApi, caTokenApi, crmComApi, caepeApi, cloudCxApi, tokenLoginApi] = await Promise.all([
		startCca(ports.ccaApi),
		startCa(ports.caTokenApi),
		startCrmCom(ports.crmComApi),
		startCaepe(ports.caepeApi),
		startCloudCx(ports.cloudCxApi),
		startTokenLogins(ports.tokenLoginApi),
	]);
	return { ccaApi, caTokenApi, crmComApi, caepeApi, cloudCxApi, tokenLoginApi };
}
