import type { KnownLogin } from '../definition';

/** JobDiva: everything in the query, the token as the whole answer. */
export const jobDiva: KnownLogin = {
	name: 'jobDiva',
	label: 'JobDiva',
	fields: {
		clientId: { where: 'From JobDiva, with the API user' },
		username: { where: 'The API user' },
		password: {},
	},
	settings: {
		baseUrl: 'https://api.jobdiva.com',
		loginMethod: 'GET',
		loginUrl: '/apiv2/authenticate',
		loginQuery: 'clientid=${clientId}\nusername=${username}\npassword=${password}',
		tokenFrom: 'text',
	},
	documentation: { url: 'https://api.jobdiva.com/swagger-ui.html' },
};
