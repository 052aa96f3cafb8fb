import type { AllProviders } from '../providers';
import type { Values } from './fields';

/** One way to log in, and a call that shows that it works. */
export interface Case {
	type: keyof AllProviders;
	method: string;
	/** The name that the credential is given. */
	name: string;
	/** The field that is first filled in wrongly. */
	secret: string;
	/** What the credential's form must say then. */
	refusal: RegExp;
	/** What its provider must count for three tests: right, wrong, right again. */
	tests: { logins: number; refused: number; calls: number; rejected: number };
	/** What is filled in at Authenticated Request. */
	parameters: Values;
	/** How many items must come, and a text that must be in one of them. */
	items: [count: number, text: string];
}

const LOGIN = { logins: 2, refused: 1, calls: 0, rejected: 0 };
/** Logs in, then tries the token at the test path. */
const LOGIN_AND_CALL = { ...LOGIN, calls: 2 };
/** A permanent token: CCA says of it whether it is one. */
const CHECKED = { logins: 0, refused: 0, calls: 3, rejected: 0 };
/** A key that is given for good: there is only the test call. */
const CALL = { logins: 0, refused: 0, calls: 2, rejected: 1 };
/** A login that is refused before anything was sent. */
const UNSENT = { ...LOGIN, refused: 0 };

const REFUSED = /: the login was refused \(HTTP \d+: .+\)\. Check the user name, password or key/;
const REJECTED =
	/: the test call to http\S+ failed \(HTTP 401: .+\)\. Check the token or key in the credential/;
const NOT_VALID =
	/: the test call to http\S+\/Session\/\{token\}\/Check failed \(.+\)\. Check "Permanent Token"/;

const SURVEY_TASKS = {
	parameters: { url: '/SurveyTasks', options: { itemsPath: 'Response' } },
	items: [3, 'Panel refresh'] as [number, string],
};
const CONTACT = {
	parameters: {
		url: '/contact_information/show',
		sendQuery: true,
		queryParameters: {
			parameters: [{ name: 'contact_information_identifier', value: 'number=CI000111' }],
		},
	},
	items: [1, 'Anna Müller'] as [number, string],
};
const CLUSTERS = {
	parameters: { url: '/v2/clusters', options: { itemsPath: 'clusters' } },
	items: [3, 'Unreachable'] as [number, string],
};
const USERS = {
	parameters: {
		url: '/openapi/v2/user/page',
		sendQuery: true,
		queryParameters: {
			parameters: [
				{ name: 'pageIndex', value: '2' },
				{ name: 'pageSize', value: '4' },
			],
		},
		options: { itemsPath: 'data.content' },
	},
	items: [4, 'user006'] as [number, string],
};
const TICKET = {
	method: 'POST',
	url: '/api/tickets',
	sendBody: true,
	bodyParameters: { parameters: [{ name: 'title', value: 'Printer' }] },
};

type Given = Omit<Case, 'type' | 'method' | 'name'>;

function logins(type: Case['type'], title: string, methods: Record<string, Given>): Case[] {
	return Object.entries(methods).map(([method, given]) => ({
		type,
		method,
		name: `${title}, ${method}`,
		...given,
	}));
}

const byPassword = { secret: 'password', refusal: REFUSED, tests: LOGIN };

/** Every way to log in, type by type. */
export const cases: Case[] = [
	...logins('ccaApi', 'CCA', {
		permanentToken: {
			secret: 'permanentToken',
			refusal: NOT_VALID,
			tests: CHECKED,
			...SURVEY_TASKS,
		},
		session: { ...byPassword, tests: LOGIN_AND_CALL, ...SURVEY_TASKS },
	}),
	...logins('caTokenApi', 'CA', {
		login: { ...byPassword, parameters: { url: '/accounts/A4711' }, items: [1, 'A4711'] },
	}),
	...logins('crmComApi', 'CRM.COM', {
		userAccount: { ...byPassword, ...CONTACT },
		webApiKey: { ...byPassword, secret: 'webApiKey', ...CONTACT },
		crmCom5: {
			...byPassword,
			tests: LOGIN_AND_CALL,
			parameters: { url: '/contacts', options: { itemsPath: 'content' } },
			items: [10, 'Contact 10'],
		},
	}),
	...logins('caepeApi', 'CAEPE', {
		userAccount: { ...byPassword, tests: LOGIN_AND_CALL, ...CLUSTERS },
		serviceAccount: {
			...byPassword,
			secret: 'clientSecret',
			tests: LOGIN_AND_CALL,
			...CLUSTERS,
		},
	}),
	...logins('cloudCxApi', 'CloudCX', {
		oAuth2: { ...byPassword, tests: LOGIN_AND_CALL, ...USERS },
		apiKey: { secret: 'apiKey', refusal: REJECTED, tests: CALL, ...USERS },
	}),
	...logins('tokenLoginApi', 'Token Login', {
		jsonLogin: {
			...byPassword,
			tests: LOGIN_AND_CALL,
			parameters: { url: '/users/7' },
			items: [1, 'User 7'],
		},
		clientCredentials: {
			...byPassword,
			secret: 'clientSecret',
			parameters: { url: '/orders' },
			items: [1, 'open'],
		},
		twoSteps: { ...byPassword, parameters: { url: '/items' }, items: [1, 'lamp'] },
		signedJwt: {
			secret: 'assertionKey',
			refusal: /Assertion Key/,
			tests: UNSENT,
			parameters: { url: '/calendars' },
			items: [1, 'work'],
		},
		// Last: its parameters stay in the node.
		sessionCookie: { ...byPassword, parameters: TICKET, items: [1, 'Printer'] },
	}),
];
