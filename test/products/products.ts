import type { Product } from './product';
import { directus } from './servers/directus';
import { expressSession } from './servers/expressSession';
import { nodeRed } from './servers/nodeRed';
import { oauth2Server } from './servers/oauth2Server';
import { oidcProvider } from './servers/oidcProvider';
import { parseServer } from './servers/parseServer';
import { strapi } from './servers/strapi';
import { verdaccio } from './servers/verdaccio';

/** All products, the small ones first. */
export const PRODUCTS: Product[] = [
	oidcProvider,
	oauth2Server,
	expressSession,
	verdaccio,
	nodeRed,
	parseServer,
	directus,
	strapi,
];
