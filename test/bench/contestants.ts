import { MAX_CONCURRENCY } from '../../nodes/AuthenticatedRequest/pace/pace';
import { node, TRIGGER } from '../n8n/examples';
import { BENCH_PACKAGE } from './benchPackage';
import type { RemoteProvider } from './remoteProvider';
import type { Run } from './scenarios';

/** The nodes and settings that are compared. */
export type Contestant =
	| 'Authenticated Request'
	| 'One Page after Another'
	| 'HTTP Request'
	| 'Bare loop'
	| 'Do nothing';

const CREDENTIAL = 'cloudCxApi';
/** How many users the emulator has. Each item asks for one of them. */
const USERS = 100;
/** How many elements a page has, if pages are read. */
export const PAGE_SIZE = 100;
/** How many calls the bare loop sends at the same time: the most that our node would send. */
export const BARE_LOOP_CONCURRENCY = MAX_CONCURRENCY;

/** True if the contestant's calls are logged in through a credential. */
export function hasCredential(contestant: Contestant): boolean {
	return contestant !== 'Bare loop' && contestant !== 'Do nothing';
}

/** The node of a contestant, without its credential. */
function nodeOf({ contestant, kind, pages }: Run, { url, credentials }: RemoteProvider) {
	const user = kind === 'expression' ? '{{ $json.user }}' : '1';
	const path =
		pages === undefined
			? `/openapi/v2/user/page?pageSize=1&pageIndex=${user}`
			: `/openapi/v2/list?pageSize=${PAGE_SIZE}&total=${PAGE_SIZE * pages}`;
	const asParameter = (text: string) => (kind === 'expression' ? `=${text}` : text);
	const absolute = asParameter(url + path);
	switch (contestant) {
		case 'Authenticated Request':
		case 'One Page after Another':
			return node(contestant, 'n8n-nodes-authenticated-request.authenticatedRequest', 1, {
				api: CREDENTIAL,
				url: asParameter(path),
				...(pages !== undefined && { options: ourPaging(contestant, pages) }),
			});
		case 'HTTP Request':
			return node(contestant, 'n8n-nodes-base.httpRequest', 4.5, {
				url: absolute,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: CREDENTIAL,
				options: pages === undefined ? {} : PAGING_BY_EXPRESSION,
			});
		case 'Bare loop':
			return node(contestant, `${BENCH_PACKAGE}.bareLoop`, 1, {
				url: absolute,
				bearer: credentials.apiKey.apiKey,
				concurrency: BARE_LOOP_CONCURRENCY,
			});
		case 'Do nothing':
			return node(contestant, `${BENCH_PACKAGE}.doNothing`, 1, { url: absolute });
	}
}

/** The paging of our node. Without the total, it reads the pages one after another. */
function ourPaging(contestant: Contestant, pages: number) {
	const end =
		contestant === 'Authenticated Request'
			? { totalPagesPath: 'data.totalPages' }
			: { limitPagesFetched: true, maxRequests: pages };
	const pagination = { paginationMode: 'pageNumber', pageParameter: 'page', ...end };
	return { itemsPath: 'data.items', pagination: { pagination } };
}

const PAGING_BY_EXPRESSION = {
	pagination: {
		pagination: {
			paginationMode: 'updateAParameterInEachRequest',
			parameters: { parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount + 1 }}' }] },
			paginationCompleteWhen: 'other',
			completeExpression: '={{ $pageCount >= $response.body.data.totalPages }}',
		},
	},
};

/** The workflow of a run for `n8n import:workflow`: it makes the items, then runs the node. */
export function workflowOf(run: Run, provider: RemoteProvider) {
	const users = Array.from({ length: run.items }, (_, index) => (index % USERS) + 1);
	const credentials = hasCredential(run.contestant)
		? { [CREDENTIAL]: { id: run.id, name: run.id } }
		: {};
	const nodes = [
		node(TRIGGER, 'n8n-nodes-base.manualTrigger', 1, {}),
		node('Users', 'n8n-nodes-base.set', 3.4, {
			mode: 'raw',
			jsonOutput: JSON.stringify({ user: users }),
			options: {},
		}),
		node('One Item Each', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'user', options: {} }),
		// A failed call loses one item, but does not end the run.
		{ ...nodeOf(run, provider), credentials, onError: 'continueRegularOutput' },
	];
	const names = nodes.map(({ name }) => name);
	const links = names
		.slice(0, -1)
		.map((name, index) => [name, { main: [[{ node: names[index + 1], type: 'main', index: 0 }]] }]);
	return {
		id: run.id,
		name: run.id,
		active: false,
		settings: { executionOrder: 'v1' },
		nodes: nodes.map((each, index) => ({ ...each, position: [index * 220, 0] })),
		connections: Object.fromEntries(links) as Record<string, unknown>,
	};
}

/**
 * The credential of a run for `n8n import:credentials`. Each run has its own, so that each run logs
 * in. They differ by the number of blanks after the user name, which the credential trims.
 */
export function credentialOf(run: Run, { credentials }: RemoteProvider) {
	const { username, ...fields } = credentials.oAuth2;
	const data = { ...fields, username: String(username) + ' '.repeat(run.number) };
	return { id: run.id, name: run.id, type: CREDENTIAL, data };
}
