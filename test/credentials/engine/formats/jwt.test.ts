import { jwtLifetimeMs, readJwtTimes } from '../../../../credentials/engine/formats/jwt';
import { mintJwt } from '../../../providers';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;

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

const claims = (payload: object) =>
	`e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.sig`;

it.each([
	['clocks agree', mintJwt('a', NOW, 5 * MINUTE), 5 * MINUTE],
	['the server is 10 minutes ahead', mintJwt('a', NOW + 10 * MINUTE, 5 * MINUTE), 5 * MINUTE],
	['the server is 10 minutes behind', mintJwt('a', NOW - 10 * MINUTE, 5 * MINUTE), 5 * MINUTE],
	['no iat', claims({ exp: NOW / 1000 + 60 }), MINUTE],
	['no iat, exp past', claims({ exp: NOW / 1000 - 60 }), undefined],
	['no exp', claims({ iat: NOW / 1000 }), undefined],
	['exp is no number', claims({ exp: 'tomorrow' }), undefined],
	[
		'exp and iat are numbers as text',
		claims({ iat: '1494329548', exp: '1494336748' }),
		120 * MINUTE,
	],
	['not a JWT', 'A-b189a7c5', undefined],
	['three parts of nothing', 'a.b.c', undefined],
])('JWT lifetime where %s', (_title, token, expected) => {
	expect(jwtLifetimeMs(token, NOW)).toBe(expected);
});

const at = (epochMs: number) => ({ date: new Date(epochMs).toUTCString() });
const inSeconds = (iat: number, exp: number) =>
	claims({ iat: NOW / 1000 + iat, exp: NOW / 1000 + exp });

it.each([
	['a token from the cache', inSeconds(-3598, 2), NOW, 2_000],
	['the same by the server’s clock, ahead', inSeconds(-3598, 2), NOW + 1_000, 1_000],
	['a new token', inSeconds(0, 300), NOW, 300_000],
	['a new token, the front end’s clock behind', inSeconds(60, 360), NOW, 300_000],
	['without iat', claims({ exp: NOW / 1000 + 60 }), NOW + 10_000, 50_000],
	['over on receipt', inSeconds(-3600, 0), NOW, 0],
	['long over', inSeconds(-3600, -10), NOW, -10_000],
	['claims that make no sense', inSeconds(0, -10), NOW, undefined],
	['an end beyond all lifetimes', inSeconds(0, 1e12), NOW, undefined],
])('JWT lifetime against the answer’s Date: %s', (_title, token, date, expected) => {
	// This machine's clock has no say.
	expect(jwtLifetimeMs(token, NOW + 86_400_000, at(date))).toBe(expected);
});
