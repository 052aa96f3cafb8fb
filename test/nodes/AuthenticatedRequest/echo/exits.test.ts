/**
 * Tries each way out of the package with a text that contains secrets, in several encodings. A
 * workflow's author can put such a text where the package repeats it, and so can a server.
 */
import { type IDataObject, type Logger, LoggerProxy } from 'n8n-workflow';
import { readBody, startServer, type TestServer } from '../../../support/httpServer';
import { type NodeRun, runNode, StoredCredentials } from '../../../support/n8nHost';
import { testCredential } from '../../../support/credentialTest';
import { ENCODINGS } from './echoServer';
import { leaksIn } from './leaks';

const PASSWORD = 'pa55-w&rd"ä+of.ada';
const LIVE = 'tok-1234567890-abcdef';
const SECRETS = [PASSWORD, LIVE];
let server: TestServer;
let lines: string[];
let distinct = 0;

beforeAll(async () => {
	server = await startServer(async (request, response) => {
		await readBody(request);
		const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
		const isLogin = pathname === '/login';
		response.setHeader('content-type', 'application/json');
		response.end(
			JSON.stringify(
				isLogin
					? { token: LIVE, who: `ada, ${PASSWORD}` }
					: { list: [], a: 1, [searchParams.get('key') ?? 'x']: [] },
			),
		);
	});
});
afterAll(async () => await server.stop());
beforeEach(() => {
	lines = [];
	const note = (...parts: unknown[]) => void lines.push(JSON.stringify(parts));
	const logger = { scoped: () => logger, debug: note, info: note, warn: note, error: note };
	LoggerProxy.init(logger as unknown as Logger);
});

const fields = (more: IDataObject = {}) => ({
	baseUrl: server.url,
	loginUrl: '/login',
	loginKind: 'json',
	username: 'ada',
	password: PASSWORD,
	testPath: `/me?${(distinct += 1)}`,
	...more,
});

/** What n8n shows or stores of a run, apart from the node's own parameters. */
async function shownOf(parameters: IDataObject, run: Partial<NodeRun> = {}, more?: IDataObject) {
	const stored = new StoredCredentials();
	stored.set('tokenLoginApi', fields(more) as never);
	// A first call creates a session, so that its token is one of the secrets.
	await runNode(stored, { parameters: { api: 'tokenLoginApi', url: '/first' } });
	const all = { api: 'tokenLoginApi', ...parameters };
	const result = await runNode(stored, { parameters: all, ...run });
	const { items, errorItems, hints, error, shown } = result;
	// n8n's own log lines are left out, because they contain the node's parameters.
	const ours = lines.filter((line) => line.startsWith('["Token Login API'));
	const { message, description, stack, context, messages, cause } = (error ?? {}) as IDataObject & {
		cause?: Error;
	};
	const causes = [cause?.message, cause?.stack];
	return {
		said: [...hints, message].join(' '),
		text: JSON.stringify([
			items,
			errorItems,
			hints,
			message,
			description,
			context,
			messages,
			shown,
			ours,
		])
			.replace(/\\(["\\])/g, '$1')
			.concat(String(stack), ...causes.map(String)),
	};
}

const paging = (settings: IDataObject) => ({ pagination: { pagination: settings } });
const headerNamed = (name: string) => ({
	sendHeaders: true,
	headerParameters: { parameters: [{ name, value: '1' }] },
});
const deprecated = { nodeType: 'deprecatedRequest' as const };

/**
 * Each way out, run with `text` in it. The pattern must match the message, which proves that this
 * way out was taken.
 */
const EXITS: Record<
	string,
	(text: string, password: string) => [RegExp, () => ReturnType<typeof shownOf>]
> = {
	'a hint': (text) => [
		/The list at Items Path/,
		async () =>
			await shownOf({
				url: `/x?key=${encodeURIComponent(text)}`,
				options: { itemsPath: text },
			}),
	],
	'a hint of the paging': (text) => [
		/found nothing/,
		async () =>
			await shownOf({
				url: '/x',
				options: {
					itemsPath: 'list',
					...paging({ paginationMode: 'cursor', cursorParameter: 'c', cursorPath: `x-${text}` }),
				},
			}),
	],
	'a hint with a credential per item': (text) => [
		/found nothing/,
		async () =>
			await shownOf({
				url: '/x',
				options: {
					credentialPerItem: true,
					itemsPath: 'list',
					...paging({ paginationMode: 'cursor', cursorParameter: 'c', cursorPath: `x-${text}` }),
				},
			}),
	],
	'an error of the node': (text) => [
		/can't be sent/,
		async () => await shownOf({ url: '/x', ...headerNamed(`x ${text}`) }),
	],
	'an error item of the node': (text) => [
		/^/,
		async () =>
			await shownOf({ url: '/x', ...headerNamed(`x ${text}`) }, { onError: 'continueErrorOutput' }),
	],
	'an error of the hooks': (text) => [
		/only sent to|not a URL/,
		async () =>
			await shownOf(
				{
					request: JSON.stringify({
						uri: `http://${encodeURIComponent(text)}.other.invalid/x`,
						method: 'GET',
					}),
				},
				deprecated,
			),
	],
	// The credential can't be read, so there is no token yet.
	'an error of the hooks about a credential': (_text, password) => [
		/./,
		async () =>
			await shownOf({ request: JSON.stringify({ uri: `${server.url}/x` }) }, deprecated, {
				steps: { steps: [] },
				callHeaders: `X ${password}: 1`,
				showCallValues: true,
			}),
	],
	'an item about the token': () => [
		/^/,
		async () =>
			await shownOf(
				{ resource: 'token', tokenOperation: 'inspect' },
				{},
				{ showWho: true, whoPath: 'who' },
			),
	],
	'an item that explains': (text) => [
		/^/,
		async () =>
			await shownOf(
				{ resource: 'token', tokenOperation: 'inspect', explain: true },
				{},
				{ testPath: `/me/${encodeURIComponent(text)}` },
			),
	],
	"a credential's test": (text) => [
		/^/,
		async () => {
			const result = await testCredential(
				'tokenLoginApi',
				fields({
					testPath: `/me/${encodeURIComponent(text)}`,
					failurePath: 'a',
					failureValue: '1',
				}),
			);
			return { said: '', text: JSON.stringify(result) };
		},
	],
};

describe.each(Object.entries(EXITS))('%s', (_exit, way) => {
	it.each(['as it is', 'percent', 'JSON', 'Base64'])('with secrets, %s', async (encoding) => {
		const write = ENCODINGS[encoding];
		const [expected, run] = way(write(SECRETS.join(' and ')), write(PASSWORD));
		const { said, text } = await run();
		expect(said).toMatch(expected);
		expect(leaksIn(text, SECRETS)).toEqual([]);
	});
});
