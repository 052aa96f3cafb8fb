import { PARCEL } from '../template/providers/parcel';
import { CA } from './ca';
import { CAEPE } from './caepe';
import { CCA } from './cca';
import { CLOUD_CX } from './cloudCx';
import { CRM_COM } from './crmCom';
import { KNOWN_LOGIN } from './shownKnownLogins';
import { TOKEN_LOGIN } from './tokenLogins';

/** The vendors of the package, in the order in which they are shown. A new one is a line here. */
const OWN = [CCA, CA, CRM_COM, CAEPE, CLOUD_CX] as const;

/** What the tables of tests run: the template of docs/adding-a-provider.md too, which is not shipped. */
export const VENDORS = [...OWN, PARCEL] as const;

/** What the package ships. The two whose APIs have tests of their own stay last. */
export const SHIPPED = [...OWN, KNOWN_LOGIN, TOKEN_LOGIN] as const;

/** All of them. */
export const ALL = [...SHIPPED, PARCEL] as const;
