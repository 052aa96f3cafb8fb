/**
 * Tests the requests, rules and errors that the fields of Token Login become, without sending
 * anything.
 */
import type { IDataObject } from 'n8n-workflow';
import { tokenLoginFlow } from '../../../../credentials/tokenLogin/flow';
import { withoutMissing } from '../../../../credentials/tokenLogin/settings/presetBody';
import type { HttpAnswer, LoginSource, Session } from '../../../../credentials/engine/tokenFlow';

const BASE = 'https://api.example.com';
const LOGIN = { loginKind: 'json', baseUrl: BASE, loginUrl: '/login' };
const USER = { username: 'ada', password: 'hunter22' };
const CLIENT = { clientId: 'cid', clientSecret: 'c-secret' };

const flowOf = (fields: IDataObject) => tokenLoginFlow({ ...LOGIN, ...USER, ...fields });
const sourceOf = (fields: IDataObject) => flowOf(fields).source as LoginSource;
const answer = (body: unknown, status = 200): HttpAnswer => ({ status, headers: {}, body });
const session: Session = {
	token: 'T',
	refreshToken: 'R',
	obtainedAt: 0,
	obtainedBy: 'login',
} as Session;

describe('complaints', () => {
	it.each<[string, IDataObject, RegExp | undefined]>([
		[
			'no token in a call',
			{ showUse: true, tokenTemplate: 'x' },
			/"Token Template".*has no \$\{token\}/,
		],
		[
			'the token in the query alone',
			{ showUse: true, tokenTemplate: 'x', showCallValues: true, callQuery: 'key=${token}' },
			undefined,
		],
		[
			'the token in another header alone',
			{ showUse: true, tokenTemplate: 'x', showCallValues: true, callHeaders: 'X-Key: ${token}' },
			undefined,
		],
		['the refresh token', { showUse: true, tokenTemplate: '${refreshToken}' }, undefined],
		[
			'a path without a value',
			{ showRejection: true, rejectedPath: 'a' },
			/"Rejected Value" is empty/,
		],
		['a value without a path', { showRejection: true, rejectedValue: 'a' }, undefined],
		['both', { showRejection: true, rejectedPath: 'a', rejectedValue: 'b' }, undefined],
		[
			'an expiry without a path',
			{ showAnswer: true, expiryFrom: 'seconds' },
			/"Expiry Path" is empty/,
		],
		['an expiry by JWT', { showAnswer: true, expiryFrom: 'jwt' }, undefined],
		[
			'a header without a name',
			{ showAnswer: true, tokenFrom: 'header' },
			/"Token Path" is empty; name the header/,
		],
		['a body without a path', { showAnswer: true, tokenFrom: 'body' }, undefined],
		[
			'a method',
			{ loginKind: 'custom', loginMethod: 'FOO' },
			/"Login Method" must be one of DELETE, GET, PATCH, POST, PUT/,
		],
		['a logout without a URL', { showRelease: true }, /"Logout URL" is empty/],
		['no URL', { loginUrl: 'ftp://x' }, /"Login URL".*gives no URL that starts with https/],
		[
			'braces without a dollar',
			{ loginKind: 'custom', loginBody: 'a={password}' },
			/has \{password\}, which would be sent unchanged/,
		],
		[
			'a margin',
			{ showAnswer: true, renewBefore: '-1' },
			/"Renew Before \(Seconds\)" must be a number above 0/,
		],
		['a margin of nothing', { showAnswer: true, renewBefore: '0' }, undefined],
	])('%s', (_title, fields, words) => {
		const read = () => flowOf(fields);
		if (words === undefined) expect(read).not.toThrow();
		else expect(read).toThrow(words);
	});

	it('no secret shows in one', () => {
		const read = () => flowOf({ loginUrl: 'ftp://${password}' });
		expect(read).toThrow(/gives no URL/);
		expect(read).not.toThrow(/hunter22/);
	});
});

