import type { KnownLogin } from '../definition';

/** M-Pesa (Safaricom Daraja): logs in with consumer key and secret by HTTP Basic. */
export const mpesa: KnownLogin = {
	name: 'mpesa',
	label: 'M-Pesa (Daraja)',
	alias: ['Safaricom'],
	fields: {
		environment: {
			where: 'Where the app is registered',
			options: { 'api.safaricom.co.ke': 'Production', 'sandbox.safaricom.co.ke': 'Sandbox' },
		},
		consumerKey: { where: 'Daraja portal > My Apps > your app' },
		consumerSecret: { where: 'Below the consumer key' },
	},
	settings: {
		baseUrl: 'https://${environment}',
		loginMethod: 'GET',
		loginUrl: '/oauth/v1/generate',
		loginQuery: 'grant_type=client_credentials',
		loginBasicUser: '${consumerKey}',
		loginBasicPassword: '${consumerSecret}',
		rejectedPath: 'errorCode',
		rejectedValue: '400.003.01|404.001.03',
	},
	documentation: {
		url: 'https://developer.safaricom.co.ke/APIs/Authorization',
		source: 'https://github.com/safaricom/mpesa-node-library',
		checked: '2026-11-27',
	},
};
