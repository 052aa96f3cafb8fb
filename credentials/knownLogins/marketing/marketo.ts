import type { KnownLogin } from '../definition';

/**
 * Adobe Marketo Engage: client credentials in the query. Expired tokens are reported with HTTP 200.
 */
export const marketo: KnownLogin = {
	name: 'marketo',
	label: 'Marketo Engage',
	alias: ['Adobe Marketo'],
	fields: {
		instance: {
			label: 'Munchkin ID',
			where: 'Admin > Munchkin, or the first part of the REST endpoint in Admin > Web Services',
			example: '123-ABC-456',
		},
		clientId: { where: 'Admin > LaunchPoint > your service > View Details' },
		clientSecret: {},
	},
	settings: {
		baseUrl: 'https://${instance}.mktorest.com',
		loginMethod: 'GET',
		loginUrl: '/identity/oauth/token',
		loginQuery:
			'grant_type=client_credentials\nclient_id=${clientId}\nclient_secret=${clientSecret}',
		rejectedPath: 'errors[0].code',
		rejectedValue: '601|602',
	},
	test: '/rest/v1/activities/types.json',
	paging: {
		cursor: 'nextPageToken',
		cursorPath: 'nextPageToken',
		size: 'batchSize',
		more: 'moreResult',
		items: 'result',
	},
	documentation: {
		url: 'https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/authentication',
		checked: '2026-11-27',
	},
};
