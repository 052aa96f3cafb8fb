/** Tests which edits of a credential make the stored session unusable. */
import {
	isOneTime,
	sessionFields,
} from '../../../../credentials/tokenLogin/settings/sessionFields';

const same = (before: object, edit: object) =>
	JSON.stringify(sessionFields({ ...before })) ===
	JSON.stringify(sessionFields({ ...before, ...edit }));
const values = (...pairs: string[]) => ({
	values: pairs.map((pair) => ({ name: pair.split('=')[0], value: pair.split('=')[1] })),
});

const LOGIN = {
	loginKind: 'custom',
	baseUrl: 'https://a.example',
	loginBody: 'u=${tenant}&k=${apiKey}',
	values: values('tenant=1', 'region=eu'),
	secretValues: values('apiKey=k', 'other=o'),
	callHeaders: 'X: ${step1.id}',
};

it.each<[string, object, boolean]>([
	['the body of the login', { loginBody: 'u=1' }, false],
	['the base URL', { baseUrl: 'https://b.example' }, false],
	['a value of the login', { values: values('tenant=2', 'region=eu') }, false],
	['a value of calls', { values: values('tenant=1', 'region=us') }, true],
	['a secret of the login', { secretValues: values('apiKey=x', 'other=o') }, false],
	['a secret of calls', { secretValues: values('apiKey=k', 'other=x') }, true],
	['headers of calls, the same step', { callHeaders: 'Y: ${step1.id}' }, true],
	['headers of calls, another step', { callHeaders: 'X: ${step1.name}' }, false],
	...['callQuery', 'tokenName', 'tokenPlace', 'tokenTemplate'].flatMap(
		(name): Array<[string, object, boolean]> => [
			[`${name} of calls`, { [name]: 'other' }, true],
			[`a step in ${name}`, { [name]: '${step2.id}' }, false],
		],
	),
	['how the token is sent', { showUse: true }, true],
	['whether calls have values', { showCallValues: true }, true],
])('after an edit of %s it is the same: %s', (_title, edit, expected) => {
	expect(same(LOGIN, edit)).toBe(expected);
});

const ROTATING = {
	loginKind: 'refreshToken',
	baseUrl: 'https://a.example/v1',
	loginUrl: '/token',
	clientId: 'c',
	refreshToken: 'R',
	scope: 's',
};

it.each<[string, object, boolean]>([
	['blanks', { refreshToken: ' R\n' }, true],
	['the token', { refreshToken: 'R2' }, false],
	['no token', { refreshToken: undefined }, false],
	['the client', { clientId: 'd' }, false],
	['the path of the login', { loginUrl: '/tokens' }, false],
	['the server', { baseUrl: 'https://b.example/v1' }, false],
	['the path of the base', { baseUrl: ' https://a.example/v2' }, true],
	['the scope', { scope: 't' }, true],
	['a step in calls', { callHeaders: 'X: ${step1.id}' }, true],
	['the server in the login’s URL', { loginUrl: 'https://b.example/token' }, false],
])('with a rotating refresh token, after an edit of %s: %s', (_title, edit, expected) => {
	expect(same(ROTATING, edit)).toBe(expected);
});

it('the login’s own server counts before the base URL', () => {
	const there = { ...ROTATING, loginUrl: 'HTTPS://b.example/token' };
	expect(sessionFields(there).server).toBe('https://b.example');
	expect(same(there, { baseUrl: 'https://c.example' })).toBe(true);
	expect(sessionFields({ ...ROTATING, baseUrl: '${base}', loginUrl: '/x' }).server).toBe('');
	expect(sessionFields({ ...ROTATING, baseUrl: 'https://[', loginUrl: '/x' }).server).toBe(
		'https://[',
	);
});

it.each<[string, unknown, boolean]>([
	['refreshToken', undefined, true],
	['refreshToken', true, true],
	['refreshToken', false, false],
	['json', true, false],
])(
	'%s that rotates (%j) starts from a token that is spent: %s',
	(loginKind, refreshTokenRotates, expected) => {
		expect(isOneTime({ loginKind, refreshTokenRotates })).toBe(expected);
	},
);
