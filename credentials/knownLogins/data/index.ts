import { directus } from './directus';
import { heap } from './heap';
import { metabase } from './metabase';
import { parseServer } from './parseServer';
import { pocketBase } from './pocketBase';
import { strapi } from './strapi';
import { tableau } from './tableau';
import { veevaVault } from './veevaVault';

/** The ready-made logins of this folder. To add one, import it and list it here. */
export const data = [
	directus,
	heap,
	metabase,
	parseServer,
	pocketBase,
	strapi,
	tableau,
	veevaVault,
];
