import { CLOUD_CX_EMAIL, type AllProviders } from '../providers';

/** Items that each example workflow makes, so calls that each of its runs makes. */
export const ITEMS = 5;
/** Name of the node that every example starts with. */
export const TRIGGER = 'When clicking "Execute workflow"';

type CredentialType = keyof AllProviders;

/** One line of the sandbox's table: an example workflow and what it shows. */
export interface Example {
	id: string;
	title: string;
	type: CredentialType;
	method: string;
	/** Logins that the provider may see for all runs of the workflow. */
	logins: number;
	node: 'Authenticated Request' | 'Authenticated Request Tool' | 'HTTP Request';
	/** Where the second run happens: in the server, or in a process of its own. */
	secondRun: 'server' | 'new process';
	/** Fields that differ from the provider's ready credential. */
	fields?: Record<string, unknown>;
	parameters: Record<string, unknown>;
}

const OUR_NODE = 'n8n-nodes-authenticated-request.authenticatedRequest';

/** An example for one provider and method. */
export function example(
	type: CredentialType,
	method: string,
	title: string,
	parameters: Record<string, unknown>,
	more: Partial<Example> = {},
): Example {
	const isFixed = ['permanentToken', 'apiKey'].includes(method);
	return {
		id: `example-${type}-${method}`,
		title,
		type,
		method,
		logins: isFixed ? 0 : 1,
		node: 'Authenticated Request',
		secondRun: 'server',
		parameters: more.node === 'HTTP Request' ? parameters : { api: type, ...parameters },
		...more,
	};
}

const CLOUD_CX_USERS = {
	url: '/openapi/v2/user/page',
	sendQuery: true,
	queryParameters: {
		parameters: [
			{ name: 'pageIndex', value: '={{ $json.page }}' },
			{ name: 'pageSize', value: '25' },
		],
	},
};
const CONTACT = {
	url: '/contact_information/show',
	sendQuery: true,
	queryParameters: {
		parameters: [
			{
				name: 'contact_information_identifier',
				value: '=number={{ $json.page > 2 ? "CI000113" : "CI000111" }}',
			},
		],
	},
};

/** One example for each provider and method, and one through n8n's own HTTP Request node. */
export function examples(providers: AllProviders): Example[] {
	return [
		example('ccaApi', 'permanentToken', 'CCA: list survey tasks', {
			url: '/SurveyTasks',
			options: { itemsPath: 'Response' },
		}),
		example('ccaApi', 'session', 'CCA: list survey tasks in a session', {
			url: '/SurveyTasks',
			options: { itemsPath: 'Response' },
		}),
		example('caTokenApi', 'login', 'CA: read accounts', { url: '=/accounts/{{ $json.page }}' }),
		example('crmComApi', 'userAccount', 'CRM.COM: show contacts', CONTACT),
		example('crmComApi', 'webApiKey', 'CRM.COM: show contacts with a web API key', CONTACT),
		example('crmComApi', 'crmCom5', 'CRM.COM 5: read contacts', {
			url: '/contacts',
			options: { itemsPath: 'content' },
		}),
		example(
			'caepeApi',
			'userAccount',
			'CAEPE: list clusters',
			{ url: '/v2/clusters', options: { itemsPath: 'clusters' } },
			{ secondRun: 'new process' },
		),
		example('caepeApi', 'serviceAccount', 'CAEPE: list clusters as a service', {
			url: '/v2/clusters',
			options: { itemsPath: 'clusters' },
		}),
		example('cloudCxApi', 'oAuth2', 'CloudCX: read users', CLOUD_CX_USERS),
		example('cloudCxApi', 'apiKey', 'CloudCX: read users with an API key', CLOUD_CX_USERS),
		example(
			'cloudCxApi',
			'oAuth2',
			'CloudCX: read users with HTTP Request',
			{
				url: `${providers.cloudCxApi.url}/openapi/v2/user/page?pageIndex=1&pageSize=25`,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: 'cloudCxApi',
				options: {},
			},
			{
				id: 'example-cloudCxApi-httpRequest',
				node: 'HTTP Request',
				// Logs in by e-mail address, so it can't share the login of the example above.
				fields: { loginField: 'email', username: CLOUD_CX_EMAIL },
			},
		),
		...tokenLoginExamples(providers),
	];
}

/** The five of the guide to the Token Login credential, and the first of them through HTTP Request. */
function tokenLoginExamples({ tokenLoginApi }: AllProviders): Example[] {
	const row = (number: number, method: string, what: string, parameters: Record<string, unknown>) =>
		example('tokenLoginApi', method, `Token Login ${number}: ${what}`, parameters);
	return [
		row(1, 'jsonLogin', 'user name and password as JSON', { url: '=/users/{{ $json.page }}' }),
		row(2, 'clientCredentials', 'OAuth2 client credentials', { url: '/orders' }),
		row(3, 'sessionCookie', 'session cookie with a CSRF header', {
			method: 'POST',
			url: '/api/tickets',
			sendBody: true,
			bodyParameters: { parameters: [{ name: 'title', value: 'Printer' }] },
		}),
		row(4, 'twoSteps', 'two steps, and the answer names the server', { url: '/items' }),
		row(5, 'signedJwt', 'a signed JWT instead of a password', { url: '/calendars' }),
		example(
			'tokenLoginApi',
			'jsonLogin',
			'Token Login 1: with HTTP Request',
			{
				url: `=${tokenLoginApi.url}/v1/users/{{ $json.page }}`,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: 'tokenLoginApi',
				options: {},
			},
			{
				id: 'example-tokenLoginApi-httpRequest',
				node: 'HTTP Request',
				// Another test path, so that it can't share the login of the first example.
				fields: { testPath: '/users/8' },
			},
		),
	];
}

/** The credentials of the examples, as `n8n import:credentials` reads them. */
export function credentialsOf(all: Example[], providers: AllProviders) {
	return all.map((row) => ({
		id: row.id,
		name: row.title,
		type: row.type,
		data: { ...providers[row.type].credentials[row.method], ...row.fields } as Record<
			string,
			unknown
		>,
	}));
}

/** The workflows of the examples, as `n8n import:workflow` reads them. */
export function workflowsOf(all: Example[]) {
	return all.map((row) => {
		const isOurs = row.node === 'Authenticated Request';
		const numbers = Array.from({ length: ITEMS }, (_, index) => index + 1);
		const nodes = [
			node(TRIGGER, 'n8n-nodes-base.manualTrigger', 1, {}),
			node('Pages', 'n8n-nodes-base.set', 3.4, {
				mode: 'raw',
				jsonOutput: JSON.stringify({ page: numbers }),
				options: {},
			}),
			node('One Item Each', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'page', options: {} }),
			{
				...node(
					row.node,
					isOurs ? OUR_NODE : 'n8n-nodes-base.httpRequest',
					isOurs ? 1 : 4.2,
					row.parameters,
				),
				credentials: { [row.type]: { id: row.id, name: row.title } },
			},
		];
		const names = nodes.map(({ name }) => name);
		const links = names
			.slice(0, -1)
			.map((name, index) => [
				name,
				{ main: [[{ node: names[index + 1], type: 'main', index: 0 }]] },
			]);
		return {
			id: row.id,
			name: row.title,
			active: false,
			settings: { executionOrder: 'v1' },
			nodes: nodes.map((each, index) => ({ ...each, position: [index * 220, 0] })),
			connections: Object.fromEntries(links) as Record<string, unknown>,
		};
	});
}

/** A workflow's node, but for its position. */
export function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: Record<string, unknown>,
) {
	return { id: name, name, type, typeVersion, parameters };
}
