import type { KnownLogin } from '../definition';
import { odataLinks } from '../odata';

/** Microsoft Dynamics 365 and Dataverse: logs in as an app registered in Microsoft Entra ID. */
export const dynamics365: KnownLogin = {
	name: 'dynamics365',
	label: 'Microsoft Dynamics 365 / Dataverse',
	alias: ['Dynamics 365 Sales', 'Dynamics CRM'],
	fields: {
		address: {
			label: 'Environment URL',
			where: 'Power Platform admin center > Environments > your environment',
			example: 'https://acme.crm4.dynamics.com',
		},
		tenantId: {},
		clientId: { where: 'App registrations > your app; an application user in Dynamics' },
		clientSecret: { where: 'Certificates & secrets > Value' },
	},
	settings: {
		baseUrl: '${address}/api/data/v9.2',
		loginUrl: 'https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token',
		loginBody:
			'grant_type=client_credentials\nclient_id=${clientId}\nclient_secret=${clientSecret}\nscope=${address}/.default',
	},
	test: '/WhoAmI',
	paging: odataLinks,
	documentation: {
		url: 'https://learn.microsoft.com/en-us/power-apps/developer/data-platform/authenticate-oauth',
		source: 'https://github.com/microsoft/PowerPlatform-DataverseClient-Python',
		checked: '2026-11-27',
	},
};
