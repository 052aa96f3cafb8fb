/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- reads the project's own files */
/** The workflows to import are those that the sandbox runs, but for their credentials' names. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startAllProviders, type AllProviders } from '../providers';
import { agentExample, agentWorkflow } from '../n8n/agentExample';
import { FILE_EXAMPLES } from '../n8n/exampleFiles';
import { examples, workflowsOf } from '../n8n/examples';

const folder = resolve(__dirname, '../../examples');
const EXAMPLE_OF: Record<string, string> = {
	'ca-accounts.json': 'example-caTokenApi-login',
	'caepe-clusters.json': 'example-caepeApi-userAccount',
	'cca-survey-tasks.json': 'example-ccaApi-session',
	'cloudcx-users.json': 'example-cloudCxApi-oAuth2',
	'crm-com-contacts.json': 'example-crmComApi-userAccount',
};
const AGENT_FILE = 'cloudcx-ai-agent.json';

interface Workflow {
	name: string;
	nodes: Array<{
		name: string;
		parameters: unknown;
		credentials?: Record<string, { id: string | null; name: string }>;
	}>;
	connections: unknown;
}

const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Workflow;

let providers: AllProviders;
beforeAll(async () => {
	providers = await startAllProviders();
});
afterAll(async () => {
	await Promise.all(Object.values(providers).map(async (each) => await each.stop()));
});

it('each file is one of the examples', () => {
	const known = [...Object.keys(EXAMPLE_OF), AGENT_FILE, ...FILE_EXAMPLES.map(({ file }) => file)];
	expect(readdirSync(folder).sort()).toEqual(known.sort());
});

it.each(readdirSync(folder))('%s names no credential of its author', (file) => {
	const ids = read(file).nodes.flatMap(({ credentials = {} }) =>
		Object.values(credentials).map(({ id }) => id),
	);
	expect(ids.length).toBeGreaterThan(0);
	expect(ids.filter((id) => id !== null)).toEqual([]);
});

it.each(Object.entries(EXAMPLE_OF))('%s is what the sandbox runs', (file, id) => {
	const run = workflowsOf(examples(providers)).find((each) => each.id === id);
	expectSame(read(file), run as never);
});

it(`${AGENT_FILE} is what the sandbox runs`, () => {
	const { model } = read(AGENT_FILE).nodes.find(({ name }) => name === 'Chat Model')!
		.parameters as { model: { value: string } };
	expectSame(read(AGENT_FILE), agentWorkflow(agentExample(providers), model.value) as never);
});

/** Equal but for the credentials, which are the user's own. */
function expectSame(file: Workflow, run: Workflow): void {
	const withoutNames = (list: Workflow['nodes']) =>
		list.map(({ credentials, ...node }) => ({ ...node, types: Object.keys(credentials ?? {}) }));
	expect(file.name).toBe(run.name);
	expect(file.connections).toEqual(run.connections);
	expect(withoutNames(file.nodes)).toEqual(withoutNames(run.nodes));
}
