/**
 * Tests mistakes that people make in the fields: the message gives the cure, and Explain shows the
 * place.
 */
import type { IDataObject } from 'n8n-workflow';
import { useLoginApi } from './loginApi';

const api = useLoginApi();
const CUSTOM = { loginKind: 'custom' };
const use = (tokenName: string) => ({ showUse: true, tokenName, tokenTemplate: '${token}' });
const keep = (keepValues: string) => ({ showAnswer: true, keepValues });

it.each<[string, IDataObject, RegExp]>([
	['a space in a name', use('X Tok'), /"Token Name".*its name has a space/],
	['a space in a cookie', { loginKind: 'cookie', cookieName: 'S ID' }, /"Cookie Name".*a space/],
	[
		'a sign beyond Latin-1',
		{ showCallValues: true, callHeaders: 'X-K: 5€' },
		/"Headers of Each Call" gives the header "X-K".*"€".*Western European/,
	],
	['a name that is cut', { ...CUSTOM, loginBody: 'u=${user}' }, /\$\{user\}.*write \$\{username\}/],
	['a capital', { ...CUSTOM, loginBody: 'u=${Password}' }, /write \$\{password\}/],
	[
		'another name',
		{ ...CUSTOM, loginBody: 'u=${tenant}' },
		/There is \$\{username\}, \$\{pass.*Further/,
	],
	['a comma too much', { ...CUSTOM, loginBody: '{"a": 1,}' }, /comma before a closing bracket/],
	['single quotes', { ...CUSTOM, loginBody: "{'a': 1}" }, /single quotes '; names and texts/],
	['typographic quotes', { ...CUSTOM, loginBody: '{“a”: 1}' }, /typographic quotes such as “/],
	['a name without quotes', { ...CUSTOM, loginBody: '{a: 1}' }, /the name a needs quotes.*"a"/],
])('%s is named before anything is sent', async (_title, fields, message) => {
	const { error } = await api.run(fields);
	expect(error?.message).toMatch(message);
	expect(api.seen).toEqual([]);
});

it('a kept value that is not there is told with what there is', async () => {
	const { error } = await api.run(keep('csrf=data.csrf'));
	expect(error?.message).toMatch(/nothing at "data.csrf".*\(the answer has token, expires_in\)/);
});

it.each([
	['a form with spaces', 'form', 'a = ${username} & b = 1', 'a=ada+%22l%22+%26+co&b=1'],
	['a form with a question mark', 'form', '?a=1&b=${username}', 'a=1&b=ada+%22l%22+%26+co'],
])('%s is read as pairs', async (_title, loginBodyType, loginBody, body) => {
	expect((await api.run({ ...CUSTOM, loginBodyType, loginBody })).error).toBeUndefined();
	expect(api.seen[0].body).toBe(body);
});

describe('several requests', () => {
	const steps = (body: string) => ({
		showSteps: true,
		steps: { steps: [{ method: 'POST', url: '/second', bodyType: 'json', body }] },
	});

	it.each<[string, { status?: number; body: unknown; headers?: Record<string, string> }]>([
		['is not there', { status: 404, body: 'Not found' }],
		[
			'is a page',
			{ body: '<html><body>Hello</body></html>', headers: { 'content-type': 'text/html' } },
		],
		['gives no answer', { status: 503, headers: { 'retry-after': '99' }, body: '' }],
	])('the one that %s is named with its field', async (_title, answer) => {
		api.answers['/second'] = answer;
		const { error } = await api.run(steps('{}'));
		expect(error?.message).toMatch(/step 2 of 2.*Check the URL of step 2 in "Further Login Steps"/);
	});

	it('a value that the answer before lacks is told', async () => {
		const { error } = await api.run(steps('{"c": "${step1.code}"}'));
		expect(error?.message).toMatch(
			/\$\{step1.code\}.*the answer of step 1 has nothing at that path/,
		);
	});
});

describe('Explain', () => {
	const explain = async (fields: IDataObject) => {
		const { items } = await api.run(
			{ testPath: '', ...fields },
			{ resource: 'token', tokenOperation: 'inspect', explain: true },
		);
		const { steps, ...told } = items[0].json;
		return { ...told, found: (steps as IDataObject[])[0].found } as IDataObject;
	};

	it.each<[string, IDataObject, unknown, IDataObject]>([
		[
			'a form',
			{},
			'access_token=abcdefghij&expires_in=60',
			{ tokenFoundAt: 'access_token', found: 'access_token, expires_in' },
		],
		[
			'XML',
			{ showAnswer: true, tokenPath: 'r.sid' },
			'<r><sid>abcdefghij</sid></r>',
			{ tokenFoundAt: 'r.sid', found: 'r.sid' },
		],
		['a date', {}, { token: 'T-1', expires_at: '2099-01-01T00:00:00Z' }, { tokenFoundAt: 'token' }],
		[
			'a refresh token that is not used',
			{},
			{ token: 'T-1', refresh_token: 'R-1' },
			{ renewal: expect.stringMatching(/has a refresh token \(refresh_token\), but no renewal/) },
		],
	])('says where things are in %s', async (_title, fields, body, told) => {
		api.answers['/login'] = { body };
		expect(await explain(fields)).toMatchObject(told);
	});

	it('names all cookies that make the token', async () => {
		api.answers['/login'] = { headers: { 'set-cookie': ['A=1', 'B=2'] } as never, body: {} };
		expect(await explain({ loginKind: 'cookie', cookieName: '*' })).toMatchObject({
			tokenFoundAt: 'cookie:A, cookie:B',
			tokenIsSentAs: 'Cookie: A=•••; B=•••',
		});
	});
});
