/**
 * Sends every raw answer in place of the answer to each request of a login. The call ends in a
 * readable error or ignores the answer, sends few requests, and does no lasting harm: the next call
 * succeeds.
 */
import '../support/fakeSleep';
import { CredentialTestContext } from 'n8n-core';
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { createCredentialTest } from '../../credentials/engine/n8n/credentialTest';
import { cloudCx } from '../../credentials/CloudCxApi.credentials';
import type { Provider } from '../../credentials/engine/n8n/subjects';
import { tokenLogin } from '../../credentials/TokenLoginApi.credentials';
import { passTime, startFakeTime } from '../nodes/AuthenticatedRequest/faults/fakeTime';
import { runNode, StoredCredentials } from '../support/n8nHost';
import { RAW } from './rawAnswers';
import { json, RawServer } from './rawServer';

const server = new RawServer();
beforeAll(async () => await server.start());
afterAll(async () => await server.stop());
beforeEach(() => startFakeTime());
afterEach(() => jest.restoreAllMocks());

const PASSWORD = 'pa-55-wo"rd';
const HOUR_MS = 3_600_000;
const NO_RETRIES = { retry: { retry: { maxRetries: 0 } } };
const GRANT = { access_token: 'tok-good-1234', refresh_token: 'ref-good-1234', expires_in: 3600 };
const GOOD: RawServer['answers'] = [
	['/v2/Auth/Discover', (socket) => json({ idp: `${server.url}/realms/r/x` })(socket)],
	['/login', json(GRANT)],
	['/second', json(GRANT)],
	['/renew', json(GRANT)],
	['/oauth', json(GRANT)],
	['/authentication', json({ status: { code: 'OK' }, data: { token: 'tok-good-1234' } })],
	['/realms', json(GRANT)],
	['/fails', json({ error: 'no' }, '500 No')],
];
const user = { username: 'ada', password: PASSWORD };
let distinct = 0;

interface Stage {
	type: string;
	fields: () => IDataObject;
	/** The path that gets the odd answer. */
	path: string;
	/** The action that leads to that request; a plain call by default. */
	act?: (stored: StoredCredentials, type: string) => Promise<unknown>;
	/** Whether a session exists before the action. */
	isLater?: boolean;
	/** How many requests to that path one action may send; 3 by default. */
	most?: number;
}

const call = async (stored: StoredCredentials, api: string, url = '/x') =>
	(await runNode(stored, { parameters: { api, url, options: NO_RETRIES } })).error;
const onToken = (tokenOperation: string) => async (stored: StoredCredentials, api: string) =>
	(await runNode(stored, { parameters: { api, resource: 'token', tokenOperation } })).error;
const testOf = (provider: Provider) => async (stored: StoredCredentials, type: string) => {
	const data = stored.get(type) as ICredentialDataDecryptedObject;
	const context = new CredentialTestContext({} as never);
	const { status, message } = await createCredentialTest(provider).call(context as never, {
		...{ id: '1', name: 'c', type, data },
	});
	return status === 'OK' ? undefined : new Error(message);
};
const inHttpRequest = (path: string) => async (stored: StoredCredentials, api: string) => {
	const request = JSON.stringify({ uri: `${server.url}${path}`, method: 'POST' });
	return (await runNode(stored, { parameters: { api, request }, nodeType: 'deprecatedRequest' }))
		.error;
};
const afterItsEnd = async (stored: StoredCredentials, api: string) => {
	passTime(2 * HOUR_MS);
	return await call(stored, api);
};

const tokenLoginFields = (more: IDataObject = {}) => ({
	baseUrl: server.url,
	loginKind: 'json',
	loginUrl: `/login?${(distinct += 1)}`,
	testPath: '/me',
	...user,
	...more,
});
const own = (stage: Omit<Stage, 'type' | 'fields'>, more?: IDataObject): Stage => ({
	type: 'tokenLoginApi',
	fields: () => tokenLoginFields(more),
	...stage,
});
const renewing = { showRenewal: true, refreshTokenPath: 'refresh_token', renewUrl: '/renew' };
const caepe = () => ({
	baseUrl: server.url,
	organization: `acme${(distinct += 1)}`,
	authMethod: 'userAccount',
	...user,
});
const cloudCxFields = () => ({
	baseUrl: `${server.url}/?${(distinct += 1)}`,
	authMethod: 'oAuth2',
	clientId: `c${distinct}`,
	clientSecret: 's3cret-9876',
	...user,
});

