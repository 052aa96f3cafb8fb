/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs beside n8n, never inside it */
/** Runs the workflows of `examples/` from their files. */
import { isDeepStrictEqual } from 'node:util';
import type { AllProviders } from '../providers';
import { CAEPE_CLUSTERS } from '../providers/caepe';
import { CCA_SURVEY_TASKS } from '../providers/cca';
import { CLOUD_CX_USERS, type CloudCxUser, findUsers } from '../providers/cloudCxUsers';
import { CRM_COM_CONTACTS } from '../providers/crmCom';
import { CRM_COM_5_CONTACTS } from '../providers/crmCom5';
import type { EditorApi } from './api';
import { TRIGGER } from './examples';
import { type ChosenCredential, importedFile } from './importedFile';
import { messageIn, outputsOf } from './runData';
import type { Row } from './runExamples';

/** A file of `examples/`, and the outcome that it must have in the sandbox. */
export interface FileExample {
	file: string;
	trigger: string;
	/** The ID of the sandbox's credential for each type in the file. */
	credentials: { [Type in keyof AllProviders]?: string };
	calls: number;
	/** The output that the last nodes must have. */
	outcome: Record<string, Array<Record<string, unknown>>>;
}

/** All files except the agent's. */
export const FILE_EXAMPLES: FileExample[] = [
	{
		file: 'cca-survey-tasks.json',
		trigger: TRIGGER,
		credentials: { ccaApi: 'example-ccaApi-session' },
		calls: 1,
		outcome: {
			'Name and Description': CCA_SURVEY_TASKS.map(({ Id, Name, Description }) => ({
				id: String(Id),
				name: Name,
				description: Description,
			})),
		},
	},
	{
		file: 'ca-accounts.json',
		trigger: TRIGGER,
		credentials: { caTokenApi: 'example-caTokenApi-login' },
		calls: 3,
		outcome: {
			'Account and State': ['A4711', 'A4712', 'A4713'].map((account) => ({
				account,
				state: 'ACTIVE',
			})),
		},
	},
	{
		file: 'crm-com-contacts.json',
		trigger: TRIGGER,
		credentials: { crmComApi: 'example-crmComApi-userAccount' },
		calls: 3,
		outcome: {
			'Name and State': CRM_COM_CONTACTS.map(({ number, name, life_cycle_state: state }) => ({
				number,
				name,
				state,
			})),
		},
	},
	{
		file: 'crm-com-5-contacts.json',
		trigger: TRIGGER,
		credentials: { crmComApi: 'example-crmComApi-crmCom5' },
		calls: Math.ceil(CRM_COM_5_CONTACTS.length / 100),
		outcome: { 'ID and Name': CRM_COM_5_CONTACTS },
	},
	{
		file: 'caepe-clusters.json',
		trigger: TRIGGER,
		credentials: { caepeApi: 'example-caepeApi-serviceAccount' },
		calls: 1,
		outcome: {
			'Name and Status': CAEPE_CLUSTERS.map(({ name, provider, status }) => ({
				name,
				provider,
				status,
			})),
		},
	},
	{
		file: 'caepe-scheduled-check.json',
		trigger: 'Every 15 Minutes',
		credentials: { caepeApi: 'example-caepeApi-userAccount' },
		calls: 1,
		outcome: { 'Not Ready': CAEPE_CLUSTERS.filter(({ status }) => status !== 'Ready') },
	},
	{
		file: 'cloudcx-users.json',
		trigger: TRIGGER,
		credentials: { cloudCxApi: 'example-cloudCxApi-apiKey' },
		calls: 1,
		outcome: { 'Name and Address': namesOf(findUsers({ keywords: 'okafor' }).content) },
	},
	{
		file: 'cloudcx-all-users.json',
		trigger: TRIGGER,
		credentials: { cloudCxApi: 'example-cloudCxApi-oAuth2' },
		calls: Math.ceil(CLOUD_CX_USERS.length / 100),
		outcome: { 'Name and Address': namesOf(CLOUD_CX_USERS) },
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
				{ task: 'Café study', contact: 'Ben Okafor' },
			],
		},
	},
	{
		file: 'crm-com-error-output.json',
		trigger: TRIGGER,
		credentials: { crmComApi: 'example-crmComApi-webApiKey' },
		calls: 3,
		outcome: {
			Found: [
				{ number: 'CI000111', name: 'Anna Müller' },
				{ number: 'CI000113', name: 'Chloé Sato' },
			],
			'Not Found': [
				{
					number: 'CI999999',
					reason: 'CRM.COM API: CONTACT_NOT_FOUND: Failed: No contact has this number',
				},
			],
		},
	},
];

function namesOf(users: CloudCxUser[]) {
	return users.map(({ firstName, lastName, email }) => ({
		name: `${firstName} ${lastName}`,
		email,
	}));
}

const idOf = (file: string) => `example-${file.replace('.json', '')}`;

/** The workflows for `n8n import:workflow`, with the sandbox's credentials chosen. */
export async function fileWorkflows(): Promise<object[]> {
	return await Promise.all(
		FILE_EXAMPLES.map(async ({ file, credentials }) => {
			const chosen = Object.entries(credentials).map(([type, id]) => [type, { id, name: id }]);
			return await importedFile(
				file,
				idOf(file),
				Object.fromEntries(chosen) as Record<string, ChosenCredential>,
			);
		}),
	);
}

/** Runs each file in the real n8n and compares the outcome. */
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
