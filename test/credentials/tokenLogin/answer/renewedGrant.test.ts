/** Tests answers to a renewal that have fewer values than the login's, and attributes of XML. */
import { readGrant } from '../../../../credentials/tokenLogin/answer/readGrant';
import { findInAnswer } from '../../../../credentials/tokenLogin/answer/findInAnswer';
import { readSettings } from '../../../../credentials/tokenLogin/settings/readSettings';

const settings = (tokenPath: string, refreshTokenPath = '') =>
	readSettings({
		loginKind: 'json',
		baseUrl: 'https://x.io',
		loginUrl: '/login',
		username: 'ada',
		password: 'x',
		showAnswer: true,
		tokenPath,
		showRenewal: true,
		refreshTokenPath,
		renewUrl: '/renew',
	} as never);
const answer = (body: unknown) => ({ status: 200, headers: {}, body });
const NESTED = '_embedded.accessToken.securityToken';

it.each<[string, string, string, unknown, string | undefined, string | undefined]>([
	['nothing new', 'data.token', 'data.token', { data: { expires: 'x' } }, 'old', undefined],
	['nothing at all', 'data.token', 'data.token', '', 'old', undefined],
	['another token', 'data.key', 'data.key', { result: { sessionKey: 'n-1' } }, 'n-1', undefined],
	['a token elsewhere', 'a.key', 'a.key', { newToken: 'n-1' }, undefined, undefined],
	['less around it', NESTED, 'securityToken', { securityToken: 'n-1' }, 'n-1', undefined],
	['both', 'a.b.sessionToken', 'r', { sessionToken: 'n-1', r: 'r-1' }, 'n-1', 'r-1'],
	['a name that says nothing', 'a.b.id', 'r', { id: 'n-1', r: 'r-1' }, undefined, undefined],
])('a renewal with %s', (_title, path, refreshPath, body, token, refreshToken) => {
	const prolonged = path === refreshPath ? 'old' : undefined;
	const grant = readGrant(settings(path, refreshPath), {
		answers: [answer(body)],
		by: 'refresh',
		kept: prolonged,
		now: 0,
	});
	expect(grant.token).toBe(token);
	if (path !== refreshPath) expect(grant.refreshToken).toBe(refreshToken);
});

it.each<[string, string, string | undefined]>([
	['<LoginResponse success="1" session-id="9F&amp;3"/>', '', '9F&3'],
	['<a:login xmlns:a="u" a:outCookie = \'1/2\'> </a:login>', 'login.@outCookie', '1/2'],
	['<a><b t="x">1</b><b t="y">2</b></a>', 'a.b[@t=y]', '2'],
	['<a><b t="x">1</b><b t="y">2</b></a>', 'a.b[1]', '2'],
	['<a><token xsi:type="string">abc</token></a>', '', 'abc'],
	['<a b="1"/>', 'a.@c', undefined],
])('%s at "%s"', (body, path, expected) => {
	expect(findInAnswer(answer(body), 'auto', path)).toBe(expected);
});
