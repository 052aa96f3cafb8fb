import { sleep } from 'n8n-workflow';
import { messageIn } from '../n8n/runData';
import type { CredentialData } from '../n8n/api';
import type { Provider, ProviderSettings } from '../providers';
import type { QueueMode } from './queueMode';
import { type Outcome, publish, type Published } from './workflow';

/** How many executions start at once. */
export const BURST = 20;
/** Makes the workers' logins and calls overlap. */
const DELAYS = { loginDelayMs: 200, callDelayMs: 100 };

const SHORT_MS = 1_000;

/** The emulator, the login method and the settings of a trial. */
export interface Setting {
	startProvider: () => Promise<Provider>;
	method: string;
	/** The emulator's settings, in addition to the delays. */
	settings?: Partial<ProviderSettings>;
	/** Fields that differ from the emulator's ready credential. */
	changes?: CredentialData;
	/** Options of the node. */
	options?: Record<string, unknown>;
}

/** A workflow with a credential and an emulator that no other trial uses. */
export interface Trial extends Published {
	queue: QueueMode;
	provider: Provider;
	method: string;
	/** The credential's fields as they were entered. */
	entered: CredentialData;
}

/** Starts the emulator and publishes the workflow. */
export async function startTrial(queue: QueueMode, setting: Setting): Promise<Trial> {
	const { startProvider, method, settings = {}, changes, options } = setting;
	const provider = await startProvider();
	Object.assign(provider.settings, DELAYS, settings);
	const name = `${provider.name} ${method} on ${new URL(provider.url).port}`;
	const entered = { ...provider.credentials[method], ...changes };
	const published = await publish(queue, { name, provider, data: entered, options });
	return { ...published, queue, provider, method, entered };
}

/** Starts many executions at the same time. */
export async function burst({ call }: Trial, body?: unknown): Promise<Outcome[]> {
	return await Promise.all(Array.from({ length: BURST }, async () => await call(body)));
}

/**
 * Runs the workflow with a short-lived token and waits until it expires. Later tokens live longer.
 */
export async function runUntilExpired({ provider: { settings }, call }: Trial): Promise<void> {
	const { tokenLifetimeMs } = settings;
	settings.tokenLifetimeMs = SHORT_MS;
	await call();
	settings.tokenLifetimeMs = tokenLifetimeMs;
	await sleep(SHORT_MS);
}

/** Counts the workflow's executions by their status in n8n's database. */
export async function statuses({ queue, workflowId }: Trial): Promise<Record<string, number>> {
	const lines = await queue.postgres.query(
		`SELECT status, count(*) FROM execution_entity WHERE "workflowId" = '${workflowId}' GROUP BY status`,
	);
	const pairs = lines.split('\n').filter(Boolean);
	return Object.fromEntries(
		pairs.map((line) => [line.split('|')[0], Number(line.split('|')[1])] as const),
	);
}

/** Returns why the latest failed execution of the workflow failed. */
export async function latestFailure({ queue, workflowId }: Trial): Promise<string> {
	const data = await queue.postgres.query(
		`SELECT d.data FROM execution_entity e JOIN execution_data d ON d."executionId" = e.id
		WHERE e."workflowId" = '${workflowId}' AND e.status <> 'success' ORDER BY e.id DESC LIMIT 1`,
	);
	return messageIn(data);
}
