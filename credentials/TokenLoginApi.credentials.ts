import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import { createHooks, hiddenFields } from './engine/n8n/hooks';
import { tokenLoginFlow } from './tokenLogin/flow';
import { formFields } from './tokenLogin/form/form';

export { tokenLoginFlow } from './tokenLogin/flow';

const hooks = createHooks('tokenLoginApi', tokenLoginFlow);

export class TokenLoginApi implements ICredentialType {
	name = 'tokenLoginApi';

	displayName = 'Token Login API';

	documentationUrl =
		'https://github.com/authenticated-request/n8n-nodes-authenticated-request/blob/main/docs/token-login.md';

	icon: Icon = {
		light: 'file:../icons/tokenLogin.svg',
		dark: 'file:../icons/tokenLogin.dark.svg',
	};

	properties: INodeProperties[] = [...formFields, ...hiddenFields];

	authenticate = hooks.authenticate;

	preAuthentication = hooks.preAuthentication;
}
