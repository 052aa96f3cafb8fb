import type { KnownLogin } from '../definition';

/** JobDiva: everything in the query, the token as the whole answer. */
export const jobDiva: KnownLogin = {
	name: 'jobDiva',
	label: 'JobDiva',
	area: 'Business',
	fields: {
		clientId: { label: 'Client ID', where: 'From JobDiva, with the API user' },
		username: { label: 'Username', where: 'The API user' },
		password: { label: 'Password', kind: 'secret', where: 'Its password' },
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
