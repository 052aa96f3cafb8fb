import type { Product } from './product';
import { expressSession } from './servers/expressSession';
import { oauth2Server } from './servers/oauth2Server';

/** All products, the small ones first. */
export const PRODUCTS: Product[] = [oauth2Server, expressSession];
