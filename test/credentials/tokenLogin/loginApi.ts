import type { IDataObject } from 'n8n-workflow';
import { readBody, startServer, type TestServer } from '../../support/httpServer';
import { runNode, StoredCredentials } from '../../support/n8nHost';

type NodeType = Parameters<typeof runNode>[1]['nodeType'];

/** A request as the API received it. */
interface Seen {
	line: string;
	headers: Record<string, unknown>;
	body: string;
}

/** The API's answer at a path. An object is sent as JSON. */
interface Answer {
	status?: number;
	headers?: Record<string, string>;
	body: unknown;
}

/** An API with a login at `/login`, and the node that calls it with a Token Login credential. */
export class LoginApi {
	seen: Seen[] = [];

	answers: Record<string, Answer> = {};

	private server?: TestServer;

	private runs = 0;

	get url(): string {
		return this.server?.url ?? '';
	}

	async start(): Promise<void> {
		this.server = await startServer(async (request, response) => {
			const { method = '', url = '', headers } = request;
			const body = (await readBody(request)).toString();
			this.seen.push({ line: `${method} ${url}`, headers, body });
			const { pathname } = new URL(url, this.url);
			const answer = this.answers[pathname] ?? { body: { ok: true } };
			const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
			const type = text.startsWith('<') ? 'application/xml' : 'application/json';
			const further = { 'content-type': type, ...answer.headers };
			response.writeHead(answer.status ?? 200, further).end(text);
		});
	}

	async stop(): Promise<void> {
		await this.server?.stop();
	}

	reset(): void {
		this.seen = [];
		this.answers = { '/login': { body: { token: 'T-1', expires_in: 600 } } };
	}

	/** Runs the node once with these fields of the credential. Default: a JSON login. */
	run = async (fields: IDataObject, parameters: IDataObject = {}, nodeType?: NodeType) => {
		const stored = new StoredCredentials();
		stored.set('tokenLoginApi', {
			baseUrl: this.url,
			loginUrl: '/login',
			username: 'ada "l" & co',
			password: 'p"ä&s%',
			// The engine's sessions outlive a test, so each run has a credential of its own.
			testPath: `/run/${(this.runs += 1)}`,
			...fields,
		} as never);
		const result = await runNode(stored, {
			...(nodeType && { nodeType }),
			parameters: { api: 'tokenLoginApi', url: '/me', ...parameters },
		});
		return { ...result, stored };
	};

	/** Returns the stored lifetime of the token. */
	static lifetimeIn(stored: StoredCredentials): unknown {
		const { sessionState } = stored.get('tokenLoginApi');
		return (JSON.parse(String(sessionState)) as IDataObject).lifetime;
	}
}

/** Returns the API for all tests of a file. It is reset before each test. */
export function useLoginApi(): LoginApi {
	const api = new LoginApi();
	beforeAll(async () => await api.start());
	afterAll(async () => await api.stop());
	beforeEach(() => api.reset());
	return api;
}
