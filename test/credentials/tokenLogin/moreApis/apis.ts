import { appliances } from './appliances';
import { security } from './security';
import { things } from './things';
import { telephony } from './telephony';
import { business } from './business';
import { homes } from './homes';
import { network } from './network';
import { platforms } from './platforms';
import type { Api } from './types';

/** All of them. */
export const APIS: Api[] = [
	...appliances,
	...telephony,
	...business,
	...network,
	...security,
	...things,
	...homes,
	...platforms,
];
