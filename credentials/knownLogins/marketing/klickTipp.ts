import type { KnownLogin } from '../definition';

/**
 * KlickTipp: a login gives a session cookie. The login's answer also has the name of that cookie.
 */
export const klickTipp: KnownLogin = {
	name: 'klickTipp',
	label: 'KlickTipp',
	fields: {
		username: { where: 'An account of the plan Premium or higher' },
		password: {},
	},
	settings: {
		baseUrl: 'https://api.klicktipp.com',
		loginUrl: '/account/login',
		loginBody: '{"username": "${username}", "password": "${password}"}',
		tokenPath: 'sessid',
		expiryFrom: 'none',
		errorPath: '[0]',
		keepValues: 'cookieName=session_name',
		tokenName: 'Cookie',
		tokenTemplate: '${cookieName}=${token}',
		releaseUrl: '/account/logout',
		rejectedStatuses: '401, 403',
	},
	test: '/tag',
	documentation: {
		url: 'https://support.klicktipp.com/article/388-rest-application-programming-interface-api',
		source: 'https://github.com/klicktipp/n8n-community-node-klicktipp',
		checked: '2026-11-27',
	},
};
