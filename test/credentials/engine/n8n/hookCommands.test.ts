/**
 * Tests the commands of the token resource and the network settings of a call, through the hooks as
 * n8n calls them.
 */
import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { commonFailure } from '../../../../credentials/engine/failure/answerWords';
import { asError } from '../../../../credentials/engine/errors';
import { noteOf, type TokenCommand } from '../../../../credentials/engine/n8n/callNotes';
import { createHooks, HookSignal } from '../../../../credentials/engine/n8n/hooks';
import { knownSession, type Provider } from '../../../../credentials/engine/n8n/subjects';
import type { TokenFlow } from '../../../../credentials/engine/tokenFlow';
import { bearer, oAuth2Grant, status401 } from '../../../../credentials/engine/vendor/commonRules';
import { jsonRequest } from '../../../../credentials/engine/vendor/flowRequests';

const commandDone = new HookSignal('Done; no call was to be sent.');
const BASE = 'https://api.example.com';

function readFlow(fields: ICredentialDataDecryptedObject): TokenFlow {
	const common = {
		provider: 'Test API',
		urlFields: '"Base URL"',
		baseUrl: BASE,
		trustedUrls: [BASE],
		secrets: [],
		tokenMayBeJwt: false,
		attach: bearer,
		provesRejection: status401,
		failureIn: commonFailure,
	};
	if (fields.fixed) return { ...common, source: { kind: 'fixed', token: 'FIXED' } };
	return {
		...common,
		source: {
			kind: 'login',
			request: () => jsonRequest(`${BASE}/login`, {}),
			readGrant: oAuth2Grant,
		},
		release: () => jsonRequest(`${BASE}/logout`, {}),
	};
}

const provider: Provider = { type: 'testApi', readFlow };

type Answer = { statusCode: number; body?: unknown };

/** Stands in for n8n and its database, with one credential whose user no other test has. */
class Host {
	private static count = 0;

	saved: ICredentialDataDecryptedObject;

	sent: IHttpRequestOptions[] = [];

	/** The number of times n8n wrote to its database. */
	saves = 0;

	script: Answer[] = [];

	/** Requests of the node that n8n really sent. */
	calls: IHttpRequestOptions[] = [];

	private readonly hooks = createHooks(provider);

	constructor(fields: ICredentialDataDecryptedObject = {}) {
		this.saved = { username: `commander${Host.count++}`, accessToken: '', ...fields };
	}

	get paths() {
		return this.sent.map(({ url }) => url.slice(BASE.length));
	}

	get known() {
		return knownSession(provider, this.saved)?.token;
	}

	/**
	 * Works like `httpRequestWithAuthentication` (packages/core, request-helpers/authentication.ts).
	 */
	async request(
		options: Partial<IHttpRequestOptions> = {},
		command?: TokenCommand,
		credentials = { ...this.saved },
	): Promise<void> {
		if (command) noteOf(credentials).command = command;
		if (credentials.accessToken === '') await this.renew(credentials);
		try {
			await this.send(options, credentials);
		} catch (error) {
			const { response } = error as { response?: { status: number } };
			const isRetried = response?.status === 401 && (await this.renew(credentials));
			await (isRetried ? this.send(options, credentials) : Promise.reject(asError(error)));
		}
	}

	private async send(options: Partial<IHttpRequestOptions>, credentials: typeof this.saved) {
		const request = await this.hooks.authenticate(credentials, { url: `${BASE}/x`, ...options });
		this.calls.push(request);
	}

	private async renew(credentials: typeof this.saved): Promise<boolean> {
		const httpRequest = async (options: IHttpRequestOptions) => {
			this.sent.push(options);
			const grant = { access_token: `T${this.sent.length}`, expires_in: 100 };
			return this.script.shift() ?? { statusCode: 200, body: grant };
		};
		const context = { helpers: { httpRequest } };
		const output = await this.hooks.preAuthentication.call(context, credentials);
		if (!('accessToken' in output)) return false;
		Object.assign(credentials, output);
		Object.assign(this.saved, output);
		this.saves++;
		return true;
	}

	async command(
		kind: TokenCommand['kind'],
		credentials?: typeof this.saved,
	): Promise<TokenCommand> {
		const command: TokenCommand = { kind, done: false };
		await expect(this.request({}, command, credentials)).rejects.toThrow(HookSignal);
		return command;
	}
}

async function loggedIn() {
	const host = new Host();
	await host.request();
	return host;
}

