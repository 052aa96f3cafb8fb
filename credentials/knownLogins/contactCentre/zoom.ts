import type { KnownLogin } from '../definition';

/** Zoom: Server-to-Server OAuth, with Zoom's own grant type account_credentials. */
export const zoom: KnownLogin = {
	name: 'zoom',
	label: 'Zoom (Server-to-Server OAuth)',
	alias: ['Zoom Contact Center', 'Zoom Phone'],
	fields: {
		accountId: { where: 'App Marketplace > your Server-to-Server OAuth app' },
		clientId: { where: 'Beside the account ID' },
		clientSecret: {},
	},
	settings: {
		baseUrl: 'https://api.zoom.us/v2',
		loginUrl: 'https://zoom.us/oauth/token',
		loginBasicUser: '${clientId}',
		loginBasicPassword: '${clientSecret}',
		loginBody: 'grant_type=account_credentials\naccount_id=${accountId}',
	},
	paging: { cursor: 'next_page_token', cursorPath: 'next_page_token', size: 'page_size' },
	documentation: {
		url: 'https://developers.zoom.us/docs/internal-apps/s2s-oauth/',
		checked: '2026-11-27',
	},
};
