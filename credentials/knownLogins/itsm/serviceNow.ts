import type { KnownLogin } from '../definition';

/** ServiceNow: OAuth2 password grant of an instance, with refresh. */
export const serviceNow: KnownLogin = {
	name: 'serviceNow',
	label: 'ServiceNow',
	area: 'ITSM',
	fields: {
		address: {
			label: 'Instance URL',
			kind: 'url',
			where: 'The address at which you open ServiceNow',
			example: 'https://acme.service-now.com',
		},
		clientId: {
			label: 'Client ID',
			where: 'System OAuth > Application Registry > endpoint for external clients',
		},
		clientSecret: { label: 'Client Secret', kind: 'secret', where: 'In the same record' },
		username: { label: 'Username', where: 'The user as whom calls are made' },
		password: { label: 'Password', kind: 'secret', where: 'Its password' },
	},
	settings: {
		baseUrl: '${address}',
		loginUrl: '/oauth_token.do',
		loginBody:
			'grant_type=password\nclient_id=${clientId}\nclient_secret=${clientSecret}\nusername=${username}\npassword=${password}',
		refreshTokenPath: 'refresh_token',
		renewUrl: '/oauth_token.do',
		renewBody:
			'grant_type=refresh_token\nclient_id=${clientId}\nclient_secret=${clientSecret}\nrefresh_token=${refreshToken}',
	},
	test: '/api/now/table/incident?sysparm_limit=1&sysparm_fields=sys_id',
	documentation: {
		url: 'https://www.servicenow.com/docs/csh?topicname=c_OAuthApplications.html',
	},
};
