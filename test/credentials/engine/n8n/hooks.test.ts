/** Tests the hooks in the order in which n8n calls them, without n8n and without a network. */
import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { commonFailure } from '../../../../credentials/engine/failure/answerWords';
import { createCredentialTest } from '../../../../credentials/engine/n8n/credentialTest';
import { createHooks } from '../../../../credentials/engine/n8n/hooks';
import {
	type Provider,
	reportAcceptedToken,
	sessions,
	subjectOf,
} from '../../../../credentials/engine/n8n/subjects';
import type { TokenFlow, TokenSource } from '../../../../credentials/engine/tokenFlow';
import {
	testPathCall,
	bearer,
	oAuth2Grant,
	status401,
} from '../../../../credentials/engine/vendor/commonRules';
import { jsonRequest } from '../../../../credentials/engine/vendor/flowRequests';

const BASE = 'https://api.example.com';
const PHRASE = 'p"ä&s w+ord';

function readFlow(fields: ICredentialDataDecryptedObject): TokenFlow {
	const common = {
		provider: 'Test API',
		urlFields: '"Base URL"',
		baseUrl: BASE,
		trustedUrls: [BASE],
		tokenMayBeJwt: false,
		attach: bearer,
		provesRejection: status401,
		failureIn: commonFailure,
		testCall: fields.untested ? undefined : testPathCall('/me'),
	};
	if (fields.fixed) {
		const source: TokenSource = { kind: 'fixed', token: 'FIXED' };
		return { ...common, source, secrets: ['FIXED'] };
	}
	return {
		...common,
		secrets: [PHRASE],
		source: {
			kind: 'login',
			request: () => jsonRequest(`${BASE}/login`, { username: fields.username }),
			renew: (refreshToken) => jsonRequest(`${BASE}/renew`, { refreshToken }),
			readGrant: oAuth2Grant,
		},
	};
}

const provider: Provider = { type: 'testApi', readFlow };

/** Stands in for n8n and its database, with one credential whose user no other test has. */
class Host {
	private static count = 0;

	stored: ICredentialDataDecryptedObject;

	sent: string[] = [];

	/** The next answers; after them comes the usual grant. */
	script: Array<{ statusCode: number; headers?: object; body?: unknown }> = [];

	refreshToken: string | undefined;

	readonly hooks = createHooks(provider);

	constructor(fields: ICredentialDataDecryptedObject = {}) {
		this.stored = { username: `user${Host.count++}`, accessToken: '', ...fields };
	}

	private answer(url: string) {
		this.sent.push(url.slice(BASE.length));
		const usual = {
			access_token: `${String(this.stored.username)}-${this.sent.length}`,
			expires_in: 100,
			refresh_token: this.refreshToken,
		};
		return this.script.shift() ?? { statusCode: 200, headers: {}, body: JSON.stringify(usual) };
	}

	/** Calls the hook and stores the fields that n8n would store. */
	async preAuthenticate(credentials = this.stored) {
		const httpRequest = async ({ url }: IHttpRequestOptions) => this.answer(url);
		const result = await this.hooks.preAuthentication.call(
			{ helpers: { httpRequest } },
			credentials,
		);
		if ('accessToken' in result) this.stored = { ...this.stored, ...result };
		return result;
	}

	async authenticate(credentials = this.stored, url = `${BASE}/x`) {
		return await this.hooks.authenticate(credentials, { url });
	}

	async test() {
		const request = async ({ uri }: { uri: string }) => this.answer(uri);
		return await createCredentialTest(provider).call(
			{ helpers: { request } } as unknown as ICredentialTestFunctions,
			{ id: '1', name: 'c', type: 'testApi', data: this.stored },
		);
	}
}

const wantsRenewal = { response: { status: 401 } };

