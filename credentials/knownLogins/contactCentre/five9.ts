import type { KnownLogin } from '../definition';

/** Five9: agent and supervisor REST API. The login's answer names the data center to call. */
export const five9: KnownLogin = {
	name: 'five9',
	label: 'Five9',
	alias: ['Five9 VCC'],
	fields: {
		region: {
			label: 'Login Server',
			kind: 'host',
			where: 'In the US app.five9.com, Canada app.ca.five9.com, Europe app.eu.five9.eu',
			default: 'app.five9.com',
		},
		username: { where: 'A user with the role Supervisor' },
		password: {},
	},
	settings: {
		baseUrl:
			'https://${step1.metadata.dataCenters[active=true].apiUrls[0].host}:${step1.metadata.dataCenters[active=true].apiUrls[0].port}',
		loginUrl: 'https://${region}/appsvcs/rs/svc/auth/login',
		loginBody:
			'{"passwordCredentials": {"username": "${username}", "password": "${password}"}, "appKey": "n8n", "policy": "AttachExisting"}',
		errorPath: 'five9ExceptionDetail.message',
		step: {
			method: 'PUT',
			url: 'https://${step1.metadata.dataCenters[active=true].apiUrls[0].host}:${step1.metadata.dataCenters[active=true].apiUrls[0].port}/supsvcs/rs/svc/supervisors/${step1.userId}/session_start?force=true',
			headers: 'Authorization: Bearer-${step1.tokenId}\nfarmId: ${step1.context.farmId}',
			body: '{"stationId": "", "stationType": "EMPTY", "state": "DISCONNECTED"}',
		},
		tokenPath: 'step1.tokenId',
		tokenTemplate: 'Bearer-${token}',
		callHeaders: 'farmId: ${step1.context.farmId}',
		rejectedStatuses: '401, 435',
		releaseUrl: '/supsvcs/rs/svc/auth/logout',
	},
	note: 'Paths begin with /supsvcs/rs/svc and hold the ID of your organization.',
	documentation: {
		url: 'https://webapps.five9.com/assets/files/for_customers/documentation/apis/vcc-agent+supervisor-rest-api-reference-guide.pdf',
		source: 'https://github.com/Five9DeveloperProgram/Five9-Agent-Sup-REST-API-Python-Pack',
		checked: '2026-11-27',
	},
};