describe('renew', () => {
	it.each([
		['with nothing stored', async () => new Host(), ['/login'], 'T1'],
		['with a live token', loggedIn, ['/login', '/login', '/logout'], 'T2'],
	])('%s: obtains a token, saves it, sends no call', async (_title, start, paths, token) => {
		const host = await start();
		const calls = host.calls.length;
		expect(await host.command('renew')).toEqual({ kind: 'renew', done: true });
		expect(host.paths).toEqual(paths);
		expect(host.calls).toHaveLength(calls);
		expect(host.saved.accessToken).toBe(token);
		expect(host.known).toBe(token);
	});

	it('the next call goes out with the new token', async () => {
		const host = await loggedIn();
		await host.command('renew');
		await host.request();
		expect(host.calls.map(({ headers }) => headers?.Authorization)).toEqual([
			'Bearer T1',
			'Bearer T2',
		]);
		expect(host.paths).toEqual(['/login', '/login', '/logout']);
	});

	it('a refusal comes through, and the token of before is kept', async () => {
		const host = await loggedIn();
		host.script = [{ statusCode: 403, body: { error: 'locked' } }];
		const command: TokenCommand = { kind: 'renew', done: false };
		await expect(host.request({}, command)).rejects.toThrow('(HTTP 403: locked)');
		expect(command.done).toBe(false);
		expect(host.saved.accessToken).toBe('T1');
		await host.request();
		expect(host.calls).toHaveLength(2);
	});
});

describe('obtain', () => {
	it('with nothing stored: obtains a token, saves it, hands it over, sends no call', async () => {
		const host = new Host();
		const command = await host.command('obtain');
		expect(command.session?.token).toBe('T1');
		expect([host.paths, host.calls, host.saved.accessToken]).toEqual([['/login'], [], 'T1']);
	});

	it('with a live token: hands it over without a login', async () => {
		const host = await loggedIn();
		const command = await host.command('obtain');
		expect([command.session?.token, host.paths]).toEqual(['T1', ['/login']]);
	});

	it('of a hundred that ask at once, one logs in and one has the token saved', async () => {
		const host = new Host();
		const copies = Array.from({ length: 100 }, () => ({ ...host.saved }));
		const commands = await Promise.all(
			copies.map(async (copy) => await host.command('obtain', copy)),
		);
		expect(new Set(commands.map(({ session }) => session?.token))).toEqual(new Set(['T1']));
		expect([host.paths, host.saves]).toEqual([['/login'], 1]);
	});

	it('a refusal comes through', async () => {
		const host = new Host();
		host.script = [{ statusCode: 403, body: { error: 'locked' } }];
		const command: TokenCommand = { kind: 'obtain', done: false };
		await expect(host.request({}, command)).rejects.toThrow('(HTTP 403: locked)');
		expect(command).toEqual({ kind: 'obtain', done: false });
	});
});

describe('save', () => {
	it('has the known token saved again where another is stored, without a login', async () => {
		const host = await loggedIn();
		host.saved.accessToken = 'an older one';
		expect(await host.command('save')).toEqual({ kind: 'save', done: true });
		expect([host.saved.accessToken, host.saves]).toEqual(['T1', 2]);
		expect([host.paths, host.calls.length]).toEqual([['/login'], 1]);
	});

	it('saves nothing where no token is known', async () => {
		const host = new Host();
		expect(await host.command('save')).toEqual({ kind: 'save', done: true });
		expect([host.saves, host.paths, host.calls]).toEqual([0, [], []]);
	});
});

describe('release', () => {
	it('tells the provider, empties what is saved, sends no call', async () => {
		const host = await loggedIn();
		host.script = [{ statusCode: 204 }];
		expect(await host.command('release')).toEqual({
			kind: 'release',
			done: true,
			endedByProvider: true,
		});
		expect(host.paths).toEqual(['/login', '/logout']);
		expect(host.calls).toHaveLength(1);
		expect(host.saved).toMatchObject({ accessToken: '', sessionState: '' });
		expect(host.known).toBeUndefined();
	});

	it('the next call logs in again', async () => {
		const host = await loggedIn();
		await host.command('release');
		await host.request();
		expect(host.paths).toEqual(['/login', '/logout', '/login']);
	});

	it('a copy of the credential that still holds the released token logs in too', async () => {
		const host = await loggedIn();
		const copy = { ...host.saved };
		await host.command('release');
		await host.request({}, undefined, copy);
		expect(host.paths).toEqual(['/login', '/logout', '/login']);
		expect(host.calls[1].headers).toEqual({ Authorization: 'Bearer T3' });
	});

	it('with nothing stored, there is nobody to tell, and no login for it', async () => {
		const host = new Host();
		expect(await host.command('release')).toEqual({
			kind: 'release',
			done: true,
			endedByProvider: false,
		});
		expect(host.paths).toEqual([]);
	});

	it('a refusal comes through, and the token is kept', async () => {
		const host = await loggedIn();
		host.script = [{ statusCode: 500 }];
		const command: TokenCommand = { kind: 'release', done: false };
		await expect(host.request({}, command)).rejects.toMatchObject({ reason: 'release_failed' });
		expect(command.done).toBe(false);
		expect(host.saved.accessToken).toBe('T1');
		expect(host.known).toBe('T1');
	});
});

