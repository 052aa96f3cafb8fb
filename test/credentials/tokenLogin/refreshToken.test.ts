/**
 * Tests a login that starts from a refresh token: the token is spent once, and the next one is
 * never lost.
 */
import '../../support/fakeSleep';
import type { IDataObject } from 'n8n-workflow';
import { testCredential } from '../../support/credentialTest';
import { readBody, startServer, type TestServer } from '../../support/httpServer';
import { runNode, StoredCredentials } from '../../support/n8nHost';

/** A provider that rotates refresh tokens, and ends all sessions if a spent one is sent again. */
class RotatingApi {
	seen: string[] = [];
	spent = new Set<string>();
	current = '';
	revoked = false;
	rotates = true;
	tokens = 0;
	private server?: TestServer;

	get url() {
		return this.server?.url ?? '';
	}

	reset(initial: string) {
		Object.assign(this, { seen: [], spent: new Set(), revoked: false, rotates: true });
		this.current = initial;
	}

	async start() {
		this.server = await startServer(async (request, response) => {
			const body = (await readBody(request)).toString();
			const { method, url = '', headers } = request;
			this.seen.push(`${method} ${url} ${body || headers.authorization}`.trim());
			const answer = (status: number, json: object): void => {
				response
					.writeHead(status, { 'content-type': 'application/json' })
					.end(JSON.stringify(json));
			};
			if (url === '/logout') return answer(200, {});
			if (url !== '/token') {
				const isLive = headers.authorization === `Bearer A-${this.tokens}` && !this.revoked;
				return answer(isLive ? 200 : 401, isLive ? { ok: true } : { error: 'invalid_token' });
			}
			const given = body.startsWith('{')
				? (JSON.parse(body) as Record<string, string>).refresh_token
				: (new URLSearchParams(body).get('refresh_token') ?? '');
			if (this.spent.has(given)) this.revoked = true;
			if (given !== this.current || this.revoked)
				return answer(400, { error: 'invalid_grant', error_description: 'token is used up' });
			this.tokens += 1;
			const answered = { access_token: `A-${this.tokens}`, expires_in: 600 };
			if (!this.rotates) return answer(200, answered);
			this.spent.add(given);
			this.current = `R-${this.tokens}`;
			return answer(200, { ...answered, refresh_token: this.current });
		});
	}

	async stop() {
		await this.server?.stop();
	}
}

const api = new RotatingApi();
let runs = 0;
let initial = '';
let started = 0;

beforeAll(async () => await api.start());
afterAll(async () => await api.stop());
beforeEach(() => {
	started = Date.now();
	initial = `initial-${(runs += 1)}`;
	api.reset(initial);
});
afterEach(() => jest.restoreAllMocks());

const at = (ms: number) => jest.spyOn(Date, 'now').mockReturnValue(started + ms);
const fields = (more: IDataObject = {}) => ({
	loginKind: 'refreshToken',
	baseUrl: api.url,
	loginUrl: '/token',
	refreshToken: ` ${initial}\n`,
	clientId: 'c1',
	clientSecret: 's3cret/+=',
	...more,
});
const store = (more: IDataObject = {}) => {
	const stored = new StoredCredentials();
	stored.set('tokenLoginApi', fields(more) as never);
	return stored;
};
const call = async (stored: StoredCredentials) =>
	await runNode(stored, { parameters: { api: 'tokenLoginApi', url: '/me' } });
const onToken = async (stored: StoredCredentials, tokenOperation: string) =>
	await runNode(stored, {
		parameters: { api: 'tokenLoginApi', resource: 'token', tokenOperation },
	});
const sentTokens = () =>
	api.seen
		.filter((line) => line.startsWith('POST /token'))
		.map((line) => new URLSearchParams(line.split(' ')[2]).get('refresh_token'));

/** Returns all that a new process knows: the content of the database. */
function restarted(stored: StoredCredentials): StoredCredentials {
	const fresh = new StoredCredentials();
	fresh.set('tokenLoginApi', stored.get('tokenLoginApi'));
	return fresh;
}

