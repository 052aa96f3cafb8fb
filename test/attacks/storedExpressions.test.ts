/**
 * When n8n reads a credential, it evaluates each field that begins with `=`. The expression can use
 * the workflow's data and the secrets of its vaults. So nothing that a server chose may be stored
 * in that form.
 */
import { fromStoredFields, toStoredFields } from '../../credentials/engine/n8n/storedSession';
import type { Session } from '../../credentials/engine/tokenFlow';
import { readBody } from '../support/httpServer';
import { useServer } from '../support/lifecycle';
import { runNode, StoredCredentials } from '../support/n8nHost';

const TOKENS = ['={{ $secrets.vault.key }}', '=', '=abc', '==x'];
const REFRESH = '={{ $env.N8N_ENCRYPTION_KEY }}';
let token = '';
let isDead = false;
const sent: unknown[] = [];

const server = useServer(async (request, response) => {
	await readBody(request);
	const isLogin = request.url?.startsWith('/login');
	if (!isLogin) sent.push(request.headers.authorization);
	response.writeHead(!isLogin && isDead ? 401 : 200, { 'content-type': 'application/json' });
	response.end(
		JSON.stringify(isLogin ? { access_token: token, refresh_token: REFRESH, who: token } : {}),
	);
	if (!isLogin) isDead = false;
});

/** Fails if n8n would evaluate a field. */
class Evaluating extends StoredCredentials {
	async getDecrypted(data: unknown, details: unknown, type: string) {
		const fields = await super.getDecrypted(data, details, type);
		expect(Object.values(fields).filter((value) => String(value).startsWith('='))).toEqual([]);
		return fields;
	}
}

const session: Session = { token: '', fingerprint: 'f', obtainedAt: 1, obtainedBy: 'login' };

it.each([...TOKENS, 'T', ' =T', '(in the session state)'])('%j comes back as it was', (one) => {
	const fields = toStoredFields({ ...session, token: one });
	expect(Object.values(fields).filter((value) => /^(?:=|$)/.test(value))).toEqual([]);
	expect(fromStoredFields(fields, 'f')).toEqual({ ...session, token: one });
	// n8n empties the expirable field in this way.
	expect(fromStoredFields({ ...fields, accessToken: '' }, 'f')).toBeUndefined();
});

it.each(TOKENS)('the token %j is sent as it was issued, by each of two runs', async (issued) => {
	token = issued;
	sent.length = 0;
	const stored = new Evaluating();
	stored.set('tokenLoginApi', {
		baseUrl: server.url,
		loginKind: 'json',
		loginUrl: `/login?${TOKENS.indexOf(issued)}`,
		username: 'ada',
		password: 'pa-ss-wo-rd',
		showWho: true,
		whoPath: 'who',
	});
	for (isDead of [false, true]) {
		const { error } = await runNode(stored, { parameters: { api: 'tokenLoginApi', url: '/x' } });
		expect(error).toBeUndefined();
	}
	expect(stored.saves).toBeGreaterThan(0);
	expect(new Set(sent)).toEqual(new Set([`Bearer ${issued}`]));
});
