/** What looks like a name in a request can be a secret value. Explain shows none of these. */
import type { IDataObject } from 'n8n-workflow';
import { createHash } from 'node:crypto';
import { readBody } from '../support/httpServer';
import { useServer } from '../support/lifecycle';
import { runNode, StoredCredentials } from '../support/n8nHost';
import { leaksIn } from '../nodes/AuthenticatedRequest/echo/leaks';

const PASSWORD = 'correct horse battery-9';
const TICKET = 'tkt-48151623-zz';
const HASH = createHash('sha256').update(PASSWORD).digest();
const SECRETS = [PASSWORD, TICKET, HASH.toString('hex'), HASH.toString('base64')];
let status = 200;

const server = useServer(async (request, response) => {
	await readBody(request);
	const isSecond = request.url?.startsWith('/second');
	response.writeHead(isSecond ? status : 200, { 'content-type': 'application/json' });
	response.end(JSON.stringify({ ticket: TICKET, token: 'tok-1234567-abc' }));
});

/** Login requests that have a secret in a place where a name is expected. */
const PLACES: Record<string, IDataObject> = {
	'a pass phrase as the header': { headers: 'Authorization: ${password}' },
	'two of its words': { headers: 'Authorization: ${slice(password, 0, 13)}' },
	'a cookie without a name': { headers: 'Cookie: ${step1.ticket}' },
	'the name of a cookie': { headers: 'Cookie: ${step1.ticket}=1; a=2' },
	'an open header': { headers: 'Accept: ${step1.ticket}\nSOAPAction: ${sha256(password)}' },
	'the name in a query': { url: '/second?${step1.ticket}' },
	'the name in a query with a value': { url: '/second?${sha256(password)}=1' },
	'the path': { url: '/second/${step1.ticket}/${password}' },
	'the only word of a body': { body: '${step1.ticket}=', bodyType: 'form' },
	'the name of a field': { body: '{"${step1.ticket}": 1}' },
	'Base64 of a hash as the body': { body: '${base64(sha256(password))}', bodyType: 'text' },
};

describe.each([200, 400])('a second request that is answered %d', (answered) => {
	it.each(Object.entries(PLACES))('%s', async (_place, step) => {
		status = answered;
		const stored = new StoredCredentials();
		stored.set('tokenLoginApi', {
			baseUrl: server.url,
			loginKind: 'json',
			loginUrl: '/login',
			username: 'ada',
			password: PASSWORD,
			testPath: `/me?${answered}${String(_place).length}`,
			showSteps: true,
			steps: { steps: [{ method: 'POST', url: '/second', ...step }] },
		} as never);
		const { items, error } = await runNode(stored, {
			parameters: {
				api: 'tokenLoginApi',
				resource: 'token',
				tokenOperation: 'inspect',
				explain: true,
			},
		});
		const { message, description, context } = error ?? {};
		const text = JSON.stringify([items, message, description, context]);
		expect(text).toContain('/second');
		expect(leaksIn(text, SECRETS)).toEqual([]);
		expect(text).not.toMatch(/"[^"]*\bcorrect\b/);
	});
});
