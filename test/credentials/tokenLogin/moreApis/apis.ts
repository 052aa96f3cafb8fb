import { analytics } from './business/analytics';
import { business } from './business/business';
import { content } from './business/content';
import { identity } from './business/identity';
import { money } from './business/money';
import { shops } from './business/shops';
import { vehicles } from './business/vehicles';
import { devices } from './homes/devices';
import { schools } from './homes/schools';
import { servers } from './homes/servers';
import { solar } from './homes/solar';
import { administration } from './machines/administration';
import { appliances } from './machines/appliances';
import { network } from './machines/network';
import { security } from './machines/security';
import { storage } from './machines/storage';
import { telephony } from './machines/telephony';
import type { Api } from './types';

/** All of them, by what kind of product they are. */
export const APIS: Api[] = [
	...appliances,
	...network,
	...storage,
	...administration,
	...security,
	...telephony,
	...business,
	...identity,
	...analytics,
	...content,
	...money,
	...shops,
	...vehicles,
	...devices,
	...solar,
	...servers,
	...schools,
];
