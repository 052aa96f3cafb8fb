import type { KnownLogin } from '../definition';

/** Grandstream UCM: fetches a challenge, then logs in with the MD5 of challenge and password. */
export const grandstreamUcm: KnownLogin = {
	name: 'grandstreamUcm',
	label: 'Grandstream UCM',
	alias: ['UCM6300', 'UCM6200'],
	fields: {
		address: {
			label: 'UCM Address',
			where: 'Address of the UCM’s web interface, with its port',
			example: 'https://ucm.example.com:8089',
		},
		username: {
			label: 'API Username',
			where:
				'Value-added Features (or Integrations) > API Configuration > HTTPS API Settings (New)',
			default: 'cdrapi',
		},
		password: { label: 'API Password', where: 'Below the API username' },
	},
	settings: {
		baseUrl: '${address}/api',
		loginBody: '{"request": {"action": "challenge", "user": "${username}", "version": "1.0"}}',
		step: {
			body: '{"request": {"action": "login", "token": "${md5(\'${step1.response.challenge}${password}\')}", "url": "", "user": "${username}"}}',
		},
		successPath: 'status',
		successValue: '0',
		tokenPath: 'response.cookie',
		expiryFrom: 'idle',
		expiryMinutes: 10,
		tokenPlace: 'body',
		tokenName: 'cookie',
		releaseBody: '{"request": {"action": "logout", "cookie": "${token}"}}',
		rejectedValue: '-5|-6',
	},
	note: 'Calls are POSTs to / with {"request": {"action": "…", "cookie": "${cookie}"}}: write ${cookie} exactly like this. A wrong password is answered with status -37.',
	documentation: {
		url: 'https://documentation.grandstream.com/knowledge-base/ucm-api-guide/',
		source: 'https://github.com/celloza/ucm-psmodule',
		checked: '2026-11-27',
	},
};
