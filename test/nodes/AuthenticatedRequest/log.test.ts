/**
 * What n8n's log at `debug` says of a run: each login, renewal, refusal and pause, and no secret.
 */
import '../../support/fakeSleep';
import { LoggerProxy, type Logger } from 'n8n-workflow';
import { startCloudCx, type Provider } from '../../providers';
import { runNode, StoredCredentials } from '../../support/n8nHost';
import { startFakeTime } from './faults/fakeTime';
import { expectNoSecrets, secretsIn } from '../../support/noSecrets';

let provider: Provider;
let lines: Array<[string, unknown]>;

beforeAll(async () => {
	provider = await startCloudCx();
	// The first run in a process sets up n8n's own logger.
	await runNode(store(), { parameters: { api: 'cloudCxApi', url: '/openapi/v2/echo' } });
});
afterAll(async () => await provider.stop());
beforeEach(() => {
	provider.reset();
	startFakeTime();
	lines = [];
	const ignore = () => {};
	const debug = (message: string, details?: object) => void lines.push([message, details]);
	const logger = { scoped: () => logger, debug, info: ignore, warn: ignore, error: ignore };
	LoggerProxy.init(logger as unknown as Logger);
});

let distinct = 0;
function store(changes: Record<string, unknown> = {}) {
	const stored = new StoredCredentials();
	const fields = provider.credentials.oAuth2;
	stored.set('cloudCxApi', {
		...fields,
		baseUrl: `${provider.url}?log${++distinct}`,
		...changes,
	} as never);
	return stored;
}

async function run(stored: StoredCredentials, path: string, resource?: string) {
	const parameters =
		resource === undefined
			? { api: 'cloudCxApi', url: `/openapi/v2/${path}` }
			: { api: 'cloudCxApi', resource: 'token', tokenOperation: resource };
	await runNode(stored, { parameters, onError: 'continueRegularOutput' });
	expectNoSecrets(JSON.stringify(lines), [
		...provider.issued,
		...secretsIn('cloudCxApi', stored.get('cloudCxApi')),
	]);
}

/** The log lines about the credential. n8n writes lines of its own. */
const ofOurs = () => lines.filter(([, details]) => Object.hasOwn(details ?? {}, 'credential'));
const said = () => lines.map(([message]) => message);

it('a login, a rejected token and a renewal, with type, host and a short fingerprint', async () => {
	const stored = store();
	await run(stored, 'echo');
	provider.revokeAll();
	await run(stored, 'echo');
	expect(ofOurs().map(([message]) => message)).toEqual([
		'CloudCX API: calls with the credential "cloudCxApi"',
		'CloudCX API: logged in',
		'CloudCX API: calls with the credential "cloudCxApi"',
		'CloudCX API: the API rejected the token',
		'CloudCX API: renewed the token',
	]);
	for (const [, details] of ofOurs())
		expect(details).toEqual({
			credentialType: 'cloudCxApi',
			host: new URL(provider.url).host,
			credential: expect.stringMatching(/^[0-9a-f]{8}$/) as string,
		});
});

it('a refusal in words that hide the password', async () => {
	await run(store({ password: 'wr"ong &pässword' }), 'echo');
	expect(said()).toContainEqual(
		expect.stringMatching(
			/^CloudCX API: no token: .*the login was refused \(HTTP 400: invalid_grant/,
		),
	);
});

it('a pause that the API asks for, and the end of a session', async () => {
	const stored = store();
	await run(stored, 'flaky?key=a&as=status/429&retryAfter=7');
	await run(stored, '', 'release');
	const { host } = new URL(provider.url);
	expect(said()).toContain(`${host} asked for a pause: the calls of this run wait 7000 ms`);
	expect(said()).toContain('CloudCX API: forgot the token');
});
