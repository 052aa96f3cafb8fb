import { readJwtTimes } from '../../../../credentials/engine/session/expiry';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: unknown) => `${part({ alg: 'none' })}.${part(claims)}.c2ln`;

it.each([
	['both claims', jwt({ iat: 100, exp: 400 }), { iat: 100, exp: 400 }],
	['fractions of a second', jwt({ exp: 400.5 }), { exp: 400.5 }],
	['no claims', jwt({}), {}],
	['claims beside others that need UTF-8', jwt({ name: 'Zoë ✓', exp: 400 }), { exp: 400 }],
	['numbers as text', jwt({ iat: '100', exp: '400' }), { iat: 100, exp: 400 }],
	['a text as exp', jwt({ exp: 'tomorrow' }), {}],
	['an empty text as exp', jwt({ exp: '' }), {}],
	['a negative exp', jwt({ exp: -400 }), {}],
])('reads %s', (_title, token, expected) => {
	expect(readJwtTimes(token)).toEqual({ iat: undefined, exp: undefined, ...expected });
});

it.each([
	['an empty text', ''],
	['an opaque token', 'A-b189a7c5-804d'],
	['two parts', `${part({})}.${part({ exp: 400 })}`],
	['five parts, as encrypted tokens have', `${jwt({ exp: 400 })}.a.b`],
	['parts that are no JSON', 'a.b.c'],
	['claims that are null', jwt(null)],
	['claims that are text', jwt('exp')],
])('%s is no readable JWT', (_title, token) => {
	expect(readJwtTimes(token)).toBeUndefined();
});
