/** Tests the requests of one login, and the session from the last answer. */
import { login } from '../../../../../credentials/engine/session/login/login';
import type { TokenCall } from '../../../../../credentials/engine/session/login/loginCall';
import type {
	FlowRequest,
	GrantFields,
	HttpAnswer,
	LoginSource,
	TokenFlow,
} from '../../../../../credentials/engine/tokenFlow';
import { jsonRequest } from '../../../../../credentials/engine/vendor/flowRequests';
import { TEST_BASE, testFlow, testLogin } from '../../../../support/testFlow';

const NOW = 1_800_000_000_000;
const answer = (body: unknown, more: Partial<HttpAnswer> = {}): HttpAnswer => ({
	status: 200,
	headers: {},
	body,
	...more,
});
const step = (name: string) => () => jsonRequest(`${TEST_BASE}/${name}?key=hidden#part`, {});

/** Returns a call that gets these answers one after another. Sent requests are recorded. */
function callOf(flow: TokenFlow, answers: HttpAnswer[], sent: FlowRequest[] = []): TokenCall {
	const left = [...answers];
	return {
		flow,
		fingerprint: 'f',
		clock: { now: () => NOW, sleep: async () => await Promise.resolve() },
		retries: () => 0,
		hasWorked: false,
		isRejected: () => false,
		transport: async (request) => {
			sent.push(request);
			return await Promise.resolve(left.shift() ?? answer({}));
		},
	};
}
const flowWith = (source: Partial<LoginSource>) => testFlow({ source: testLogin(source) });
const failureOf = async (flow: TokenFlow, answers: HttpAnswer[]): Promise<string> =>
	await login(callOf(flow, answers)).then(
		() => 'no failure',
		({ message }: Error) => message,
	);

