import type { KnownLogin } from '../definition';

/** Yeastar P-Series PBX: client ID and secret for a token that calls carry in the query. */
export const yeastarP: KnownLogin = {
	name: 'yeastarP',
	label: 'Yeastar P-Series',
	area: 'Telephony',
	alias: ['Yeastar PBX', 'Yeastar Cloud PBX'],
	fields: {
		address: {
			label: 'PBX Address',
			kind: 'url',
			where: 'Address of the PBX’s web portal, with its port',
			example: 'https://pbx.example.com:8088',
		},
		clientId: { label: 'Client ID', where: 'PBX web portal > Integrations > API' },
		clientSecret: { label: 'Client Secret', kind: 'secret', where: 'Beside the client ID' },
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
		tokenTemplate: '${token}',
		callHeaders: 'User-Agent: OpenAPI',
		refreshTokenPath: 'refresh_token',
		renewUrl: '/refresh_token',
		renewHeaders: 'User-Agent: OpenAPI',
		renewBody: '{"refresh_token": "${refreshToken}"}',
		releaseMethod: 'GET',
		releaseUrl: '/del_token',
		releaseQuery: 'access_token=${token}',
		releaseHeaders: 'User-Agent: OpenAPI',
		rejectedPath: 'errcode',
		rejectedValue: '10004|10005',
	},
	test: '/system/information',
	documentation: {
		url: 'https://help.yeastar.com/en/p-series-software-edition/developer-guide/get-access-token.html',
		checked: '2026-11-27',
	},
};
