import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import { createHooks, hiddenFields } from './engine/n8n/hooks';
import type { OfferedProvider } from './engine/n8n/subjects';
import { networkFields } from './engine/vendor/formFields';
import { tokenLoginFlow } from './tokenLogin/flow';
import { formFields } from './tokenLogin/form/form';
import { sessionFields } from './tokenLogin/settings/sessionFields';

export { tokenLoginFlow } from './tokenLogin/flow';

/** The credential's type, its flow and its name in the node. */
export const tokenLogin: OfferedProvider = {
	type: 'tokenLoginApi',
	readFlow: tokenLoginFlow,
	sessionFields,
	offeredAs: 'Token Login API (Any Other)',
	description: 'You describe the login: paste its cURL command, or fill in four fields',
};

const hooks = createHooks(tokenLogin);

export class TokenLoginApi implements ICredentialType {
	name = 'tokenLoginApi';

	displayName = 'Token Login API';

	documentationUrl =
		'https://github.com/authenticated-request/n8n-nodes-authenticated-request/blob/main/docs/token-login.md';

	icon: Icon = {
		light: 'file:../icons/tokenLogin.svg',
		dark: 'file:../icons/tokenLogin.dark.svg',
	};

	properties: INodeProperties[] = [...formFields, ...networkFields, ...hiddenFields];

	authenticate = hooks.authenticate;

	preAuthentication = hooks.preAuthentication;
}
