import { type Run, type Runs, verdict } from './verdict';

const login: Run = { failure: '', logins: 1, sent: 1, unsigned: 0, rejected: 0, isSaved: true };
const reliedUpon: Runs = { first: login, expired: login, anew: { ...login, logins: 0 } };
const nothing = { logins: 0, sent: 0, isSaved: false, failure: 'HTTP 401' };

it('has nothing to say of what the credentials rely on', () => {
	expect(verdict(reliedUpon)).toBe('');
});

it.each<[keyof Runs, Partial<Run>, RegExp]>([
	['first', nothing, /^no token: n8n calls preAuthentication neither .* \(HTTP 401\)$/],
	['first', { isSaved: false }, /^no token: n8n no longer saves what preAuthentication returns$/],
	['first', { logins: 0 }, /there was no login/],
	['expired', nothing, /^expired token: n8n no longer calls preAuthentication after/],
	['expired', { sent: 0, failure: 'x' }, /no longer calls authenticate and sends the request/],
	['expired', { sent: 2, unsigned: 1, rejected: 1 }, /sent a request without a token/],
	['expired', { sent: 2, rejected: 1 }, /sent a dead token/],
	['expired', { logins: 0 }, /there was no login/],
	['expired', { logins: 2 }, /calls preAuthentication more than once/],
	['expired', { sent: 2 }, /sends one request more than once/],
	['expired', { isSaved: false }, /^expired token: n8n no longer saves/],
	['expired', { failure: 'why' }, /the execution failed \(why\)/],
	['anew', { logins: 1 }, /^new process: n8n no longer hands the token that it saved/],
	['anew', { sent: 0 }, /n8n sent nothing/],
])('%s run with %j: says what has changed', (name, change, words) => {
	expect(verdict({ ...reliedUpon, [name]: { ...reliedUpon[name], ...change } })).toMatch(words);
});
