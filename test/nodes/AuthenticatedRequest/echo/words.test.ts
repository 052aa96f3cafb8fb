/** Messages with addresses or field names: secrets in them are masked, and long ones are cut. */
import type { IDataObject } from 'n8n-workflow';
import { runNode, StoredCredentials } from '../../../support/n8nHost';
import { readBody } from '../../../support/httpServer';
import { leaksIn } from './leaks';
import { useServer } from '../../../support/lifecycle';

const PASSWORD = `p"ä&s w+ord%<>'7`;
const ISSUED = 'tok-1234567890-abcdef';
/** Makes the API's answer to a request for this path. */
let answer: (path: string) => { status?: number; headers?: Record<string, string>; body: unknown };
let login: unknown;
let distinct = 0;

const server = useServer(async (request, response) => {
	await readBody(request);
	const { url = '' } = request;
	const { status, headers, body } = url.startsWith('/login')
		? { status: 200, headers: {}, body: login }
		: answer(url);
	response.writeHead(status ?? 200, { 'content-type': 'application/json', ...headers });
	response.end(JSON.stringify(body));
});
beforeEach(() => {
	login = { token: ISSUED };
	answer = () => ({ body: { ok: true } });
});

async function shown(fields: IDataObject, parameters: IDataObject = {}) {
	const stored = new StoredCredentials();
	stored.set('tokenLoginApi', {
		baseUrl: server.url,
		loginUrl: '/login',
		username: 'ada',
		password: PASSWORD,
		testPath: `/me?${(distinct += 1)}`,
		...fields,
	} as never);
	const { error } = await runNode(stored, {
		parameters: { api: 'tokenLoginApi', url: '/me', ...parameters },
	});
	const { message, description, context } = error ?? {};
	const text = JSON.stringify({ message, description, context });
	expect(message).toBeTruthy();
	expect(leaksIn(text, [PASSWORD, ISSUED])).toEqual([]);
	return { message: message ?? '', description: String(description), length: text.length };
}

it('masks a token in the path of a call', async () => {
	answer = () => ({ status: 404, body: { message: 'none' } });
	const { description } = await shown({}, { url: `/sessions/${ISSUED}/items` });
	expect(description).toContain('/sessions/*****/items');
});

it.each([
	['on this server', `/next/${ISSUED}`],
	['to another', `ftp://other.invalid/${ISSUED}`],
])('masks a token in the path of a redirect %s', async (_where, to) => {
	answer = (path) =>
		path.startsWith('/me')
			? { status: 302, headers: { location: to }, body: {} }
			: { status: 302, body: {} };
	const { message } = await shown({});
	expect(message).toMatch(/(?:a|the) redirect to .*not followed/);
});

it.each(['own', 'https://other.invalid'])(
	'masks a token in the path of a next link: %s',
	async (where) => {
		const origin = where === 'own' ? server.url : where;
		answer = (path) =>
			path.startsWith('/me')
				? { body: { list: [1], next: `${origin}/page/${ISSUED}` } }
				: { status: 500, body: { message: path } };
		await shown(
			{},
			{
				options: {
					itemsPath: 'list',
					retry: { retry: { retries: 0 } },
					pagination: { pagination: { paginationMode: 'nextUrl', nextUrlPath: 'next' } },
				},
			},
		);
	},
);

it('masks secrets in a misspelt login URL', async () => {
	const { message } = await shown({ loginUrl: 'htp://ada:${password}@host/login?key=${password}' });
	expect(message).toMatch(/"Login URL" gives no URL/);
	await shown({ baseUrl: 'htp://${password}/x' });
});

it('cuts the field names of an answer without a token', async () => {
	login = { [PASSWORD]: 1, ['x'.repeat(1_000_000)]: 2 };
	const { message, length } = await shown({});
	expect(message).toContain('there was no token');
	expect(length).toBeLessThan(5_000);
	const explained = await shown(
		{},
		{ resource: 'token', tokenOperation: 'inspect', explain: true },
	);
	expect(explained.length).toBeLessThan(10_000);
});

it('cuts the endless address of a redirect', async () => {
	answer = () => ({
		status: 302,
		headers: { location: `ftp://h/${'x'.repeat(10_000)}` },
		body: {},
	});
	expect((await shown({})).length).toBeLessThan(5_000);
});
