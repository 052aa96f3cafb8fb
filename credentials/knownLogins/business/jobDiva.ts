import type { KnownLogin } from '../definition';

/** JobDiva: the login sends everything in the query. The whole answer is the token. */
export const jobDiva: KnownLogin = {
	name: 'jobDiva',
	label: 'JobDiva',
	fields: {
		clientId: { where: 'JobDiva’s support gives it' },
		username: {
			where: 'Settings > My Team > Add User, with “Only allow access to JobDiva API Calls”',
		},
		password: {},
	},
	settings: {
		baseUrl: 'https://api.jobdiva.com',
		loginMethod: 'GET',
		loginUrl: '/apiv2/authenticate',
		loginQuery: 'clientid=${clientId}\nusername=${username}\npassword=${password}',
		tokenFrom: 'text',
	},
	documentation: {
		url: 'https://api.jobdiva.com/swagger-ui.html',
		source: 'https://github.com/NangoHQ/nango',
		checked: '2026-11-27',
	},
};
