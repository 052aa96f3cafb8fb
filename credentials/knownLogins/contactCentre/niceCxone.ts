import type { KnownLogin } from '../definition';

/** NICE CXone: logs in with an access key, sent as JSON. */
export const niceCxone: KnownLogin = {
	name: 'niceCxone',
	label: 'NICE CXone',
	alias: ['inContact'],
	fields: {
		area: {
			where: 'The first part of your CXone address, na1 in na1.nice-incontact.com',
			example: 'na1',
		},
		apiHost: {
			label: 'API Server',
			kind: 'host',
			where:
				'The server of your cluster; api_endpoint in cxone.niceincontact.com/.well-known/cxone-configuration?tenantId=…',
			example: 'api-e32.nice-incontact.com',
		},
		accessKeyId: { where: 'My Profile (or the employee) > Access Keys' },
		accessKeySecret: {
			label: 'Secret Access Key',
			where: 'Shown once, when the access key is made',
		},
	},
	settings: {
		baseUrl: 'https://${apiHost}',
		loginUrl: 'https://${area}.nice-incontact.com/authentication/v1/token/access-key',
		loginBody: '{"accessKeyId": "${accessKeyId}", "accessKeySecret": "${accessKeySecret}"}',
	},
	documentation: {
		url: 'https://developer.niceincontact.com/Documentation/UserHubGettingStarted',
		checked: '2026-11-27',
	},
};