it.each(['renew', 'release'] as const)('a token issued by hand: %s does nothing', async (kind) => {
	const host = new Host({ fixed: true, accessToken: 'x' });
	const command: TokenCommand = { kind, done: false };
	await expect(host.request({}, command)).rejects.toMatchObject({ response: { status: 401 } });
	expect([command.done, host.sent, host.calls]).toEqual([false, [], []]);
});

it('a command that is done is not carried out again with the same credentials', async () => {
	const host = await loggedIn();
	const credentials = { ...host.saved };
	const command: TokenCommand = { kind: 'renew', done: true };
	await expect(host.request({}, command, credentials)).rejects.toThrow(commandDone);
	expect(host.paths).toEqual(['/login']);
});

const PROXY = { proxy: 'http://proxy.example:3128', ignoreSSLIssues: true };
const proxy = { protocol: 'http', host: 'proxy.example', port: 3128 };
const AS_CREDENTIAL_SAYS = { proxy, skipSslCertificateValidation: true };
const settingsOf = (options: object) =>
	Object.fromEntries(
		Object.entries(options).filter(([name]) =>
			['proxy', 'skipSslCertificateValidation', 'rejectUnauthorized'].includes(name),
		),
	);

describe('the network settings of the login', () => {
	it.each<[string, object]>([
		['a proxy', { proxy: { host: 'evil.example', port: 1 } }],
		['a proxy as text', { proxy: 'http://evil.example:3128' }],
		['no TLS checks', { skipSslCertificateValidation: true }],
		['no TLS checks, legacy shape', { rejectUnauthorized: false }],
	])('are never the node’s: %s', async (_title, options) => {
		for (const fields of [{}, PROXY]) {
			const host = new Host({ accessToken: 'stale', ...fields });
			await host.request(options);
			expect(host.paths).toEqual(['/login']);
			expect(settingsOf(host.sent[0])).toEqual(fields === PROXY ? AS_CREDENTIAL_SAYS : {});
			// The call has what the node says.
			expect(host.calls[0]).toMatchObject(options);
		}
	});

	it('are the credential’s, for login, renewal, release and calls', async () => {
		const host = new Host(PROXY);
		await host.request();
		await host.command('renew');
		await host.command('release');
		// The session that the renewal replaced is ended too.
		expect(host.paths).toEqual(['/login', '/login', '/logout', '/logout']);
		for (const sent of [...host.sent, ...host.calls])
			expect(settingsOf(sent)).toEqual(AS_CREDENTIAL_SAYS);
	});

	it('go into calls of the older shape as that names them', async () => {
		const host = new Host(PROXY);
		await host.request({ uri: `${BASE}/x`, url: undefined } as never);
		expect(settingsOf(host.calls[0])).toEqual({
			proxy: 'http://proxy.example:3128',
			rejectUnauthorized: false,
		});
	});

	it('the timeout is the one that the node noted, else the default', async () => {
		const host = new Host();
		const credentials = { ...host.saved };
		noteOf(credentials).timeout = 1_234;
		await host.request({ timeout: 5 }, undefined, credentials);
		expect(host.sent[0]).toMatchObject({ timeout: 1_234 });
		const other = new Host({ accessToken: 'stale' });
		await other.request({ timeout: 5 });
		expect(other.sent[0]).toMatchObject({ timeout: 30_000 });
	});

	it('never change what the login is by itself', async () => {
		const host = new Host({ accessToken: 'stale' });
		await host.request({ method: 'PUT', body: { a: 1 }, qs: { b: 2 }, proxy });
		expect(host.sent[0]).toMatchObject({
			method: 'POST',
			url: `${BASE}/login`,
			body: '{}',
			disableFollowRedirect: true,
		});
		expect(host.sent[0].qs).toBeUndefined();
	});

	it('do not end the session: the token serves on when they change', async () => {
		const host = new Host();
		await host.request();
		Object.assign(host.saved, PROXY);
		await host.request();
		expect(host.paths).toEqual(['/login']);
	});

	it.each(['proxy.example', 'ftp://proxy.example', 'http://u:1%@proxy.example'])(
		'"%s" is named as no proxy',
		async (text) => {
			const host = new Host({ proxy: text });
			await expect(host.request()).rejects.toThrow('the field "Proxy" must be a URL');
			expect(host.sent).toEqual([]);
		},
	);
});

it('a note belongs to one credentials object, not to its values', () => {
	const credentials = { username: 'u' };
	noteOf(credentials).outcome = { sentWith: 'T' };
	expect(noteOf(credentials).outcome).toEqual({ sentWith: 'T' });
	expect(noteOf({ ...credentials })).toEqual({});
});
