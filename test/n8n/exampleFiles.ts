/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs beside n8n, never inside it */
/** The workflows of `examples/` that do more than one plain call, run from their files. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { AllProviders } from '../providers';
import { CLOUD_CX_USERS } from '../providers/cloudCxUsers';
import type { EditorApi } from './api';
import { TRIGGER } from './examples';
import { projectDir } from './paths';
import { messageIn, outputsOf } from './runData';
import type { Row } from './runExamples';

/** A file of `examples/`, and what must become of it in the sandbox. */
interface FileExample {
	file: string;
	trigger: string;
	/** The sandbox's ready credential for each type in the file, by its ID. */
	credentials: { [Type in keyof AllProviders]?: string };
	calls: number;
	/** What the nodes at the ends must give. */
	outcome: Record<string, Array<Record<string, unknown>>>;
}

/** All files but those that `examples.ts` and `agentExample.ts` describe. */
export const FILE_EXAMPLES: FileExample[] = [
	{
		file: 'cloudcx-all-users.json',
		trigger: TRIGGER,
		credentials: { cloudCxApi: 'example-cloudCxApi-oAuth2' },
		calls: Math.ceil(CLOUD_CX_USERS.length / 100),
		outcome: {
			'Name and Address': CLOUD_CX_USERS.map(({ firstName, lastName, email }) => ({
				name: `${firstName} ${lastName}`,
				email,
			})),
		},
	},
	{
		file: 'cca-to-crm-com.json',
		trigger: TRIGGER,
		credentials: {
			ccaApi: 'example-ccaApi-session',
			crmComApi: 'example-crmComApi-userAccount',
		},
		calls: 3,
		outcome: {
			'Task and Contact': [
				{ task: 'Customer satisfaction', contact: 'Anna Müller' },
				{ task: 'Café study', contact: 'Anna Müller' },
			],
		},
	},
	{
		file: 'caepe-scheduled-check.json',
		trigger: 'Every 15 Minutes',
		credentials: { caepeApi: 'example-caepeApi-userAccount' },
		calls: 1,
		outcome: {
			'Not Ready': [{ id: 'cl-3', name: 'edge', provider: 'k3s', status: 'Unreachable' }],
		},
	},
	{
		file: 'crm-com-error-output.json',
		trigger: TRIGGER,
		credentials: { crmComApi: 'example-crmComApi-webApiKey' },
		calls: 3,
		outcome: {
			Found: [
				{ number: 'C0001', name: 'Anna Müller' },
				{ number: 'C0003', name: 'Anna Müller' },
			],
			'Not Found': [
				{
					number: 'unknown',
					reason: 'CRM.COM API: CONTACT_NOT_FOUND: Failed: No contact has this number',
				},
			],
		},
	},
];

interface Workflow {
	name: string;
	nodes: Array<{ credentials?: Record<string, { id: string | null; name: string }> }>;
}

const idOf = (file: string) => `example-${file.replace('.json', '')}`;

/** The workflows as `n8n import:workflow` reads them, with the sandbox's credentials chosen. */
export async function fileWorkflows(): Promise<object[]> {
	const read = async ({ file, credentials }: FileExample): Promise<object> => {
		const text = await readFile(join(projectDir, 'examples', file), 'utf8');
		const workflow = JSON.parse(text) as Workflow;
		for (const node of workflow.nodes)
			for (const [type, chosen] of Object.entries(node.credentials ?? {}))
				chosen.id = credentials[type as keyof AllProviders] ?? null;
		return { ...workflow, id: idOf(file), active: false };
	};
	return await Promise.all(FILE_EXAMPLES.map(read));
}

/** Runs each of them in the real n8n, and compares what comes out. */
export async function runFiles(providers: AllProviders, api: EditorApi): Promise<Row[]> {
	const rows: Row[] = [];
	for (const each of FILE_EXAMPLES) rows.push(await rowOf(each, providers, api));
	return rows;
}

async function rowOf(
	{ file, trigger, credentials, calls, outcome }: FileExample,
	providers: AllProviders,
	api: EditorApi,
): Promise<Row> {
	const used = (Object.keys(credentials) as Array<keyof AllProviders>).map(
		(type) => providers[type],
	);
	const sum = (name: 'calls' | 'logins' | 'renewals' | 'rejected') =>
		used.reduce((total, { counters }) => total + counters[name], 0);
	const counted = () => ({
		requests: sum('calls'),
		logins: sum('logins'),
		renewals: sum('renewals'),
		rejected: sum('rejected'),
	});
	const before = counted();
	const { status, data } = await api.runWorkflow(idOf(file), trigger);
	const after = counted();
	const row = {
		provider: used.map(({ name }) => name).join(', '),
		method: file,
		node: 'Authenticated Request',
		requests: after.requests - before.requests,
		logins: after.logins - before.logins,
		renewals: after.renewals - before.renewals,
		rejected: after.rejected - before.rejected,
		test: '',
	};
	let problem = status === 'success' ? '' : `${status}: ${messageIn(data)}`;
	for (const [node, expected] of Object.entries(problem ? {} : outcome)) {
		const given = outputsOf(node, data)[0] ?? [];
		if (!isDeepStrictEqual(given, expected)) problem ||= `"${node}" gave ${JSON.stringify(given)}`;
	}
	if (row.requests !== calls) problem ||= `${row.requests} requests instead of ${calls}`;
	if (row.logins > used.length) problem ||= `${row.logins} logins for ${used.length} credentials`;
	if (row.rejected > 0) problem ||= 'calls were rejected';
	return { ...row, result: problem === '' ? 'passed' : `FAILED: ${problem}` };
}