describe('a failure of several requests says which of them', () => {
	const flow = flowWith({ steps: [step('second'), step('third')] });
	const at = `${TEST_BASE}/third (step 3 of 3)`;
	const page = answer('<html>x', { headers: { 'content-type': 'text/html' } });
	it.each<[string, HttpAnswer[], string]>([
		['no token', [], `the login at ${at} answered, but there was no token`],
		[
			'no token in words',
			[answer({}), answer({}), answer({ success: false, note: 'ask Ann' })],
			'the login was refused (HTTP 200: note: ask Ann)',
		],
		[
			'a page',
			[answer({}), page],
			`the login at ${TEST_BASE}/second (step 2 of 3) answered, but with a web page`,
		],
		[
			'a refusal',
			[answer({ message: 'no' }, { status: 401 })],
			`the login (step 1 of 3) at ${TEST_BASE}/login was refused (HTTP 401: no)`,
		],
		[
			'a token that no header carries',
			[answer({}), answer({}), answer({ access_token: 'a\nb' })],
			`the login at ${at} answered, but the token has characters`,
		],
	])('%s', async (_title, answers, words) => {
		const message = await failureOf(flow, answers);
		expect(message).toContain(words);
		expect(message).not.toMatch(/hidden|#part/);
	});
});

it.each<[string, HttpAnswer, string]>([
	[
		'no token',
		answer({}),
		`the login at ${TEST_BASE} answered, but there was no token in the answer. Check "Base URL"`,
	],
	['a page', answer('<html>x'), `the login at ${TEST_BASE} answered, but with a web page`],
	['a refusal', answer({ message: 'no' }, { status: 401 }), 'the login was refused (HTTP 401: no)'],
])('a failure of one request names no step: %s', async (_title, given, words) => {
	const message = await failureOf(testFlow(), [given]);
	expect(message).toContain(words);
	expect(message).not.toContain('step');
});

it('the field with the address of a step is the one to check', async () => {
	const flow = flowWith({ steps: [step('second')], urlFieldOf: (index) => `field ${index}` });
	const page = answer('<html>x', { headers: { 'content-type': 'text/html' } });
	expect(await failureOf(flow, [page])).toContain('Check field 0 in the credential');
	expect(await failureOf(flow, [answer({}), page])).toContain('Check field 1 in the credential');
});

it.each<[string, HttpAnswer, HttpAnswer]>([
	[
		'a token of an earlier answer',
		answer({ access_token: 'first-token-1' }),
		answer({ message: 'no first-token-1' }, { status: 400 }),
	],
	[
		'a cookie of an earlier answer',
		answer({}, { cookies: { SID: 'cookie-value-1' } }),
		answer({ message: 'no cookie-value-1' }, { status: 400 }),
	],
])('shows no secret: %s', async (_title, first, second) => {
	const message = await failureOf(flowWith({ steps: [step('second')] }), [first, second]);
	expect(message).toContain('was refused (HTTP 400: no ');
	expect(message).not.toMatch(/token-1|value-1/);
});

it('what cannot be read is shown cut, and without secrets', async () => {
	const flow = testFlow({
		secrets: ['s3cret'],
		source: testLogin({
			noToken: () => ({
				problem: `there was no token at s3cret${' far'.repeat(300)}`,
				cure: 'Do this.',
			}),
		}),
	});
	const message = await failureOf(flow, [answer({})]);
	expect(message).toContain('there was no token at *****');
	expect(message.endsWith('. Do this.')).toBe(true);
	expect(message.length).toBeGreaterThan(600);
	expect(message.length).toBeLessThan(720);
});

const MINUTE = 60_000;
it.each<[string, GrantFields, object]>([
	['a text', { token: ' T ' }, { token: 'T' }],
	['a number', { token: 1 }, { token: '1' }],
	[
		'a lifetime',
		{ token: 'T', expiresIn: 60 },
		{ expiresAt: NOW + MINUTE, lifetime: { kind: 'absolute', ms: MINUTE, from: 'answer' } },
	],
	[
		'a refresh token',
		{ token: 'T', refreshToken: 'R', refreshExpiresIn: 60 },
		{ refreshToken: 'R', refreshExpiresAt: NOW + MINUTE },
	],
	[
		'an empty refresh token',
		{ token: 'T', refreshToken: '', refreshExpiresIn: 0 },
		{ refreshToken: undefined, refreshExpiresAt: undefined },
	],
	['a refresh token that is no text', { token: 'T', refreshToken: 5 }, { refreshToken: undefined }],
	['values', { token: 'T', values: { a: 'b' } }, { values: { a: 'b' } }],
	['a user', { token: 'T', who: 'Ann' }, { who: 'Ann' }],
])('a session of %s', async (_title, grant, expected) => {
	const session = await login(callOf(flowWith({ readGrant: () => grant }), []));
	expect(session).toEqual({
		token: 'T',
		fingerprint: 'f',
		obtainedAt: NOW,
		obtainedBy: 'login',
		lifetime: undefined,
		expiresAt: undefined,
		refreshToken: undefined,
		refreshExpiresAt: undefined,
		...expected,
	});
});

it.each<[string, unknown]>([
	['nothing', undefined],
	['an empty text', ' '],
	['0', 0],
	['a negative number', -1],
	['an object', { a: 1 }],
	['true', true],
])('%s is no token', async (_title, token) => {
	expect(await failureOf(flowWith({ readGrant: () => ({ token }) }), [])).toContain(
		'there was no token',
	);
});

it.each(['a\rb', 'a\nb', 'a\0b'])('%j can be sent in no header', async (token) => {
	const message = await failureOf(flowWith({ readGrant: () => ({ token }) }), []);
	expect(message).toBe(
		`Test API: the login at ${TEST_BASE} answered, but the token has characters that no header can carry. Check "Base URL" in the credential.`,
	);
});

it('a token that was over before it came says for how long', async () => {
	const lifetime = { kind: 'absolute', ms: -2_400, from: 'token' } as const;
	const over = flowWith({ readGrant: () => ({ token: 'T', lifetime }) });
	expect(await failureOf(over, [])).toContain('its token had expired 2 s before it arrived');
	const now = flowWith({ readGrant: () => ({ token: 'T', lifetime: { ...lifetime, ms: 0 } }) });
	expect(await failureOf(now, [])).toContain('its token had expired 0 s before it arrived');
});

it.each<[string, TokenFlow['source']]>([
	['fixed', { kind: 'fixed', token: 'T' }],
	['signed', { kind: 'signed', issue: () => ({ token: 'T' }) }],
])('a %s token takes no request', async (_title, source) => {
	const sent: FlowRequest[] = [];
	const session = await login(callOf(testFlow({ source }), [], sent));
	expect(session).toMatchObject({ token: 'T', obtainedBy: 'login' });
	expect(sent).toEqual([]);
});

describe('what a discovery found', () => {
	const discovery = {
		request: () => ({ ...jsonRequest(`${TEST_BASE}/discover`, {}), method: 'GET' as const }),
		read: ({ body }: HttpAnswer) => ({ at: String(body) }),
		wayOut: 'Fill it in.',
	};
	const flow = flowWith({
		discovery,
		request: ({ at }) => jsonRequest(`${TEST_BASE}/${at}`, {}),
	});
	const token = answer({ access_token: 'T' });
	const failed = answer({ message: 'moved' }, { status: 400 });
	const before = { discovered: { at: 'old' } } as never;

	it.each<[string, HttpAnswer[], string[], object | string, boolean]>([
		['is asked for once', [answer('new'), token], ['discover', 'new'], { at: 'new' }, false],
		['is used again', [token], ['old'], { at: 'old' }, true],
		[
			'may have changed',
			[failed, answer('new'), token],
			['old', 'discover', 'new'],
			{ at: 'new' },
			true,
		],
		['has not changed', [failed, answer('old')], ['old', 'discover'], 'HTTP 400: moved', true],
		["can't be asked for again", [failed, failed], ['old', 'discover'], 'HTTP 400: moved', true],
		[
			'was right, the login is not',
			[answer('new'), failed],
			['discover', 'new'],
			'HTTP 400: moved',
			false,
		],
	])('%s', async (_title, answers, paths, expected, isKnown) => {
		const sent: FlowRequest[] = [];
		const outcome = await login(callOf(flow, answers, sent), isKnown ? before : undefined).then(
			({ discovered }) => discovered,
			({ message }: Error) => message,
		);
		expect(sent.map(({ url }) => url.slice(TEST_BASE.length + 1))).toEqual(paths);
		if (typeof expected === 'string') expect(outcome).toContain(expected);
		else expect(outcome).toEqual(expected);
	});
});
