/** Tests how the API is asked whether a token is dead, and how its answer is judged. */
import { UnusableAnswer } from '../../../../credentials/engine/errors';
import { probeFor } from '../../../../credentials/engine/trial/probe';
import {
	type Subject,
	SessionManager,
} from '../../../../credentials/engine/session/sessionManager';
import type {
	FlowRequest,
	HttpAnswer,
	TestCall,
	TokenFlow,
} from '../../../../credentials/engine/tokenFlow';
import { FakeClock } from '../../../support/fakeClock';
import { TEST_BASE, testFlow } from '../../../support/testFlow';

const sessions = new SessionManager(new FakeClock());
const answer = (status: number, body: unknown = {}, headers = {}): HttpAnswer => ({
	status,
	headers,
	body,
});
const testCall: TestCall = { path: () => '/me', shownPath: '/me' };
const subjectOf = (more: Partial<TokenFlow>, stored?: object) => {
	const flow = testFlow({ testCall, ...more });
	return { flow, key: 'k', fingerprint: 'f', stored } as Subject;
};

async function ask(more: Partial<TokenFlow>, given: HttpAnswer | Error, stored?: object) {
	const sent: FlowRequest[] = [];
	const probe = probeFor(sessions, subjectOf(more, stored), async (request) => {
		sent.push(request);
		await Promise.resolve();
		if (given instanceof Error) throw given;
		return given;
	});
	return { verdict: await probe?.('T'), sent };
}

const PAGE = { 'content-type': 'text/html' };
const judged = (outcome?: 'rejected' | 'failed' | 'untried'): Partial<TokenFlow> => ({
	testCall: { ...testCall, judge: () => outcome && { outcome, words: '', advice: '' } },
});

it.each<[string, Partial<TokenFlow>, HttpAnswer | Error, string]>([
	['a rejection', {}, answer(401), 'dead'],
	['a success', {}, answer(200), 'alive'],
	['another success', {}, answer(299), 'alive'],
	['a redirect', {}, answer(300), 'unknown'],
	['no right', {}, answer(403), 'unknown'],
	['nothing there', {}, answer(404), 'unknown'],
	['a page', {}, answer(200, '<html>x', PAGE), 'unknown'],
	['a fault', {}, answer(500), 'unavailable'],
	['too many', {}, answer(429), 'unavailable'],
	['no answer', {}, new Error('ECONNRESET'), 'unavailable'],
	['one that can’t be read', {}, new UnusableAnswer('x'), 'unavailable'],
	['words of a failure', { failureIn: () => 'no' }, answer(200), 'unknown'],
	['the status of the envelope', { statusIn: () => 503 }, answer(200), 'unavailable'],
	['a rejection in its own words', { provesRejection: () => true }, answer(503), 'dead'],
	['what the test accepts', judged(), answer(404), 'alive'],
	['what the test takes for a rejection', judged('rejected'), answer(200), 'dead'],
	['what the test takes for a failure', judged('failed'), answer(200), 'unknown'],
	['what the test can’t try', judged('untried'), answer(200), 'unknown'],
	['a rejection, whatever the test says', judged(), answer(401), 'dead'],
])('%s', async (_title, more, given, expected) => {
	expect((await ask(more, given)).verdict).toBe(expected);
});

it('asks by the harmless call, else by the call of the test, with the token', async () => {
	const { sent } = await ask({}, answer(200));
	expect(sent).toMatchObject([
		{ method: 'GET', url: `${TEST_BASE}/me`, headers: { Authorization: 'Bearer T' } },
	]);
	const probe: TestCall = { path: () => '/who', shownPath: '/who' };
	expect((await ask({ probe }, answer(200))).sent[0].url).toBe(`${TEST_BASE}/who`);
});

it('a call can carry values of the token’s own session', async () => {
	const attach = (token: string, values: Record<string, string> = {}) => ({
		kind: 'headers' as const,
		headers: { X: `${token} ${values.a}` },
	});
	const stored = { token: 'T', values: { a: 'b' } };
	expect((await ask({ attach }, answer(200), stored)).sent[0].headers.X).toBe('T b');
});

it.each<[string, Partial<TokenFlow>]>([
	['no call', { testCall: undefined }],
	['a fixed token', { source: { kind: 'fixed', token: 'T' } }],
])('nothing is asked with %s', (_title, more) => {
	expect(
		probeFor(sessions, subjectOf(more), async () => await Promise.resolve(answer(200))),
	).toBeUndefined();
});
