/** Tests rare shapes of requests and texts. Each of them was once handled wrongly. */
import { attachToken } from '../../../credentials/engine/attach/attach';
import type { OutgoingRequest } from '../../../credentials/engine/attach/outgoingRequest';
import { redact } from '../../../credentials/engine/secrets';
import { SessionManager } from '../../../credentials/engine/session/sessionManager';
import { caepeFlow } from '../../../credentials/CaepeApi.credentials';
import { crmComFlow } from '../../../credentials/CrmComApi.credentials';
import { testFlow } from '../../support/testFlow';

const user = { username: 'u', password: 'p' };
const crm = crmComFlow({ baseUrl: 'https://crm.example.com', organisation: 'o', ...user });
const caepe = caepeFlow({
	baseUrl: 'https://caepe.example.com',
	organization: 'acme',
	keycloakUrl: 'https://kc.example.com',
	...user,
});
const post = { uri: 'https://crm.example.com/crmapi/rest/v2/x', method: 'POST' } as OutgoingRequest;

// n8n's legacy helper drops `body` in two cases: `formData` is set without a content type, or
// `formData` is a FormData instance.
it('CRM.COM, legacy multipart: the token is not put into a body that n8n drops', () => {
	const request = attachToken(crm, 'T', { ...post, formData: { a: 1 } } as OutgoingRequest);
	expect(request).toMatchObject({ qs: { token: 'T' } });
});

// n8n's legacy helper sends `body` and spreads the text of `form` into it letter by letter.
it('CRM.COM, legacy form as text: the token joins the form', () => {
	const request = attachToken(crm, 'T', { ...post, form: 'a=1' });
	expect(request).toMatchObject({ form: 'a=1&token=T' });
	expect(request.body).toBeUndefined();
});

it('CAEPE, legacy multipart: sent as it is, like every other body that a person chose', () => {
	const request = { uri: 'https://caepe.example.com/x', method: 'POST', formData: { a: 1 } };
	const { formData, headers } = attachToken(caepe, 'T', request as OutgoingRequest);
	expect(formData).toEqual({ a: 1 });
	expect(headers).not.toHaveProperty('Content-Type');
});

// axios takes `//host` for an absolute URL and leaves the base URL out.
it('a URL without scheme beside a base URL is not judged by the base URL', () => {
	const request = { baseURL: 'https://crm.example.com', url: '//evil.example/x' };
	expect(() => attachToken(crm, 'T', request)).toThrow();
});

it.each([
	['percent-encoded in lower case', encodeURIComponent('pä/ss').toLowerCase()],
	['JSON in ASCII', 'p\\u00e4/ss'],
	['JSON as PHP writes it', 'pä\\/ss'],
])('masks a password %s', (_title, form) => {
	expect(redact(`before ${form} after`, ['pä/ss'])).toBe('before ***** after');
});

const flow = testFlow();

// n8n hands out a new copy of what is stored for every execution; uses are noted on that copy.
it('after a restart, uses of a stored idle token extend it', () => {
	const obtainedAt = 1_800_000_000_000;
	const hour = 3_600_000;
	let now = obtainedAt;
	const sessions = new SessionManager({ now: () => now, sleep: async () => {} });
	const usable = () =>
		sessions.use({
			flow,
			key: 'k',
			fingerprint: 'f',
			stored: {
				token: 'T',
				fingerprint: 'f',
				obtainedAt,
				obtainedBy: 'login',
				lifetime: { kind: 'idle', ms: hour, from: 'assumed' },
				expiresAt: obtainedAt + hour,
			},
		});
	now += 0.8 * hour;
	expect(usable()?.token).toBe('T');
	now += 0.8 * hour;
	expect(usable()?.token).toBe('T');
});
