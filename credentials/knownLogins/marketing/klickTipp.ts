import type { KnownLogin } from '../definition';

/** KlickTipp: a session whose cookie’s name is in the login’s answer. */
export const klickTipp: KnownLogin = {
	name: 'klickTipp',
	label: 'KlickTipp',
	area: 'Marketing',
	fields: {
		username: { label: 'Username', where: 'An account of the plan Premium or higher' },
		password: { label: 'Password', kind: 'secret', where: 'Its password' },
	},
	settings: {
		baseUrl: 'https://api.klicktipp.com',
		loginUrl: '/account/login',
		loginBody: '{"username": "${username}", "password": "${password}"}',
		tokenPath: 'sessid',
		expiryFrom: 'none',
		keepValues: 'cookieName=session_name',
		tokenName: 'Cookie',
		tokenTemplate: '${cookieName}=${token}',
		releaseUrl: '/account/logout',
		releaseHeaders: 'Cookie: ${cookieName}=${token}',
		rejectedStatuses: '401, 403',
	},
	test: '/tag',
	documentation: {
		url: 'https://support.klicktipp.com/article/388-rest-application-programming-interface-api',
	},
};
