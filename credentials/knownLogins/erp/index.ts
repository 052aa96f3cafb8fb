import { acumatica } from './acumatica';
import { businessCentral } from './businessCentral';
import { dolibarr } from './dolibarr';
import { magento } from './magento';
import { netSuite } from './netSuite';
import { odoo } from './odoo';
import { sageIntacct } from './sageIntacct';
import { sapBusinessOne } from './sapBusinessOne';
import { sapConcur } from './sapConcur';
import { sellercloud } from './sellercloud';
import { tripletex } from './tripletex';

/** The ready-made logins of this folder. To add one, import it and list it here. */
export const erp = [
	acumatica,
	businessCentral,
	dolibarr,
	magento,
	netSuite,
	odoo,
	sageIntacct,
	sapBusinessOne,
	sapConcur,
	sellercloud,
	tripletex,
];
