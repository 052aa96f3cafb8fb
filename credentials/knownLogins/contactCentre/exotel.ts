import type { KnownLogin } from '../definition';

/** Exotel Contact Center v4: exchanges API key and token for a session. */
export const exotel: KnownLogin = {
	name: 'exotel',
	label: 'Exotel Contact Center',
	fields: {
		dataCentre: {
			label: 'Data Center',
			where: 'Where your account is hosted',
			options: { 'ccm-api.exotel.com': 'Singapore', 'ccm-api.in.exotel.com': 'Mumbai' },
		},
		accountSid: { label: 'Account SID', where: 'Exotel dashboard > API settings' },
		apiKey: { where: 'Exotel dashboard > API settings' },
		apiToken: { where: 'Beside the API key' },
	},
	settings: {
		baseUrl: 'https://${dataCentre}/v4/accounts/${accountSid}',
		loginUrl: '/login',
		loginBody:
			'{"username": "${apiKey}", "password": "${apiToken}", "account_sid": "${accountSid}"}',
		tokenPath: 'response.data.session_token',
		expiryFrom: 'date',
		expiryPath: 'response.data.expires_at',
		errorPath: 'response.error_data.message',
	},
	documentation: {
		url: 'https://developer.exotel.com/docs/contact-center-v4/api-reference/login',
		checked: '2026-11-27',
	},
};
