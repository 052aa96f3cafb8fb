/**
 * Odd values in the two hidden fields of a credential, which never occur by themselves. The next
 * call succeeds, or its error says why not.
 */
import { readBody } from '../support/httpServer';
import { useServer } from '../support/lifecycle';
import { runNode, StoredCredentials } from '../support/n8nHost';

const server = useServer(async (request, response) => {
	await readBody(request);
	response.setHeader('content-type', 'application/json');
	const isLogin = /^\/(login|renew)/.test(request.url ?? '');
	const grant = { token: 'tok-1234567-abc', refresh_token: 'ref-1234567-abc', expires_in: 600 };
	response.end(JSON.stringify(isLogin ? grant : { sent: request.headers.authorization ?? '' }));
});
let distinct = 0;

/** Returns a credential that has logged in once. */
async function used() {
	const stored = new StoredCredentials();
	stored.set('tokenLoginApi', {
		...{ baseUrl: server.url, loginKind: 'json', loginUrl: `/login?${(distinct += 1)}` },
		...{ username: 'ada', password: 'pa-55-wo"rd' },
		...{ showRenewal: true, refreshTokenPath: 'refresh_token', renewUrl: '/renew' },
	} as never);
	await call(stored);
	return stored;
}
const call = async (stored: StoredCredentials) =>
	await runNode(stored, { parameters: { api: 'tokenLoginApi', url: '/x' } });

/** Odd values for each of the two fields. The state should be a JSON text. */
const STATES: Record<string, unknown> = {
	null: null,
	'no value': undefined,
	'a number': 5,
	'an object': { a: 1 },
	'a list': [1],
	'an empty text': '',
	'no JSON': '{"a":',
	'null as JSON': 'null',
	'a list as JSON': '[]',
	'a text as JSON': '"a"',
	'deep JSON': '{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000),
	'a megabyte': `{"a":"${'x'.repeat(1_000_000)}"}`,
	'NUL and half a character': '{"a":"\0\ud800"}',
};
/** Odd values for a member of the state. */
const MEMBERS: unknown[] = [
	...[null, true, -1, 0, 1e308, '', 'x', [], {}, [[]], { then: 1 }, { kind: 'x' }, '9'.repeat(400)],
	{ kind: 'absolute', ms: 'x' },
	{ kind: 'absolute', ms: -1, from: 5 },
	{ kind: 'idle', ms: null },
	{ a: { b: 1 } },
	{ __proto__: null, constructor: { prototype: 1 } },
	'a\r\nX-Evil: 1',
];
const NO_WORDS =
	/undefined|\[object|is not a function|Cannot (?:read|convert|create)|TypeError|RangeError|NaN|Invalid Date|Infinity/;

async function problemOf(what: string, stored: StoredCredentials): Promise<string[]> {
	const { error, items } = await call(stored);
	const text = `${error?.message ?? ''} ${error?.description ?? ''}`;
	if (NO_WORDS.test(text)) return [`${what}: ${text.slice(0, 300)}`];
	if (error === undefined && !/^Bearer \S+$/.test(String(items[0]?.json.sent)))
		return [`${what}: sent ${JSON.stringify(items)}`];
	const inspected = await runNode(stored, {
		parameters: { api: 'tokenLoginApi', resource: 'token', tokenOperation: 'inspect' },
	});
	const shown = `${inspected.error?.message ?? ''} ${JSON.stringify(inspected.items)}`;
	if (NO_WORDS.test(shown)) return [`${what}, inspected: ${shown.slice(0, 600)}`];
	const next = (await call(stored)).error;
	return next === undefined ? [] : [`${what}, afterwards: ${next.message}`];
}

it.each(['accessToken', 'sessionState'])('%s is something else', async (field) => {
	const wrong: string[] = [];
	for (const [kind, value] of Object.entries(STATES)) {
		const stored = await used();
		stored.set('tokenLoginApi', { ...stored.get('tokenLoginApi'), [field]: value } as never);
		wrong.push(...(await problemOf(kind, stored)));
	}
	expect(wrong).toEqual([]);
});

/**
 * Tries a different share of the values for each member, and checks that no odd value is taken for
 * a good one.
 */
it('a member of the state is something else', async () => {
	const wrong: string[] = [];
	const first = await used();
	const names = Object.keys(JSON.parse(String(first.get('tokenLoginApi')?.sessionState)) as object);
	const all = [
		...new Set([...names, 'discovered', 'who', 'renewals', 'renewalNotBefore', 'token']),
	];
	for (const [index, name] of all.entries())
		for (const value of MEMBERS.filter((_one, at) => at % 5 === index % 5)) {
			const stored = await used();
			const fields = stored.get('tokenLoginApi') as Record<string, unknown>;
			const state = JSON.parse(String(fields.sessionState)) as object;
			const sessionState = JSON.stringify({ ...state, [name]: value });
			// Stores another token, as another process would.
			const accessToken = `tok-other-${distinct}`;
			stored.set('tokenLoginApi', { ...fields, accessToken, sessionState } as never);
			wrong.push(
				...(await problemOf(`${name} is ${String(JSON.stringify(value)).slice(0, 60)}`, stored)),
			);
		}
	expect(wrong).toEqual([]);
});
