import { ALL } from './registry';
import type { Emulators, EmulatorType, Provider } from './types';

export { startCa, type CaSettings } from './caToken';
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

/** The names of the credential types, in the order in which they are shown. */
export const PROVIDER_TYPES = ALL.map(({ type }) => type);

/** The emulators by the name of their credential type. */
export type AllProviders = {
	[Type in EmulatorType]: Provider<Emulators[Type]>;
};

/** Starts all emulators, each on the given port or a free one. */
export async function startAllProviders(
	ports: Partial<Record<keyof AllProviders, number>> = {},
): Promise<AllProviders> {
	const started = ALL.map(async ({ type, start }) => [type, await start(ports[type])]);
	return Object.fromEntries(await Promise.all(started)) as AllProviders;
}
