import { business } from './business';
import { contactCentre } from './contactCentre';
import { crm } from './crm';
import { data } from './data';
import { erp } from './erp';
import { infrastructure } from './infrastructure';
import { itsm } from './itsm';
import { marketing } from './marketing';
import { telephony } from './telephony';
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
