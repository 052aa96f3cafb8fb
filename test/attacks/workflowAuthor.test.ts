/**
 * The attacker may use a credential but not see it, and tries to read it or to send it elsewhere.
 */
import type { IDataObject } from 'n8n-workflow';
import { readBody } from '../support/httpServer';
import { useServer } from '../support/lifecycle';
import { type NodeRun, runNode, StoredCredentials } from '../support/n8nHost';

const PASSWORD = 'pa55-w0rd-1234';
const TOKEN = 'tok-1234567-abc';
let requests: Array<{ url: string; text: string; host?: string }> = [];
let distinct = 0;

const server = useServer(async (request, response) => {
	const { url = '', headers } = request;
	const text = `${url} ${JSON.stringify(headers)} ${(await readBody(request)).toString()}`;
	response.setHeader('content-type', 'application/json');
	if (url.startsWith('/login')) return void response.end(JSON.stringify({ token: TOKEN }));
	requests.push({ url, text, host: headers.host });
	response.end('{}');
});
beforeEach(() => {
	requests = [];
});

const hostOfServer = () => new URL(server.url).host;

async function run(parameters: IDataObject, more: Partial<NodeRun> = {}, fields: IDataObject = {}) {
	const stored = new StoredCredentials();
	stored.set('tokenLoginApi', {
		baseUrl: server.url,
		loginKind: 'json',
		loginUrl: `/login?${(distinct += 1)}`,
		username: 'ada',
		password: PASSWORD,
		...fields,
	} as never);
	const all = { api: 'tokenLoginApi', url: '/x', ...parameters };
	return (await runNode(stored, { parameters: all, ...more })).error;
}

const withHeader = (name: string, value: unknown) => ({
	sendHeaders: true,
	specifyHeaders: 'json',
	jsonHeaders: JSON.stringify({ [name]: value }),
});

/** The ways to send a call with a header that the workflow's author chose. */
const WAYS: Record<string, (name: string, value: unknown) => ReturnType<typeof run>> = {
	'this node': async (name, value) => await run(withHeader(name, value)),
	'as a tool': async (name, value) =>
		await run(withHeader(name, value), { nodeType: 'authenticatedRequestTool' }),
	'HTTP Request': async (name, value) =>
		await run(
			{
				request: JSON.stringify({
					...{ uri: `${server.url}/x`, method: 'GET' },
					headers: { [name]: value },
				}),
			},
			{ nodeType: 'deprecatedRequest' },
		),
};

describe.each(Object.entries(WAYS))('%s', (way, send) => {
	it.each<[string, unknown]>([
		['Host', 'other.invalid'],
		['host', 'other.invalid'],
		['hOsT', 'OWN.other.invalid'],
		['Host', 'OWN:1'],
		['Host', 'OWN@other.invalid'],
		['Host', 'OWN, other.invalid'],
		['Host', 'OWN/x'],
		['Host', 'OWN other.invalid'],
		['Host', ''],
		['Transfer-Encoding', 'chunked'],
		['transfer-encoding', 'identity'],
	])('the header %s: %s is refused in words, and nothing is sent', async (name, value) => {
		// Headers without a value are not sent.
		const text = String(value).replace('OWN', hostOfServer());
		const error = await send(name, text);
		expect(requests.filter(({ host }) => host !== hostOfServer())).toEqual([]);
		if (error === undefined) return expect([value, way]).toEqual(['', way]);
		expect(`${error.message} ${error.description}`).toMatch(
			/the header "(?:Host|Transfer-Encoding)"|"Host" can't be sent/i,
		);
		expect(requests).toEqual([]);
	});

	it('its own name is sent', async () => {
		expect(await send('Host', hostOfServer().toUpperCase())).toBeUndefined();
		expect(requests).toHaveLength(1);
	});
});

it('a name that the credential gives is sent', async () => {
	const error = await run({}, {}, { showCallValues: true, callHeaders: 'Host: api.internal' });
	expect(error).toBeUndefined();
	expect(requests.map(({ host }) => host)).toEqual(['api.internal']);
});

/** Expressions and the credential's placeholders that an author could write into a parameter. */
const WORDS = [
	'={{ $credentials.password }}',
	'={{ $credentials }}',
	"={{ JSON.stringify($node['Call'].credentials) }}",
	"={{ JSON.stringify($('Call')) }}",
	'={{ JSON.stringify(this) }}',
	'={{ $secrets.vault.key }}',
	'={{ $self }}',
	'${password}',
	'${base64(password)}',
	'${token}',
	'{{password}}',
];
const PLACES: Record<string, (text: string) => IDataObject> = {
	URL: (text) => ({ url: text.startsWith('=') ? `=/x/${text.slice(1)}` : `/x/${text}` }),
	query: (text) => ({
		sendQuery: true,
		queryParameters: { parameters: [{ name: 'q', value: text }] },
	}),
	header: (text) => ({
		sendHeaders: true,
		headerParameters: { parameters: [{ name: 'X-Q', value: text }] },
	}),
	body: (text) => ({
		method: 'POST',
		sendBody: true,
		contentType: 'raw',
		rawContentType: 'text/plain',
		body: text,
	}),
	option: (text) => ({
		options: {
			pagination: {
				pagination: {
					paginationMode: 'updateAParameterInEachRequest',
					parameters: { parameters: [{ type: 'qs', name: 'q', value: text }] },
					limitPagesFetched: true,
					maxRequests: 1,
				},
			},
		},
	}),
};

it.each(Object.entries(PLACES))(
	'%s: nothing that is written there becomes a secret',
	async (_place, at) => {
		for (const text of WORDS) {
			requests = [];
			const error = await run(at(text));
			const sent = requests.map((one) => one.text.replace(`Bearer ${TOKEN}`, '')).join('\n');
			const all = `${sent} ${error?.message} ${error?.description} ${JSON.stringify(error?.context)}`;
			for (const secret of [PASSWORD, TOKEN, Buffer.from(PASSWORD).toString('base64')])
				expect([text, all.includes(secret)]).toEqual([text, false]);
		}
	},
);
