import { sleep } from 'n8n-workflow';

/** The sign-in of the sandbox's only user; it exists on this machine alone. */
export const owner = { email: 'owner@sandbox.example', signIn: 'Sandbox-2026' };

const RUN_TIMEOUT_MS = 60_000;

/** What became of an execution. */
export interface Execution {
	status: string;
	/** The stored run data as n8n serialises it, to be shown or searched. */
	data: string;
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
	async runWorkflow(id: string, trigger: string): Promise<Execution> {
		const { executionId } = (await this.call('POST', `/rest/workflows/${id}/run`, {
			triggerToStartFrom: { name: trigger },
		})) as { executionId: string };
		const deadline = Date.now() + RUN_TIMEOUT_MS;
		while (Date.now() < deadline) {
			const execution = (await this.call('GET', `/rest/executions/${executionId}`)) as Execution;
			if (!['new', 'running', 'waiting'].includes(execution.status)) return execution;
			await sleep(100);
		}
		return { status: 'timeout', data: '' };
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
