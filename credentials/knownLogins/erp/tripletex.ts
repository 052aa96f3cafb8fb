import type { KnownLogin } from '../definition';

/** Tripletex: exchanges two tokens for a session that ends on a date of the user's choice. */
export const tripletex: KnownLogin = {
	name: 'tripletex',
	label: 'Tripletex',
	fields: {
		environment: {
			where: 'Where the company is',
			options: { 'tripletex.no': 'Production', 'api-test.tripletex.tech': 'Test' },
		},
		consumerToken: { where: 'Of your integration, from Tripletex' },
		employeeToken: { where: 'Tripletex > user menu > API access, for the integration' },
	},
	settings: {
		baseUrl: 'https://${environment}/v2',
		loginMethod: 'PUT',
		loginUrl: '/token/session/:create',
		loginQuery:
			'consumerToken=${consumerToken}\nemployeeToken=${employeeToken}\nexpirationDate=${now+2:days:YYYY-MM-DD}',
		tokenPath: 'value.token',
		expiryFrom: 'fixed',
		expiryMinutes: 1440,
		tokenTemplate: "Basic ${base64('0:${token}')}",
	},
	test: '/token/session/>whoAmI',
	paging: { offset: 'from', size: 'count', items: 'values' },
	documentation: {
		url: 'https://developer.tripletex.no/docs/documentation/authentication-and-tokens/',
		checked: '2026-11-27',
	},
};