const STAGES: Record<string, Stage> = {
	login: own({ path: '/login' }),
	'a later step': own(
		{ path: '/second' },
		{ showSteps: true, steps: { steps: [{ method: 'POST', url: '/second', body: '{"a": 1}' }] } },
	),
	renewal: own({ path: '/renew', isLater: true, act: afterItsEnd }, renewing),
	logout: own(
		{ path: '/logout', isLater: true, act: onToken('release'), most: 1 },
		{ showRelease: true, releaseUrl: '/logout' },
	),
	Renew: own({ path: '/login', isLater: true, act: onToken('renew') }),
	'the question whether a token is dead': own({
		path: '/me',
		isLater: true,
		act: inHttpRequest('/fails'),
		most: 2,
	}),
	'the login in HTTP Request': own({ path: '/login', act: inHttpRequest('/x'), most: 6 }),
	"the test's login": own({ path: '/login', act: testOf(tokenLogin) }),
	"the test's call": own({ path: '/me', act: testOf(tokenLogin), most: 1 }),
	"CAEPE's discovery": { type: 'caepeApi', fields: caepe, path: '/v2/Auth/Discover' },
	"CAEPE's login": { type: 'caepeApi', fields: caepe, path: '/realms' },
	"CAEPE's renewal": {
		...{ type: 'caepeApi', fields: caepe, path: '/realms' },
		...{ isLater: true, act: afterItsEnd, most: 6 },
	},
	"CAEPE's logout": {
		...{ type: 'caepeApi', fields: caepe, path: '/realms', isLater: true },
		...{ act: onToken('release'), most: 1 },
	},
	"CloudCX's login": { type: 'cloudCxApi', fields: cloudCxFields, path: '/oauth' },
	"CloudCX's test": {
		...{ type: 'cloudCxApi', fields: cloudCxFields, path: '/openapi' },
		...{ act: testOf(cloudCx), most: 1 },
	},
	"CRM.COM's login": {
		type: 'crmComApi',
		fields: () => ({
			...{ baseUrl: server.url, authMethod: 'userAccount', organisation: `o${++distinct}` },
			...user,
		}),
		path: '/authentication',
	},
	call: own({ path: '/x', most: 22 }),
};

/** Parts of a message that no user should have to read. */
const NO_WORDS =
	/undefined|\[object|is not a function|Cannot read|TypeError|RangeError|\bnull\b|NaN|at Object\.|native code|Maximum call/;

const ALL = Object.entries(RAW);
/**
 * These stages try all answers. Each other stage tries one in `SHARE`, and the share differs by
 * stage.
 */
const WHOLE = ['login'];
const SHARE = 6;

describe.each(Object.entries(STAGES))('%s', (name, stage) => {
	const offset = Object.keys(STAGES).indexOf(name) % SHARE;
	const rows = ALL.filter((_row, index) => WHOLE.includes(name) || index % SHARE === offset);

	it('each ends in words, and nothing lasts', async () => {
		const wrong: string[] = [];
		for (const [kind, raw] of rows) {
			const { type, path, act = call, isLater, most = 3 } = stage;
			const stored = new StoredCredentials();
			stored.set(type, stage.fields() as never);
			server.answers = GOOD;
			if (isLater && (await call(stored, type))) wrong.push(`${kind}: no session before`);
			server.requests = [];
			server.answers = [[path, raw], ...GOOD];
			const error = (await act(stored, type)) as (Error & { description?: string }) | undefined;
			const text = error === undefined ? '' : `${error.message} ${error.description ?? ''}`;
			if (error !== undefined && (text.trim() === '' || text.length > 5_000 || NO_WORDS.test(text)))
				wrong.push(`${kind}: ${text.slice(0, 300)}`);
			if (text.includes(PASSWORD)) wrong.push(`${kind}: shows the password`);
			if (server.count(path) > most) wrong.push(`${kind}: ${server.count(path)} requests`);
			server.answers = GOOD;
			passTime(61_000);
			const next = await call(stored, type);
			if (next !== undefined) wrong.push(`${kind}: afterwards ${next.message}`);
		}
		expect(wrong).toEqual([]);
	});
});
