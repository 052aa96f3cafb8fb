import type { Product } from './product';
import { expressSession } from './servers/expressSession';
import { oauth2Server } from './servers/oauth2Server';
import { oidcProvider } from './servers/oidcProvider';

/** All products, the small ones first. */
export const PRODUCTS: Product[] = [oidcProvider, oauth2Server, expressSession];
