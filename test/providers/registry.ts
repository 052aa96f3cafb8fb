import { CA } from './ca';
import { CAEPE } from './caepe';
import { CCA } from './cca';
import { CLOUD_CX } from './cloudCx';
import { CRM_COM } from './crmCom';
import { TOKEN_LOGIN } from './tokenLogins';

/** Vendors that log in in ways of their own, in the order in which they are shown. A new one is a line here. */
export const VENDORS = [CCA, CA, CRM_COM, CAEPE, CLOUD_CX] as const;

/** All that the package ships; Token Login, whose APIs have tests of their own, stays last. */
export const SHIPPED = [...VENDORS, TOKEN_LOGIN] as const;

/** All that the tests run. */
export const TESTED = SHIPPED;
