/**
 * Tries each way out of the package with each encoding. The server repeats the password or the
 * token that it was sent: in a message, a name, an address or a header.
 */
import '../../support/fakeSleep';
import { type IDataObject, type Logger, LoggerProxy } from 'n8n-workflow';
import { testCredential } from '../../support/credentialTest';
import { readBody } from '../../support/httpServer';
import { useServer } from '../../support/lifecycle';
import { type NodeRun, runNode, StoredCredentials } from '../../support/n8nHost';
import { passTime, startFakeTime } from '../../nodes/AuthenticatedRequest/faults/fakeTime';
import { CODES } from './codes';
import { shownOf } from './shownOf';

const SECRETS = ['p"ä&s w+or/d\\%7x9', 'tok_9f8E7d6C5b4A.x1y2z3=', 'ref-7Yk2mQ9x.R4tV8wB1c6'];
const [ENTERED, ISSUED, REFRESH] = SECRETS;
const HOUR_MS = 3_600_000;

interface Reply {
	status?: number;
	headers?: Record<string, string>;
	body?: unknown;
}

/** The server's replies, by the beginning of the path. */
let replies: Record<string, Reply> = {};
let lines: string[] = [];
let distinct = 0;

const server = useServer(async (request, response) => {
	await readBody(request);
	const { url = '' } = request;
	const path = Object.keys(replies).find((start) => url.startsWith(start));
	const grant = { token: ISSUED, refresh_token: REFRESH, expires_in: 600 };
	const usual: Reply = { body: /^\/(login|renew)/.test(url) ? grant : { ok: true } };
	const { status = 200, headers, body } = path === undefined ? usual : replies[path];
	response.writeHead(status, { 'content-type': 'application/json', ...headers });
	response.end(JSON.stringify(body ?? {}));
});

beforeEach(() => {
	replies = {};
	lines = [];
	startFakeTime();
	const note = (...parts: unknown[]) => void lines.push(...textsIn(parts));
	const logger = { scoped: () => logger, debug: note, info: note, warn: note, error: note };
	LoggerProxy.init(logger as unknown as Logger);
});
afterEach(() => jest.restoreAllMocks());

/** Returns all texts and property names in a value, errors included. Visits each object once. */
function textsIn(value: unknown, seen = new Set<unknown>()): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null || seen.has(value)) return [];
	seen.add(value);
	const own = Object.getOwnPropertyNames(value).filter((name) => !/^(node|stack)$/.test(name));
	return own.flatMap((name) => [name, ...textsIn((value as Record<string, unknown>)[name], seen)]);
}

const fields = (): IDataObject => ({
	...{ baseUrl: server.url, loginKind: 'json', loginUrl: `/login?${(distinct += 1)}` },
	...{ username: 'ada', password: ENTERED, testPath: '/me' },
	...{ showRenewal: true, refreshTokenPath: 'refresh_token', renewUrl: '/renew' },
	...{ showRelease: true, releaseUrl: '/logout' },
});

function credential(more: IDataObject = {}) {
	const stored = new StoredCredentials();
	stored.set('tokenLoginApi', { ...fields(), ...more } as never);
	const run = async (parameters: IDataObject, how: Partial<NodeRun> = {}) =>
		await runNode(stored, { parameters: { api: 'tokenLoginApi', ...parameters }, ...how });
	return run;
}

const refused = (text: string, status = 400): Reply => ({ status, body: { message: text } });
const NO_RETRIES = { retry: { retry: { maxRetries: 0 } } };
const INSPECT = { resource: 'token', tokenOperation: 'inspect', explain: true };
const pages = (pagination: IDataObject) => ({
	url: '/list',
	options: { ...NO_RETRIES, itemsPath: 'list', pagination: { pagination } },
});

/** Returns what a user sees of a call that gets this reply. */
const call =
	(reply: (text: string) => Reply, how: Partial<NodeRun> = {}, parameters: IDataObject = {}) =>
	async (text: string) => {
		const run = credential();
		await run({ url: '/first' });
		replies = { '/x': reply(text) };
		return await run({ url: '/x', options: NO_RETRIES, ...parameters }, how);
	};
