import type { KnownLogin } from '../definition';
import { odataLinks } from '../odata';

/** Microsoft Dynamics 365 Business Central: logs in as an app registered in Microsoft Entra ID. */
export const businessCentral: KnownLogin = {
	name: 'businessCentral',
	label: 'Microsoft Business Central',
	alias: ['Dynamics NAV', 'Navision'],
	fields: {
		tenantId: {},
		environment: { where: 'Its name in the Business Central admin center', default: 'production' },
		clientId: { where: 'App registrations; entered in Microsoft Entra Applications too' },
		clientSecret: { where: 'Certificates & secrets > Value' },
	},
	settings: {
		baseUrl: 'https://api.businesscentral.dynamics.com/v2.0/${tenantId}/${environment}/api/v2.0',
		loginUrl: 'https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token',
		loginBody:
			'grant_type=client_credentials\nclient_id=${clientId}\nclient_secret=${clientSecret}\nscope=https://api.businesscentral.dynamics.com/.default',
	},
	test: '/companies',
	paging: odataLinks,
	documentation: {
		url: 'https://learn.microsoft.com/en-us/dynamics365/business-central/dev-itpro/administration/automation-apis-using-s2s-authentication',
		checked: '2026-11-27',
	},
};
