import { sleep } from 'n8n-workflow';

/** The sign-in of the sandbox's only user; it exists on this machine alone. */
export const owner = { email: 'owner@sandbox.example', signIn: 'Sandbox-2026' };

/** Tells a person where the editor is, and how to get in. */
export const doorTo = (url: string) =>
	`The editor is open at ${url}\nSign in as ${owner.email} with the password ${owner.signIn}`;

/** How a run is started, how long it may take, and how often it is asked for. */
export interface RunOptions {
	timeoutMs?: number;
	pollMs?: number;
	/** The workflow itself: n8n 1.x wants it, later ones look it up. */
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

/** What became of an execution. */
export interface Execution {
	status: string;
	/** The stored run data as n8n serialises it, to be shown or searched. */
	data: string;
	/** ISO dates. */
	startedAt?: string;
	stoppedAt?: string;
}

/** n8n 1.x says that an execution succeeded before it has stored what came of it. */
function hasEnded({ status, data }: Execution): boolean {
	if (status === 'success') return data.includes('"lastNodeExecuted"');
	return !['new', 'running', 'waiting'].includes(status);
}

/** The calls that n8n's editor makes, as the sandbox's owner. */
export class EditorApi {
	private cookie = '';

	constructor(private readonly url: string) {}

	/** Sets the owner up on a new database, then signs in. */
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

	/** Runs a workflow as the editor's button does, and waits for its end. */
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

	/** Starts a workflow as the editor's button does. Gives the execution's ID. */
	async startWorkflow(id: string, trigger: string, workflowData?: unknown): Promise<string> {
		const { executionId } = (await this.call('POST', `/rest/workflows/${id}/run`, {
			workflowData,
			triggerToStartFrom: { name: trigger },
		})) as { executionId: string };
		return executionId;
	}

	/** Stops an execution as the editor's button does. */
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

	/** Undefined while n8n is too busy to tell: it answers 503, or lets the connection break. */
	private async execution(id: string): Promise<Execution | undefined> {
		const answer = this.call('GET', `/rest/executions/${id}`) as Promise<Execution>;
		return await answer.catch(async (error: Error) =>
			/HTTP 503|fetch failed/.test(error.message) ? undefined : await Promise.reject(error),
		);
	}

	/** What n8n's credential form does for its test. */
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

	/** Saves a new credential and gives its ID. */
	async createCredential(type: string, name: string, data: CredentialData): Promise<string> {
		const credential = { type, name, data };
		return ((await this.call('POST', '/rest/credentials', credential)) as { id: string }).id;
	}

	/** What n8n shows in a credential's form: its fields, with placeholders for secrets. */
	async readCredential(id: string): Promise<ShownCredential> {
		return (await this.call('GET', `/rest/credentials/${id}?includeData=true`)) as ShownCredential;
	}

	/** Changes some fields of a credential as its form does, which sends the placeholders back. */
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

	/** Saves a new workflow, publishes it, so that its triggers work, and gives its ID. */
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
