import { MAX_CONCURRENCY } from '../../nodes/AuthenticatedRequest/pace/pace';
import { node, TRIGGER } from '../n8n/examples';
import { BENCH_PACKAGE } from './benchPackage';
import type { RemoteProvider } from './remoteProvider';
import type { Run } from './scenarios';

/** What is measured side by side. */
export type Contestant = 'Authenticated Request' | 'HTTP Request' | 'Bare loop' | 'Do nothing';

const CREDENTIAL = 'cloudCxApi';
/** The emulator has so many users; each item asks for one of them. */
const USERS = 100;
/** The most that Authenticated Request has in flight. */
export const BARE_LOOP_CONCURRENCY = MAX_CONCURRENCY;

/** Whether its calls are logged in through a credential. */
export function hasCredential(contestant: Contestant): boolean {
	return contestant === 'Authenticated Request' || contestant === 'HTTP Request';
}

/** The node of a contestant, but for its credential. */
function nodeOf({ contestant, kind }: Run, { url, credentials }: RemoteProvider) {
	const user = kind === 'expression' ? '{{ $json.user }}' : '1';
	const path = `/openapi/v2/user/page?pageSize=1&pageIndex=${user}`;
	const asParameter = (text: string) => (kind === 'expression' ? `=${text}` : text);
	const absolute = asParameter(url + path);
	switch (contestant) {
		case 'Authenticated Request':
			return node(contestant, 'n8n-nodes-authenticated-request.authenticatedRequest', 1, {
				api: CREDENTIAL,
				url: asParameter(path),
			});
		case 'HTTP Request':
			return node(contestant, 'n8n-nodes-base.httpRequest', 4.5, {
				url: absolute,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: CREDENTIAL,
				options: {},
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

/** The workflow of a run, as `n8n import:workflow` reads it: the items are made, then the node. */
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
		// A call that fails is one item lost, not the end of the run.
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
 * The credential of a run, as `n8n import:credentials` reads it. Each run has its own, so that each
 * logs in: the blanks after the user name are cut off by the credential, but make it another one.
 */
export function credentialOf(run: Run, { credentials }: RemoteProvider) {
	const { username, ...fields } = credentials.oAuth2;
	const data = { ...fields, username: String(username) + ' '.repeat(run.number) };
	return { id: run.id, name: run.id, type: CREDENTIAL, data };
}
