import { commonFailure } from '../../../../../credentials/engine/failure/answerWords';
import {
	releaseReplaced,
	releaseSession,
} from '../../../../../credentials/engine/session/login/release';
import type {
	FlowRequest,
	HttpAnswer,
	Session,
	TokenFlow,
	TokenSource,
} from '../../../../../credentials/engine/tokenFlow';
import { testFlow } from '../../../../support/testFlow';

const SECRET = 'p"ä&s w+ord%';

const flow = testFlow({
	secrets: [SECRET],
	source: { kind: 'fixed', token: 'token-to-end' },
	release: ({ token, refreshToken }) =>
		token === 'unreleasable'
			? undefined
			: {
					method: 'POST',
					url: 'https://api.example.com/logout',
					headers: { Authorization: token },
					body: refreshToken,
				},
	failureIn: (answer) => commonFailure(answer) ?? envelopeFailure(answer),
});

function envelopeFailure({ body }: HttpAnswer): string | undefined {
	const { ok, words } = (body ?? {}) as { ok?: boolean; words?: string };
	return ok === false ? words : undefined;
}

const session: Session = {
	token: 'token-to-end',
	refreshToken: 'refresh-to-end',
	fingerprint: 'f',
	obtainedAt: 0,
	obtainedBy: 'login',
};

/** Releases a session at a provider that gives this answer. */
async function release(answer: Partial<HttpAnswer> | Error, subject = session, of = flow) {
	const sent: FlowRequest[] = [];
	const told = await releaseSession(of, subject, async (request) => {
		sent.push(request);
		if (answer instanceof Error) throw answer;
		return { status: 200, headers: {}, body: '', ...answer };
	});
	return { told, sent };
}

it.each<[string, Partial<HttpAnswer>]>([
	['200', {}],
	['204 without body', { status: 204, body: undefined }],
	['a token that is dead already', { status: 401, body: { error: 'invalid_token' } }],
	['a web page', { body: '<html>Bye</html>', headers: { 'content-type': 'text/html' } }],
])('told where the provider answers with %s', async (_title, answer) => {
	const { told, sent } = await release(answer);
	expect(told).toBe(true);
	expect(sent).toEqual([
		{
			method: 'POST',
			url: 'https://api.example.com/logout',
			headers: { Authorization: 'token-to-end' },
			body: 'refresh-to-end',
		},
	]);
});

it('told where a login form leads on after a logout, but not where the logout has moved', async () => {
	const source: TokenSource = {
		kind: 'login',
		request: () => ({ method: 'POST', url: 'https://api.example.com/login', headers: {} }),
		readGrant: () => ({ token: undefined }),
		acceptsRedirect: () => true,
	};
	const form: TokenFlow = { ...flow, source };
	const redirect = (status: number) => ({ status, headers: { location: '/login' } });
	expect((await release(redirect(302), session, form)).told).toBe(true);
	expect((await release(redirect(303), session, form)).told).toBe(true);
	await expect(release(redirect(307), session, form)).rejects.toThrow('(HTTP 307)');
});

it.each<[string, Session, TokenFlow]>([
	['this session', { ...session, token: 'unreleasable' }, flow],
	['any session', session, { ...flow, release: undefined }],
])('not told where the provider has no release for %s', async (_title, subject, of) => {
	expect(await release({ status: 500 }, subject, of)).toEqual({ told: false, sent: [] });
});

const named = (code: string, message: string) => Object.assign(new Error(message), { code });

it.each<[string, Partial<HttpAnswer> | Error, string]>([
	['403', { status: 403, body: { error: 'forbidden' } }, 'HTTP 403: forbidden'],
	['500 without words', { status: 500 }, 'HTTP 500'],
	['a redirect', { status: 302, headers: { location: '/login' } }, 'HTTP 302'],
	[
		'a failure in a 200',
		{ body: { ok: false, words: 'no such token' } },
		'HTTP 200: no such token',
	],
	[
		'words that hold the tokens',
		{ status: 400, body: { message: 'token-to-end refresh-to-end' } },
		'HTTP 400: ***** *****',
	],
	[
		'words that hold the password',
		{ status: 400, body: { message: `as ${SECRET}, ${encodeURIComponent(SECRET)}` } },
		'HTTP 400: as *****, *****',
	],
	[
		'no connection',
		named('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:1'),
		'the connection was refused',
	],
	[
		'a connection error that quotes the request',
		new Error('failed: Authorization token-to-end'),
		'failed: Authorization *****',
	],
])('refused: %s', async (_title, answer, reason) => {
	const failure = await release(answer).catch((error: Error) => error);
	expect(failure).toMatchObject({
		name: 'TokenFlowError',
		reason: 'release_failed',
		message: `Test API: the token was not released (${reason}). It is kept; try again later.`,
	});
	expect(Object.keys(failure).sort()).toEqual(['name', 'reason']);
});

it('refused by its status, where the vendor’s own rule knows no such failure', async () => {
	const bare: TokenFlow = { ...flow, failureIn: () => undefined };
	const answer = { status: 403, body: { error: 'not now' } };
	await expect(release(answer, session, bare)).rejects.toThrow('(HTTP 403: not now)');
});

describe('the session that a new one replaces', () => {
	const source: TokenSource = {
		kind: 'login',
		request: () => ({ method: 'POST', url: 'https://api.example.com/login', headers: {} }),
		readGrant: () => ({ token: undefined }),
	};
	const next: Session = { ...session, token: 'next' };

	it.each<[string, boolean, number, TokenFlow, Session, number]>([
		['a login: it is ended', true, 1, { ...flow, source }, next, 200],
		['a login, but the provider refuses', false, 1, { ...flow, source }, next, 500],
		['a renewal', false, 0, { ...flow, source }, { ...next, obtainedBy: 'refresh' }, 200],
		['the same token again', false, 0, { ...flow, source }, session, 200],
		['no login, but a fixed token', false, 0, flow, next, 200],
	])('%s: %s', async (_title, expected, calls, of, later, status) => {
		let sent = 0;
		const transport = async () => {
			sent++;
			return await Promise.resolve({ status, headers: {}, body: '' });
		};
		expect(await releaseReplaced(of, session, later, transport)).toBe(expected);
		expect(sent).toBe(calls);
	});
});
