import { sleep } from 'n8n-workflow';

/** The sign-in of the sandbox's only user, which exists only on this machine. */
export const owner = { email: 'owner@sandbox.example', signIn: 'Sandbox-2026' };

/** The message with the editor's address and how to sign in. */
export const doorTo = (url: string) =>
	`The editor is open at ${url}\nSign in as ${owner.email} with the password ${owner.signIn}`;

/** How a run is started, how long it may take, and how often its state is polled. */
export interface RunOptions {
	timeoutMs?: number;
	pollMs?: number;
	/** The workflow itself, which n8n 1.x needs. Later versions look it up. */
	workflowData?: unknown;
}

/** A credential's fields. */
export type CredentialData = Record<string, unknown>;

/** A credential as its form shows it. */
export interface ShownCredential {
	name: string;
	type: string;
	data: CredentialData;
}

/** The outcome of an execution. */
export interface Execution {
	status: string;
	/** The stored run data as n8n serializes it, to be shown or searched. */
	data: string;
	/** Start and end as ISO dates. */
	startedAt?: string;
	stoppedAt?: string;
}

/** True if an execution has ended. n8n 1.x reports success before it has stored the run data. */
function hasEnded({ status, data }: Execution): boolean {
	if (status === 'success') return data.includes('"lastNodeExecuted"');
	return !['new', 'running', 'waiting'].includes(status);
}

/** Makes the calls of n8n's editor, as the sandbox's owner. */
export class EditorApi {
	private cookie = '';

	constructor(private readonly url: string) {}

	/** Sets up the owner on a new database, then signs in. */
	async signIn(): Promise<void> {
		const { email, signIn: password } = owner;
		await this.call('POST', '/rest/owner/setup', {
			email,
			password,
			firstName: 'Sandbox',
			lastName: 'Owner',
		}).catch(() => undefined);
		await this.call('POST', '/rest/login', { emailOrLdapLoginId: email, password });
	}

	/** Runs a workflow like the editor's button, and waits for its end. */
	async runWorkflow(
		id: string,
		trigger: string,
		{ timeoutMs = 60_000, pollMs = 100, workflowData }: RunOptions = {},
	): Promise<Execution> {
		return await this.untilEnded(await this.startWorkflow(id, trigger, workflowData), {
			timeoutMs,
			pollMs,
		});
	}

	/** Starts a workflow like the editor's button. Returns the execution's ID. */
	async startWorkflow(id: string, trigger: string, workflowData?: unknown): Promise<string> {
		const { executionId } = (await this.call('POST', `/rest/workflows/${id}/run`, {
			workflowData,
			triggerToStartFrom: { name: trigger },
		})) as { executionId: string };
		return executionId;
	}

	/** Stops an execution like the editor's button. */
	async stopExecution(id: string): Promise<void> {
		await this.call('POST', `/rest/executions/${id}/stop`);
	}

	/** Waits for the end of an execution. */
	async untilEnded(
		executionId: string,
		{ timeoutMs = 60_000, pollMs = 100 }: RunOptions = {},
	): Promise<Execution> {
		const deadline = Date.now() + timeoutMs;
		while (Date.now() < deadline) {
			const execution = await this.execution(executionId);
			if (execution && hasEnded(execution)) return execution;
			await sleep(pollMs);
		}
		return { status: 'timeout', data: '' };
	}

	/** Undefined while n8n is too busy to answer: it sends 503, or lets the connection break. */
	private async execution(id: string): Promise<Execution | undefined> {
		const answer = this.call('GET', `/rest/executions/${id}`) as Promise<Execution>;
		return await answer.catch(async (error: Error) =>
			/HTTP 503|fetch failed/.test(error.message) ? undefined : await Promise.reject(error),
		);
	}

	/** Tests a credential like n8n's credential form. */
	async testCredential(credential: {
		id: string;
		name: string;
		type: string;
		data: unknown;
	}): Promise<{ status: string; message: string }> {
		return (await this.call('POST', '/rest/credentials/test', { credentials: credential })) as {
			status: string;
			message: string;
		};
	}

	/** Saves a new credential and returns its ID. */
	async createCredential(type: string, name: string, data: CredentialData): Promise<string> {
		const credential = { type, name, data };
		return ((await this.call('POST', '/rest/credentials', credential)) as { id: string }).id;
	}

	/** Returns the fields that a credential's form shows, with placeholders for secrets. */
	async readCredential(id: string): Promise<ShownCredential> {
		return (await this.call('GET', `/rest/credentials/${id}?includeData=true`)) as ShownCredential;
	}

	/** Changes some fields of a credential like its form, which sends the placeholders back. */
	async editCredential(id: string, changes: CredentialData): Promise<void> {
		const { name, type, data } = await this.readCredential(id);
		const edited = { id, name, type, data: { ...data, ...changes } };
		await this.call('PATCH', `/rest/credentials/${id}`, edited);
	}

	/** Saves a new workflow. */
	async createWorkflow(workflow: object): Promise<{ id: string; versionId: string }> {
		return (await this.call('POST', '/rest/workflows', workflow)) as {
			id: string;
			versionId: string;
		};
	}

	/** Saves a new workflow, publishes it so that its triggers work, and returns its ID. */
	async publishWorkflow(workflow: Record<string, unknown>): Promise<string> {
		const { id, versionId } = await this.createWorkflow(workflow);
		await this.call('POST', `/rest/workflows/${id}/activate`, { versionId });
		return id;
	}

	private async call(method: string, path: string, body?: unknown): Promise<unknown> {
		const response = await fetch(this.url + path, {
			method,
			headers: { 'Content-Type': 'application/json', 'browser-id': 'sandbox', Cookie: this.cookie },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok)
			throw new Error(`${method} ${path}: HTTP ${response.status} ${text.slice(0, 500)}`);
		const setCookie = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
		if (setCookie.length > 0) this.cookie = setCookie.join('; ');
		return (JSON.parse(text) as { data: unknown }).data;
	}
}
