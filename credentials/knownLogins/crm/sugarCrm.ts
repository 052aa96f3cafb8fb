import type { KnownLogin } from '../definition';

/** SugarCRM: OAuth2 password grant for a platform, with renewal by refresh token. */
export const sugarCrm: KnownLogin = {
	name: 'sugarCrm',
	label: 'SugarCRM',
	alias: ['Sugar Sell', 'Sugar Serve'],
	fields: {
		address: { label: 'Sugar URL', example: 'https://acme.sugarondemand.com' },
		username: {},
		password: {},
		platform: {
			where: 'Admin > Configure API Platforms; base would log the user out of the browser',
			default: 'custom_api',
		},
	},
	settings: {
		baseUrl: '${address}/rest/v11',
		loginUrl: '/oauth2/token',
		loginBody:
			'{"grant_type": "password", "client_id": "sugar", "client_secret": "", "username": "${username}", "password": "${password}", "platform": "${platform}"}',
		errorPath: 'error_message',
		tokenName: 'OAuth-Token',
		renewBody:
			'{"grant_type": "refresh_token", "client_id": "sugar", "client_secret": "", "refresh_token": "${refreshToken}", "platform": "${platform}"}',
		releaseUrl: '/oauth2/logout',
	},
	test: '/me',
	paging: {
		offset: 'offset',
		size: 'max_num',
		more: 'next_offset',
		moreEnd: '-1',
		items: 'records',
	},
	documentation: {
		url: 'https://support.sugarcrm.com/documentation/sugar_developer/sugar_developer_guide_14.0/integration/web_services/rest_api/endpoints/oauth2token_post/',
		checked: '2026-11-27',
	},
};