it('logs in with the token that was entered, then with the one of each answer', async () => {
	const stored = store();
	expect((await call(stored)).error).toBeUndefined();
	expect(api.seen[0]).toBe(
		`POST /token grant_type=refresh_token&client_id=c1&client_secret=s3cret%2F%2B%3D&refresh_token=${initial}`,
	);
	const second = api.current;
	at(700_000);
	expect((await call(stored)).error).toBeUndefined();
	expect(sentTokens()).toEqual([initial, second]);
	expect(api.revoked).toBe(false);
	expect(String(stored.get('tokenLoginApi').sessionState)).toContain(api.current);
});

it.each<[string, IDataObject]>([
	['client secret', { clientSecret: 'new-secret' }],
	['scope', { scope: 'read' }],
	['test path', { testPath: '/other' }],
	['header of each call', { showCallValues: true, callHeaders: 'X-A: 1' }],
	['base path', { baseUrl: () => `${api.url}/v2`, loginUrl: () => `${api.url}/token` }],
	['further values', { showValues: true, values: { values: [{ name: 'a', value: 'b' }] } }],
	['white space around the token', { refreshToken: () => initial }],
])('the rotated token survives an edit of another field: %s', async (title, changes) => {
	const whole = title === 'base path' ? { loginUrl: `${api.url}/token` } : {};
	const stored = store(whole);
	await call(stored);
	const second = api.current;
	const values = Object.entries(changes).map(([name, value]): [string, unknown] => [
		name,
		typeof value === 'function' ? (value as () => string)() : value,
	]);
	stored.edit('tokenLoginApi', Object.fromEntries(values) as never);
	at(700_000);
	await call(stored);
	expect(sentTokens()).toEqual([initial, second]);
	expect(api.revoked).toBe(false);
});

it('and a restart', async () => {
	const stored = store();
	await call(stored);
	const second = api.current;
	at(700_000);
	await jest.isolateModulesAsync(async () => {
		const host = await import('../../support/n8nHost');
		const again = new host.StoredCredentials();
		again.set('tokenLoginApi', stored.get('tokenLoginApi'));
		const { error } = await host.runNode(again, {
			parameters: { api: 'tokenLoginApi', url: '/me' },
		});
		expect(error).toBeUndefined();
	});
	expect(sentTokens()).toEqual([initial, second]);
	expect(api.revoked).toBe(false);
});

it('a new token that is entered wins', async () => {
	const stored = store();
	await call(stored);
	api.reset('brand-new');
	stored.edit('tokenLoginApi', { refreshToken: 'brand-new' });
	expect((await call(stored)).error).toBeUndefined();
	expect(sentTokens()).toEqual(['brand-new']);
});

it('a refused renewal never sends the token that was entered again', async () => {
	const stored = store();
	await call(stored);
	const second = api.current;
	api.current = 'another';
	at(700_000);
	const { error } = await call(stored);
	expect(error?.message).toMatch(
		/renewal was refused \(HTTP 400: invalid_grant: token is used up\).*enter it in "Refresh Token"/,
	);
	expect(sentTokens()).toEqual([initial, second]);
	expect(api.revoked).toBe(false);
});

it('a correction takes effect at once after a refusal', async () => {
	const stored = store();
	await call(stored);
	const second = api.current;
	api.current = 'another';
	at(700_000);
	await call(stored);
	api.current = second;
	stored.edit('tokenLoginApi', { clientSecret: 'right' });
	expect((await call(stored)).error).toBeUndefined();
});

it('the token that another worker has stored meanwhile is used, not the spent one', async () => {
	const stored = store();
	await call(stored);
	const before = stored.get('tokenLoginApi');
	at(700_000);
	await call(restarted(stored));
	const after = { ...before, accessToken: `A-${api.tokens}` };
	const state = JSON.parse(String(before.sessionState)) as IDataObject;
	const other = {
		...state,
		obtainedAt: Date.now() + 1,
		expiresAt: Date.now() + 600_000,
		refreshToken: api.current,
	};
	at(2_000_000);
	// This execution began with the old session; the database has a newer one by now.
	const expired = {
		...after,
		sessionState: JSON.stringify({ ...other, expiresAt: started + 1_300_000 }),
	};
	const fresh = {
		...after,
		accessToken: 'A-99',
		sessionState: JSON.stringify({
			...other,
			madeBy: 'another process',
			renewals: 9,
			obtainedAt: started + 1_900_000,
			expiresAt: started + 2_500_000,
		}),
	};
	api.tokens = 99;
	const racing = new StoredCredentials();
	racing.set('tokenLoginApi', expired);
	const read = racing.getDecrypted.bind(racing);
	let reads = 0;
	racing.getDecrypted = async (...args) => {
		if ((reads += 1) === 2) racing.set('tokenLoginApi', fresh);
		return await read(...args);
	};
	const spentBefore = sentTokens().length;
	const { error } = await call(racing);
	expect(error).toBeUndefined();
	expect(sentTokens()).toHaveLength(spentBefore);
});

