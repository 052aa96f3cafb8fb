/** Tests the address of a login if it contains values that are only known later. */
import { tokenLoginFlow } from '../../../credentials/tokenLogin/flow';

const LOGIN = {
	loginKind: 'custom',
	baseUrl: 'https://api.example.com/v1',
	loginBody: 'a=b',
	username: 'ada',
};
const ASSERTION = {
	showAssertion: true,
	assertionAlgorithm: 'HS256',
	assertionKey: 'shared-by-both',
	assertionClaims: '{"aud": "x"}',
};

it.each<[string, string, object]>([
	['a path', '/login', {}],
	['a value of the credential', '/login/${username}', {}],
	['an assertion', '/login?assertion=${assertion}', ASSERTION],
	['what is made for each request', '/login?id=${uuid}', {}],
])('%s', (_title, loginUrl, more) => {
	const { trustedUrls } = tokenLoginFlow({ ...LOGIN, loginUrl, ...more } as never);
	const origins = trustedUrls.map((url) => new URL(url).origin);
	expect(new Set(origins)).toEqual(new Set(['https://api.example.com']));
});
