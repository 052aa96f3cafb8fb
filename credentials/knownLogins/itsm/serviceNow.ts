import type { KnownLogin } from '../definition';

/** ServiceNow: OAuth2 password grant of an instance, with renewal by refresh token. */
export const serviceNow: KnownLogin = {
	name: 'serviceNow',
	label: 'ServiceNow',
	fields: {
		address: { label: 'Instance URL', example: 'https://acme.service-now.com' },
		clientId: { where: 'System OAuth > Application Registry > endpoint for external clients' },
		clientSecret: { where: 'In the same record' },
		username: {},
		password: {},
	},
	settings: {
		loginUrl: '/oauth_token.do',
		loginBody:
			'grant_type=password\nclient_id=${clientId}\nclient_secret=${clientSecret}\nusername=${username}\npassword=${password}',
		renewBody:
			'grant_type=refresh_token\nclient_id=${clientId}\nclient_secret=${clientSecret}\nrefresh_token=${refreshToken}',
	},
	test: '/api/now/table/incident?sysparm_limit=1&sysparm_fields=sys_id',
	paging: {
		offset: 'sysparm_offset',
		size: 'sysparm_limit',
		totalItems: 'header:X-Total-Count',
		items: 'result',
	},
	documentation: {
		url: 'https://www.servicenow.com/docs/csh?topicname=c_OAuthApplications.html',
		source: 'https://github.com/ansible-collections/servicenow.itsm',
		checked: '2026-11-27',
	},
};
