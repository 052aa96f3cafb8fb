import { CLOUD_CX_EMAIL, type AllProviders } from '../providers';
import { SHIPPED } from '../providers/registry';
import type { Emulator } from '../providers/types';

/** How many items each example workflow makes, and so how many calls each of its runs makes. */
export const ITEMS = 5;
/** The name of the node that every example starts with. */
export const TRIGGER = 'When clicking "Execute workflow"';

type CredentialType = keyof AllProviders;

/** A row of the sandbox's table: an example workflow and what it shows. */
export interface Example {
	id: string;
	title: string;
	type: CredentialType;
	method: string;
	/** How many logins the provider may see for all runs of the workflow. */
	logins: number;
	node: 'Authenticated Request' | 'Authenticated Request Tool' | 'HTTP Request';
	/** Whether the second run happens in the server or in a process of its own. */
	secondRun: 'server' | 'new process';
	/** Fields that differ from the provider's prepared credential. */
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
	return {
		id: `example-${type}-${method}`,
		title,
		type,
		method,
		logins: 1,
		node: 'Authenticated Request',
		secondRun: 'server',
		parameters: more.node === 'HTTP Request' ? parameters : { api: type, ...parameters },
		...more,
	};
}

/** One example for each provider and method, and some through n8n's own HTTP Request node. */
export function examples(providers: AllProviders): Example[] {
	return SHIPPED.flatMap((vendor) => [
		...examplesOf(vendor),
		...throughHttpRequest(providers).filter(({ type }) => type === vendor.type),
	]);
}

/** One example for each way to log in to a vendor's API. */
export function examplesOf({ type, methods }: Emulator): Example[] {
	return methods.map(({ method, browser, example: shown }) =>
		example(type, method, shown.title, shown.parameters, {
			// A permanent key needs no login.
			logins: Math.min(1, browser.tests.logins),
			...(shown.secondRun && { secondRun: shown.secondRun }),
		}),
	);
}

/** Examples that show that the credentials work in n8n's own node. */
function throughHttpRequest({ cloudCxApi, tokenLoginApi }: AllProviders): Example[] {
	const row = (
		type: CredentialType,
		method: string,
		title: string,
		url: string,
		fields: Example['fields'],
	) =>
		example(
			type,
			method,
			title,
			{
				url,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: type,
				options: {},
			},
			{ id: `example-${type}-httpRequest`, node: 'HTTP Request', fields },
		);
	return [
		row(
			'cloudCxApi',
			'oAuth2',
			'CloudCX: read users with HTTP Request',
			`${cloudCxApi.url}/openapi/v2/user/page?pageIndex=1&pageSize=25`,
			// Logs in by e-mail address, so it can't share the login of the example above.
			{ loginField: 'email', username: CLOUD_CX_EMAIL },
		),
		row(
			'tokenLoginApi',
			'jsonLogin',
			'Token Login 1: with HTTP Request',
			`=${tokenLoginApi.url}/v1/users/{{ $json.page }}`,
			// Another test path, so that it can't share the login of the first example.
			{ testPath: '/users/8' },
		),
	];
}

/** The credentials of the examples for `n8n import:credentials`. */
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

/** The workflows of the examples for `n8n import:workflow`. */
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

/** A node of a workflow, without its position. */
export function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: Record<string, unknown>,
) {
	return { id: name, name, type, typeVersion, parameters };
}