describe('requests', () => {
	it.each<[string, IDataObject, object]>([
		[
			'JSON',
			{},
			{ method: 'POST', url: `${BASE}/login`, body: '{"username":"ada","password":"hunter22"}' },
		],
		['own names', { usernameName: 'u', passwordName: 'p' }, { body: '{"u":"ada","p":"hunter22"}' }],
		['a form', { loginKind: 'form' }, { body: 'username=ada&password=hunter22' }],
		[
			'further fields',
			{ showLogin: true, loginFields: 'a=1\nb=x' },
			{ body: '{"username":"ada","password":"hunter22","a":1,"b":"x"}' },
		],
		['an own body', { showLogin: true, loginBody: '{"x":"${username}"}' }, { body: '{"x":"ada"}' }],
		[
			'a group that is off',
			{ loginBody: '{"x":1}', loginMethod: 'PUT' },
			{ method: 'POST', body: '{"username":"ada","password":"hunter22"}' },
		],
		['another method', { showLogin: true, loginMethod: 'PUT' }, { method: 'PUT' }],
		['a query', { showLogin: true, loginQuery: 'a=b' }, { url: `${BASE}/login?a=b` }],
		[
			'OAuth2 with a scope',
			{ loginKind: 'oauth2Password', ...CLIENT, scope: 'read all' },
			{ body: expect.stringContaining('scope=read+all') as string },
		],
		[
			'OAuth2 without one',
			{ loginKind: 'oauth2Password', ...CLIENT, scope: ' ' },
			{ body: expect.not.stringContaining('scope') as string },
		],
	])('the login: %s', (_title, fields, expected) => {
		expect(sourceOf(fields).request({})).toMatchObject(expected);
	});

	it('Basic', () => {
		const { headers, body } = sourceOf({ loginKind: 'basic' }).request({});
		expect(headers.Authorization).toBe(`Basic ${Buffer.from('ada:hunter22').toString('base64')}`);
		expect(body).toBeUndefined();
	});

	it('the steps, each with the answers before it', () => {
		const steps = [{ url: '/a/${step1.x}' }, { method: 'GET', url: '/b', query: 'q=${step2.y}' }];
		const built = sourceOf({ showSteps: true, steps: { steps } }).steps ?? [];
		expect(built).toHaveLength(2);
		expect(built[0]([answer({ x: 'X' })])).toMatchObject({ method: 'POST', url: `${BASE}/a/X` });
		expect(built[1]([answer({ x: 'X' }), answer({ y: 'Y' })])).toMatchObject({
			method: 'GET',
			url: `${BASE}/b?q=Y`,
		});
		expect(sourceOf({ showSteps: true }).steps).toEqual([]);
	});

	it.each<[string, IDataObject, object | undefined]>([
		['none', {}, undefined],
		[
			'an own one',
			{ showRenewal: true, renewUrl: '/renew', renewBody: 'r=${refreshToken}' },
			{ method: 'POST', url: `${BASE}/renew`, body: 'r=R' },
		],
		[
			'that of OAuth2',
			{ loginKind: 'oauth2Password', ...CLIENT },
			{
				url: `${BASE}/login`,
				body: expect.stringMatching(/grant_type=refresh_token.*refresh_token=R/) as string,
			},
		],
		[
			'OAuth2’s body at an own URL',
			{ loginKind: 'oauth2Password', ...CLIENT, showRenewal: true, renewUrl: '/again' },
			{ url: `${BASE}/again`, body: expect.stringMatching(/refresh_token=R/) as string },
		],
		[
			'an own body at it',
			{
				loginKind: 'oauth2Password',
				...CLIENT,
				showRenewal: true,
				renewUrl: '/again',
				renewBody: 'x=${refreshToken}',
			},
			{ url: `${BASE}/again`, body: 'x=R' },
		],
		[
			'a group without a URL',
			{ loginKind: 'oauth2Password', ...CLIENT, showRenewal: true },
			{ url: `${BASE}/login`, body: expect.stringMatching(/refresh_token=R/) as string },
		],
	])('the renewal: %s', (_title, fields, expected) => {
		const built = sourceOf(fields).renew?.('R', session);
		if (expected === undefined) expect(built).toBeUndefined();
		else expect(built).toMatchObject(expected);
	});

	it.each<[string, 'json' | 'form', string, string, string]>([
		['a form', 'form', 'a=1\nclient_id=x\nclient_secret=y', 'client_id=z', 'a=1\nclient_id=x'],
		['a form without a client', 'form', 'a=1\nclient_id=x', '', 'a=1'],
		[
			'JSON',
			'json',
			'{"a":1,"client_id":"x","client_secret":"y"}',
			'client_secret',
			'{"a":1,"client_secret":"y"}',
		],
		[
			'JSON without a client',
			'json',
			'{"client_identity":1,"client_id":"x"}',
			'',
			'{"client_identity":1}',
		],
		['nothing', 'json', '', '', ''],
	])(
		'a client that the login does not name is not in the renewal: %s',
		(_title, type, body, login, expected) => {
			expect(withoutMissing(body, type, login)).toBe(expected);
		},
	);
});

