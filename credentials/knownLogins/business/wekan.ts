import type { KnownLogin } from '../definition';

/** WeKan: user name and password for a token with its end. */
export const wekan: KnownLogin = {
	name: 'wekan',
	label: 'WeKan',
	area: 'Business',
	fields: {
		address: {
			label: 'WeKan Address',
			kind: 'url',
			where: 'The address at which you open WeKan',
			example: 'https://boards.example.com',
		},
		username: { label: 'Username', where: 'The user as whom calls are made' },
		password: { label: 'Password', kind: 'secret', where: 'Its password' },
	},
	settings: {
		baseUrl: '${address}',
		loginUrl: '/users/login',
		loginBody: '{"username": "${username}", "password": "${password}"}',
		expiryFrom: 'date',
		expiryPath: 'tokenExpires',
		errorPath: 'reason',
	},
	test: '/api/user',
	documentation: { url: 'https://wekan.fi/api/' },
};