/** Returns what a user sees of a call whose login is refused with the text. */
const login = (parameters: IDataObject, how: Partial<NodeRun> = {}) => {
	return async (text: string) => {
		replies = { '/login': refused(text, 401) };
		return await credential()(parameters, how);
	};
};
const inTest = (path: string, status: number) => async (text: string) => {
	replies = { [path]: refused(text, status) };
	return await testCredential('tokenLoginApi', fields());
};

const EXITS: Record<string, (text: string) => Promise<unknown>> = {
	"a call's error": call(refused),
	"a call's error, by a field name": call((text) => ({ status: 422, body: { [text]: ['bad'] } })),
	"a call's error, by a header": call((text) => ({
		status: 401,
		headers: { 'www-authenticate': `Bearer error_description="${encodeURIComponent(text)}"` },
	})),
	'an item of an error': call(refused, { onError: 'continueRegularOutput' }),
	'the error output': call(refused, { onError: 'continueErrorOutput' }),
	'the answer of a tool': call(refused, { nodeType: 'authenticatedRequestTool' }),
	'a redirect': call((text) => ({
		status: 302,
		headers: { location: `ftp://other.invalid/${encodeURIComponent(text)}` },
	})),
	'a failed upload': call(
		refused,
		{},
		{ method: 'POST', sendBody: true, contentType: 'form-urlencoded' },
	),
	'a hint': call(
		(text) => ({ body: { [text]: [1] } }),
		{},
		{ options: { ...NO_RETRIES, itemsPath: 'none' } },
	),
	'a next link': async (text) => {
		replies = {
			'/list': { body: { list: [1], next: `https://other.invalid/${encodeURIComponent(text)}` } },
		};
		return await credential()(pages({ paginationMode: 'nextUrl', nextUrlPath: 'next' }));
	},
	'a later page': async (text) => {
		replies = {
			'/list?page=2': refused(text, 500),
			'/list': { body: { list: [1] } },
		};
		const run = credential();
		return await run(pages({ paginationMode: 'pageNumber', pageParameter: 'page' }), {
			onError: 'continueRegularOutput',
		});
	},
	"a login's error": login({ url: '/x' }),
	"a login's item": login({ url: '/x' }, { onError: 'continueErrorOutput' }),
	'what HTTP Request says of a login': login(
		{ request: JSON.stringify({ uri: 'http://127.0.0.1:9/x' }) },
		{ nodeType: 'deprecatedRequest' },
	),
	Explain: login(INSPECT),
	'a renewal': async (text) => {
		const run = credential();
		await run({ url: '/x' });
		passTime(HOUR_MS);
		replies = { '/renew': refused(text, 500), '/login': refused(text, 500) };
		return await run({ url: '/x' });
	},
	'a log-out': async (text) => {
		const run = credential();
		await run({ url: '/x' });
		replies = { '/logout': refused(text) };
		return await run({ resource: 'token', tokenOperation: 'release' });
	},
	"the test's login": inTest('/login', 401),
	"the test's call": inTest('/me', 403),
};

const ALL = Object.entries(CODES);
/**
 * Every exit tries the common encodings, and one in `SHARE` of the others. The share differs by
 * exit.
 */
const SHARE = 9;
const COMMON = new Set([
	'as it is',
	'Base64 of user and password',
	'percent',
	'JSON',
	'HTML by names',
]);

describe.each(Object.entries(EXITS))('%s', (exit, see) => {
	const offset = Object.keys(EXITS).indexOf(exit) % SHARE;

	it('shows nothing of a secret', async () => {
		const wrong: string[] = [];
		for (const [index, [code, write]] of ALL.entries()) {
			if (index % SHARE !== offset && !COMMON.has(code)) continue;
			// A hint shows the beginning of this text, because it looks like a field's name.
			if (exit === 'a hint' && code.startsWith('Base64 in lines')) continue;
			const secret = /renewal|log-out/.test(exit) && index % 2 ? REFRESH : SECRETS[index % 2];
			// After a failed login there is no token to mask, so the text repeats the password.
			const written = write(/login|Explain/i.test(exit) ? ENTERED : secret);
			[lines, replies] = [[], {}];
			const seen = textsIn(await see(`it said ${written} to us`));
			const shown = [...seen, ...lines].flatMap((text) => shownOf(written, text));
			if (shown.length > 0) wrong.push(`${code}: ${shown[0]}`);
			if (seen.every((text) => text === '')) wrong.push(`${code}: nothing is said`);
		}
		expect(wrong).toEqual([]);
	});
});