let now = 1_800_000_000_000;
beforeEach(() => {
	// The hooks use the clock of the process, so each test starts at the time when the previous one
	// ended.
	jest.spyOn(Date, 'now').mockImplementation(() => now);
	jest.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => jest.restoreAllMocks());

async function loggedIn(refreshToken?: string) {
	const host = new Host();
	host.refreshToken = refreshToken;
	await host.preAuthenticate();
	return host;
}

it('preAuthentication, then authenticate: the new token, and the credential told by name only', async () => {
	const host = await loggedIn();
	expect(Object.keys(host.stored).sort()).toEqual(['accessToken', 'sessionState', 'username']);
	const { headers, sendCredentialsOnCrossOriginRedirect } = await host.authenticate();
	expect(headers).toEqual({ Authorization: `Bearer ${String(host.stored.accessToken)}` });
	expect(sendCredentialsOnCrossOriginRedirect).toBe(false);
	expect(host.sent).toEqual(['/login']);
});

it('with nothing stored, authenticate asks for a login first', async () => {
	await expect(new Host().authenticate()).rejects.toMatchObject(wantsRenewal);
});

it.each([
	['login', undefined],
	['renew', 'R'],
])(
	'an expired stored session asks for one, and the new token comes by /%s',
	async (path, token) => {
		const host = await loggedIn(token);
		const old = host.stored.accessToken;
		now += 100_000;
		await expect(host.authenticate()).rejects.toMatchObject(wantsRenewal);
		await host.preAuthenticate();
		expect(host.sent).toEqual(['/login', `/${path}`]);
		expect(host.stored.accessToken).not.toBe(old);
		const { headers } = await host.authenticate();
		expect(headers).toEqual({ Authorization: `Bearer ${String(host.stored.accessToken)}` });
	},
);

it('an item that still holds the old stored token gets the newer one of this process', async () => {
	const host = await loggedIn();
	const stale = { ...host.stored };
	now += 100_000;
	await host.preAuthenticate();
	const { headers } = await host.authenticate(stale);
	expect(headers).toEqual({ Authorization: `Bearer ${String(host.stored.accessToken)}` });
	expect(host.sent).toHaveLength(2);
});

it('an edited credential ignores the stored session', async () => {
	const host = await loggedIn();
	const old = host.stored.accessToken;
	host.stored = { ...host.stored, password: 'changed' };
	await expect(host.authenticate()).rejects.toMatchObject(wantsRenewal);
	await host.preAuthenticate();
	expect(host.sent).toEqual(['/login', '/login']);
	expect(host.stored.accessToken).not.toBe(old);
});

it('a failure just after the login stores nothing; one with an older token logs in, where the API can’t be asked', async () => {
	const host = new Host({ untested: true });
	await host.preAuthenticate();
	await host.authenticate();
	now += 29_999;
	expect(await host.preAuthenticate()).toEqual({});
	await host.authenticate();
	now += 1;
	expect(await host.preAuthenticate()).toHaveProperty('accessToken');
	expect(host.sent).toEqual(['/login', '/login']);
});

it('our own refusal to send to another host neither logs in nor sends again', async () => {
	const host = await loggedIn();
	now += 60_000;
	await expect(host.authenticate(host.stored, 'https://evil.example')).rejects.toMatchObject({
		reason: 'foreign_origin',
	});
	expect(await host.preAuthenticate()).toEqual({});
	expect(host.sent).toEqual(['/login']);
});

it('a token issued by hand is attached without a login, and never replaced', async () => {
	const host = new Host({ fixed: true });
	expect(await host.preAuthenticate()).toEqual({});
	expect((await host.authenticate()).headers).toEqual({ Authorization: 'Bearer FIXED' });
	expect(await host.preAuthenticate()).toEqual({});
	expect(host.sent).toEqual([]);
});

it('a token reported as rejected is not attached again, and replaced however fresh', async () => {
	const host = await loggedIn();
	await host.authenticate();
	const old = host.stored.accessToken;
	reportAcceptedToken(provider, host.stored, String(old));
	expect(sessions.reportRejected(subjectOf(provider, host.stored), String(old))).toBe(true);
	await expect(host.authenticate()).rejects.toMatchObject(wantsRenewal);
	await host.preAuthenticate();
	expect(host.sent).toEqual(['/login', '/login']);
	expect(host.stored.accessToken).not.toBe(old);
});

it("a token that another worker's newer one has replaced is no loss, however often", async () => {
	const host = await loggedIn();
	await host.authenticate();
	const old = String(host.stored.accessToken);
	const state = JSON.parse(String(host.stored.sessionState)) as Record<string, unknown>;
	const newer = { ...state, obtainedAt: Number(state.obtainedAt) + 1 };
	const stored = {
		...host.stored,
		accessToken: 'of-the-other',
		sessionState: JSON.stringify(newer),
	};
	for (let times = 0; times < 10; times++)
		expect(sessions.reportRejected(subjectOf(provider, stored), old)).toBe(true);
	expect(host.sent).toEqual(['/login']);
});

it('a refused login comes through with the words of the provider, without the password', async () => {
	const host = new Host();
	host.script = [{ statusCode: 401, body: { error: `no user with ${PHRASE}` } }];
	await expect(host.preAuthenticate()).rejects.toThrow(
		'Test API: the login was refused (HTTP 401: no user with *****).',
	);
});

describe('the credential test', () => {
	it('logs in afresh each time, and calls the test path', async () => {
		const host = await loggedIn();
		for (let i = 0; i < 2; i++) {
			expect(await host.test()).toEqual({
				status: 'OK',
				message: 'Logged in. The token expires after 100 seconds (the answer says so).',
			});
		}
		expect(host.sent).toEqual(['/login', '/login', '/me', '/login', '/me']);
	});

	it('tries a token issued by hand', async () => {
		const host = new Host({ fixed: true });
		expect(await host.test()).toEqual({ status: 'OK', message: 'The API accepted the token.' });
		expect(host.sent).toEqual(['/me']);
	});

	it('tries nothing: that is no success', async () => {
		const host = new Host({ fixed: true, untested: true });
		expect(await host.test()).toEqual({
			status: 'Error',
			message:
				'Test API: the token could not be tried. Fill in "Test Path" with the path of a GET call.',
		});
		expect(host.sent).toEqual([]);
	});

	const grant = { statusCode: 200, body: { access_token: 'secret-token', expires_in: 9 } };

	it.each([
		['the login is refused', [{ statusCode: 403, body: {} }], /the login was refused \(HTTP 403\)/],
		[
			'the test call is refused',
			[grant, { statusCode: 403, body: { message: 'not for secret-token' } }],
			/the login succeeded, but the test call to https:\/\/api\.example\.com\/me failed \(HTTP 403: not for \*{5}\)/,
		],
		['the test call is redirected', [grant, { statusCode: 302 }], /failed \(HTTP 302\)/],
		[
			'the test call meets a web page',
			[grant, { statusCode: 200, body: '<html></html>' }],
			/failed \(a web page instead of an API answer\)/,
		],
	])('says what to fix where %s', async (_title, script, message) => {
		const host = new Host();
		host.script = script;
		const result = await host.test();
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(message);
		expect(result.message).not.toContain('secret-token');
	});
});
