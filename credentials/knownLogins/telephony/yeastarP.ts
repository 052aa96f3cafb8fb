import type { KnownLogin } from '../definition';

/** Yeastar P-Series PBX: logs in with client ID and secret. Calls carry the token in the query. */
export const yeastarP: KnownLogin = {
	name: 'yeastarP',
	label: 'Yeastar P-Series',
	alias: ['Yeastar PBX', 'Yeastar Cloud PBX'],
	fields: {
		address: {
			label: 'PBX Address',
			where: 'Address of the PBX’s web portal, with its port',
			example: 'https://pbx.example.com:8088',
		},
		clientId: { where: 'PBX web portal > Integrations > API' },
		clientSecret: {},
	},
	settings: {
		baseUrl: '${address}/openapi/v1.0',
		loginUrl: '/get_token',
		loginHeaders: 'User-Agent: OpenAPI',
		loginBody: '{"username": "${clientId}", "password": "${clientSecret}"}',
		successPath: 'errcode',
		successValue: '0',
		errorPath: 'errmsg',
		expiryFrom: 'seconds',
		expiryPath: 'access_token_expire_time',
		tokenPlace: 'query',
		tokenName: 'access_token',
		callHeaders: 'User-Agent: OpenAPI',
		renewUrl: '/refresh_token',
		renewBody: '{"refresh_token": "${refreshToken}"}',
		releaseMethod: 'GET',
		releaseUrl: '/del_token',
		rejectedValue: '10004',
	},
	note: 'After five wrong logins the PBX blocks the address they came from (Security > Security Rules).',
	test: '/system/information',
	paging: { page: 'page', size: 'page_size', totalItems: 'total_number' },
	documentation: {
		url: 'https://help.yeastar.com/en/p-series-software-edition/developer-guide/get-access-token.html',
		checked: '2026-11-27',
	},
};
