import type { KnownLogin } from '../definition';

/** Heap: logs in with the app’s ID and key by HTTP Basic. */
export const heap: KnownLogin = {
	name: 'heap',
	label: 'Heap',
	fields: {
		appId: { where: 'Account > Manage > Projects > your environment' },
		apiKey: { where: 'Account > Manage > Privacy & Security' },
	},
	settings: {
		baseUrl: 'https://heapanalytics.com/api/public/v0',
		loginUrl: '/auth_token',
		loginBasicUser: '${appId}',
		loginBasicPassword: '${apiKey}',
	},
	documentation: {
		url: 'https://help.heap.io/data-privacy/data-deletion/user-deletion-with-postman/',
		checked: '2026-11-27',
	},
};