it('a provider that gives no new token is asked with the one entered again', async () => {
	api.rotates = false;
	const stored = store();
	await call(stored);
	at(700_000);
	expect((await call(stored)).error).toBeUndefined();
	expect(sentTokens()).toEqual([initial, initial]);
});

describe('the credential’s test', () => {
	it('spends nothing and says so', async () => {
		const { status, message } = await testCredential('tokenLoginApi', fields());
		expect({ status, message }).toEqual({
			status: 'Error',
			message: expect.stringMatching(
				/nothing was tested.*can't save.*first call logs in/,
			) as string,
		});
		expect(api.seen).toEqual([]);
	});

	it('tries the stored token', async () => {
		const stored = store({ testPath: '/me' });
		await call(stored);
		api.seen = [];
		const { status, message } = await testCredential('tokenLoginApi', stored.get('tokenLoginApi'));
		expect({ status, message }).toEqual({
			status: 'OK',
			message: expect.stringMatching(/accepted the stored token.*was not used/) as string,
		});
		expect(api.seen).toEqual([`GET /me Bearer A-${api.tokens}`]);
	});

	it('logs in where a token can be used again and again', async () => {
		api.rotates = false;
		const { status } = await testCredential(
			'tokenLoginApi',
			fields({ refreshTokenRotates: false }),
		);
		expect(status).toBe('OK');
		expect(sentTokens()).toEqual([initial]);
	});
});

it('releasing a session that can’t be had again is refused; with a logout it ends', async () => {
	const stored = store();
	await call(stored);
	const { error } = await onToken(stored, 'release');
	expect(error?.message).toMatch(/can’t be released.*Describe "Log Out"/);
	expect(String(stored.get('tokenLoginApi').sessionState)).toContain(api.current);
	stored.edit('tokenLoginApi', {
		showRelease: true,
		releaseUrl: '/logout',
		releaseBody: 'token=${refreshToken}',
	});
	const live = api.current;
	expect((await onToken(stored, 'release')).error).toBeUndefined();
	expect(api.seen.at(-1)).toBe(`POST /logout token=${live}`);
});

it.each<[string, IDataObject, string]>([
	[
		'as JSON',
		{ clientSentAs: 'json' },
		'{"grant_type":"refresh_token","client_id":"c1","client_secret":"s3cret/+=","refresh_token":"INITIAL"}',
	],
	[
		'without a client',
		{ clientId: '', clientSecret: '' },
		'grant_type=refresh_token&refresh_token=INITIAL',
	],
	['with HTTP Basic', { clientSentAs: 'basic' }, 'grant_type=refresh_token&refresh_token=INITIAL'],
	[
		'with more fields',
		{ showLogin: true, loginFields: 'audience=a b' },
		'grant_type=refresh_token&client_id=c1&client_secret=s3cret%2F%2B%3D&refresh_token=INITIAL&audience=a+b',
	],
	[
		'with a body of one’s own',
		{ showLogin: true, loginBody: '{"refresh_token": "${refreshToken}", "app": 1}' },
		'{"refresh_token":"INITIAL","app":1}',
	],
])('the request %s, at each renewal too', async (_title, more, body) => {
	const stored = store(more);
	expect((await call(stored)).error).toBeUndefined();
	const second = api.current;
	at(700_000);
	await call(stored);
	const sent = api.seen.filter((line) => line.startsWith('POST')).map((line) => line.slice(12));
	expect(sent).toEqual([body.replace('INITIAL', initial), body.replace('INITIAL', second)]);
});