describe('rules', () => {
	it('secrets are those of the fields that are shown, and those that a person adds', () => {
		const added = {
			values: { values: [{ name: 'tenant', value: 'seven' }] },
			secretValues: {
				values: [
					{ name: 'key', value: 'k-secret' },
					{ name: '', value: '' },
				],
			},
		};
		expect(flowOf(added).secrets).toEqual(['hunter22', 'k-secret']);
		const grant = { loginKind: 'oauth2ClientCredentials', ...CLIENT };
		expect(tokenLoginFlow({ ...LOGIN, ...grant }).secrets).toEqual(['c-secret']);
		const renewal = { loginKind: 'refreshToken', ...CLIENT, refreshToken: ' R-0 ' };
		expect(tokenLoginFlow({ ...LOGIN, ...renewal }).secrets).toEqual(['c-secret', 'R-0']);
	});

	it.each<[string, IDataObject, HttpAnswer, string | undefined]>([
		['a success', {}, answer({ token: 'T' }), undefined],
		['a status', {}, answer({ message: 'no such user' }, 400), 'no such user'],
		[
			'own words',
			{ showAnswer: true, errorPath: 'why' },
			answer({ why: 'late', message: 'x' }, 400),
			'late',
		],
		[
			'own words that are not there',
			{ showAnswer: true, errorPath: 'why' },
			answer({ message: 'no such user' }, 400),
			'no such user',
		],
		[
			'own words under HTTP 200',
			{ showAnswer: true, errorPath: 'why' },
			answer({ why: 'late' }),
			'late',
		],
		['no words wanted', { showAnswer: true }, answer({ '': 'x', why: 'late' }), undefined],
		[
			'a field for success',
			{ showAnswer: true, successPath: 'ok' },
			answer({ ok: 'yes' }),
			undefined,
		],
		[
			'which is missing',
			{ showAnswer: true, successPath: 'ok' },
			answer({}),
			'ok is not in the answer',
		],
		[
			'which has its value',
			{ showAnswer: true, successPath: 'ok', successValue: '1' },
			answer({ ok: 1 }),
			undefined,
		],
		[
			'which has another',
			{ showAnswer: true, successPath: 'ok', successValue: '1' },
			answer({ ok: 0 }),
			'ok is 0',
		],
		[
			'with words',
			{ showAnswer: true, successPath: 'ok', errorPath: 'why' },
			answer({ why: 'late' }),
			'late',
		],
	])('the login failed: %s', (_title, fields, given, expected) => {
		expect(sourceOf(fields).failureIn?.(given)).toBe(expected);
	});

	it.each<[string, IDataObject, HttpAnswer, boolean]>([
		['401', {}, answer({}, 401), true],
		['403', {}, answer({}, 403), false],
		[
			'one’s own status',
			{ showRejection: true, rejectedStatuses: '403, 498' },
			answer({}, 498),
			true,
		],
		['401 then', { showRejection: true, rejectedStatuses: '403' }, answer({}, 401), false],
		[
			'a value',
			{ showRejection: true, rejectedPath: 'code', rejectedValue: '7' },
			answer({ code: 7 }),
			true,
		],
		[
			'another value',
			{ showRejection: true, rejectedPath: 'code', rejectedValue: '7' },
			answer({ code: 77 }),
			false,
		],
		[
			'a part',
			{ showRejection: true, rejectedPath: 'code', rejectedValue: '7', rejectedMatch: 'contains' },
			answer({ code: 77 }),
			true,
		],
		['a text', { showRejection: true, rejectedText: 'expired' }, answer('Token EXPIRED'), true],
		['a group that is off', { rejectedStatuses: '403' }, answer({}, 403), false],
	])('a rejected token: %s', (_title, fields, given, expected) => {
		expect(flowOf(fields).provesRejection(given)).toBe(expected);
	});

	it.each<[string, IDataObject, object | undefined]>([
		['none', {}, undefined],
		['a GET', { testPath: '/me' }, { shownPath: '/me' }],
		['without a method', { testPath: '/me', showTest: true, testBody: 'a=1' }, { method: 'GET' }],
		[
			'a POST',
			{ testPath: '/me', showTest: true, testMethod: 'POST', testBody: 'a=1' },
			{ method: 'POST', body: 'a=1' },
		],
		['without a body', { testPath: '/me', showTest: true, testMethod: 'POST' }, { method: 'POST' }],
	])('the test call: %s', (_title, fields, expected) => {
		const { testCall } = flowOf(fields);
		if (expected === undefined) return expect(testCall).toBeUndefined();
		expect(testCall).toMatchObject(expected);
		expect(testCall && 'body' in testCall).toBe('body' in expected);
	});

	it('a call gets the token where it goes, and more', () => {
		const attach = (fields: IDataObject) => flowOf(fields).attach('T');
		expect(attach({})).toMatchObject({ headers: { Authorization: 'Bearer T' } });
		const query = {
			showUse: true,
			tokenPlace: 'query',
			tokenName: 'key',
			tokenTemplate: '${token}',
		};
		expect(attach(query)).toMatchObject({ kind: 'parameter', name: 'key', value: 'T' });
		const more = { showCallValues: true, callHeaders: 'X-T: ${token}', callQuery: 'u=${username}' };
		expect(attach(more)).toMatchObject({
			headers: { Authorization: 'Bearer T', 'X-T': 'T' },
			query: { u: 'ada' },
		});
	});
});
