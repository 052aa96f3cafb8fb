import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import { createHooks, hiddenFields } from './engine/n8n/hooks';
import type { OfferedProvider } from './engine/n8n/subjects';
import { networkFields } from './engine/vendor/formFields';
import { definitions } from './knownLogins/definitions';
import { knownLoginFlow } from './knownLogins/flow';
import { knownLoginForm } from './knownLogins/form';

export { knownLoginFlow } from './knownLogins/flow';

/** The credential's type, its flow and its name in the node. */
export const knownLogin: OfferedProvider = {
	type: 'knownLoginApi',
	readFlow: knownLoginFlow,
	offeredAs: 'Ready-Made Login API (Genesys, Salesforce …)',
	description:
		'Also Five9, NICE CXone, SAP, RingCentral, 3CX, ServiceNow, GLPI, Odoo, Zabbix, Jamf and some 50 more: choose yours in the credential',
};

const hooks = createHooks(knownLogin);

export class KnownLoginApi implements ICredentialType {
	name = 'knownLoginApi';

	displayName = 'Ready-Made Login API';

	documentationUrl =
		'https://github.com/authenticated-request/n8n-nodes-authenticated-request/blob/main/docs/ready-made-logins.md';

	icon: Icon = {
		light: 'file:../icons/knownLogin.svg',
		dark: 'file:../icons/knownLogin.dark.svg',
	};

	properties: INodeProperties[] = [
		...knownLoginForm(definitions),
		...networkFields,
		...hiddenFields,
	];

	authenticate = hooks.authenticate;

	preAuthentication = hooks.preAuthentication;
}
