/** The values that are made anew for each request, by the time that it is given. */
import { oneRequest } from '../../../credentials/tokenLogin/oneRequest';
import { readSettings } from '../../../credentials/tokenLogin/settings/readSettings';
import { fill } from '../../../credentials/tokenLogin/template/fill';
import type { Lookup } from '../../../credentials/tokenLogin/template/template';

/** 2023-11-14 22:13:20 UTC. */
const NOW = 1_700_000_000_000;
const settings = {
	...readSettings({
		baseUrl: 'https://api.example.com',
		loginUrl: '/login',
		username: 'u',
		password: 'p',
	}),
	values: { clientId: 'app' },
	assertion: {
		algorithm: 'HS256',
		key: 'k'.repeat(32),
		passphrase: '',
		header: '{}',
		claims: '{"iss": "${clientId}", "nbf": "${now-1:minutes:epoch}"}',
	},
};
const known = (given: Record<string, string> = {}): Lookup =>
	Object.assign((name: string) => given[name], { now: NOW });
const claimsOf = (token = '') =>
	JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString()) as unknown;

it('has one time, that of the request, in texts and in what is signed', () => {
	const lookup = oneRequest(settings, known());
	expect(fill('Login Body', '${now:epoch} ${now:YYYY-MM-DDTHH:mm:ssZ}', lookup)).toBe(
		'1700000000 2023-11-14T22:13:20Z',
	);
	const iat = NOW / 1000;
	expect(claimsOf(lookup('assertion'))).toEqual({
		iss: 'app',
		iat,
		nbf: iat - 60,
		exp: iat + 300,
	});
});

it('has one random value for each name in a request, and another one in the next', () => {
	const [one, next] = [oneRequest(settings, known()), oneRequest(settings, known())];
	expect(one('uuid')).toBe(one('uuid'));
	expect(one('uuid')).not.toBe(one('random'));
	expect(one('uuid')).not.toBe(next('uuid'));
});

it('takes a random value that is known already', () => {
	expect(oneRequest(settings, known({ uuid: 'U-1' }))('uuid')).toBe('U-1');
});
