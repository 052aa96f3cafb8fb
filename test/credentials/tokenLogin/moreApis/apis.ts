import { appliances } from './appliances';
import { security } from './security';
import { things } from './things';
import { telephony } from './telephony';
import { business } from './business';
import { network } from './network';
import type { Api } from './types';

/** All of them. */
export const APIS: Api[] = [
	...appliances,
	...telephony,
	...business,
	...network,
	...security,
	...things,
];
