import { business } from './business/index';
import { contactCentre } from './contactCentre/index';
import { crm } from './crm/index';
import { data } from './data/index';
import { erp } from './erp/index';
import { infrastructure } from './infrastructure/index';
import { itsm } from './itsm/index';
import { marketing } from './marketing/index';
import { telephony } from './telephony/index';
import type { KnownLogin } from './definition';

/** All ready-made logins. */
export const definitions: KnownLogin[] = [
	...contactCentre,
	...telephony,
	...crm,
	...marketing,
	...itsm,
	...erp,
	...infrastructure,
	...data,
	...business,
];
