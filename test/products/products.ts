import type { Product } from './product';
import { oauth2Server } from './servers/oauth2Server';

/** All products, the small ones first. */
export const PRODUCTS: Product[] = [oauth2Server];
