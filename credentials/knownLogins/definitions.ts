import { business } from './business/index';
import { complete } from './complete';
import { contactCentre } from './contactCentre/index';
import { crm } from './crm/index';
import { data } from './data/index';
import { erp } from './erp/index';
import { infrastructure } from './infrastructure/index';
import { itsm } from './itsm/index';
import { marketing } from './marketing/index';
import { telephony } from './telephony/index';
import type { Area, CompleteLogin, KnownLogin } from './definition';

const areas: Array<[Area, KnownLogin[]]> = [
	['Contact Centre', contactCentre],
	['Telephony', telephony],
	['CRM', crm],
	['Marketing', marketing],
	['ITSM', itsm],
	['ERP', erp],
	['Infrastructure', infrastructure],
	['Data', data],
	['Business', business],
];

/** All ready-made logins. */
export const definitions: CompleteLogin[] = areas.flatMap(([area, logins]) =>
	logins.map((login) => complete(login, area)),
);
