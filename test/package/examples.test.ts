/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- reads the project's own files */
/** The workflows to import are those that the sandbox runs, but for their credentials' names. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startAllProviders, type AllProviders } from '../providers';
import { examples, workflowsOf } from '../n8n/examples';

const folder = resolve(__dirname, '../../examples');
const EXAMPLE_OF: Record<string, string> = {
	'ca-accounts.json': 'example-caTokenApi-login',
	'caepe-clusters.json': 'example-caepeApi-userAccount',
	'cca-survey-tasks.json': 'example-ccaApi-session',
	'cloudcx-users.json': 'example-cloudCxApi-oAuth2',
	'crm-com-contacts.json': 'example-crmComApi-userAccount',
};

interface Workflow {
	name: string;
	nodes: Array<{ credentials?: Record<string, { id: string | null; name: string }> }>;
	connections: unknown;
}

let providers: AllProviders;
beforeAll(async () => {
	providers = await startAllProviders();
});
afterAll(async () => {
	await Promise.all(Object.values(providers).map(async (each) => await each.stop()));
});

it('each file is one of the examples', () => {
	expect(readdirSync(folder).sort()).toEqual(Object.keys(EXAMPLE_OF).sort());
});

it.each(Object.entries(EXAMPLE_OF))('%s', (file, id) => {
	const { name, nodes, connections } = JSON.parse(
		readFileSync(join(folder, file), 'utf8'),
	) as Workflow;
	const run = workflowsOf(examples(providers)).find((each) => each.id === id);
	const withoutNames = (list: Workflow['nodes']) =>
		list.map(({ credentials, ...node }) => ({ ...node, types: Object.keys(credentials ?? {}) }));
	expect(name).toBe(run?.name);
	expect(connections).toEqual(run?.connections);
	expect(withoutNames(nodes)).toEqual(withoutNames((run?.nodes ?? []) as Workflow['nodes']));
	const ids = nodes.flatMap(({ credentials = {} }) => Object.values(credentials).map((c) => c.id));
	expect(ids).toEqual([null]);
});
