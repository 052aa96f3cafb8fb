import type { EditorApi } from '../../n8n/api';
import { messageIn, outputsOf } from '../../n8n/runData';
import { type Case, ITEMS } from './cases';
import { CALL, createCredential, sendAll, type Target } from './target';

/** What the emulator and n8n counted during the calls. */
export interface Outcome {
	/** Why the execution as a whole failed; empty if it did not. */
	failure: string;
	/** Items that hold an answer. */
	succeeded: number;
	/** All items that came out. */
	items: number;
	/** The items' requests, and below them how often the item with the most requests was sent. */
	sent: number;
	mostSends: number;
	/** The output of the first item whose request was never sent; empty if all were sent. */
	unsent: string;
	/** Requests with which the credential asked whether its token is dead. */
	probes: number;
	logins: number;
	renewals: number;
	/** Requests that the vendor's documentation rules out. */
	violations: string[];
}

/** Brings the token into the state in which a case begins. */
export async function prepare(
	api: EditorApi,
	target: Target,
	{ before }: Pick<Case, 'before'>,
): Promise<string> {
	const credentialId = await createCredential(api, target);
	const one = { method: 'GET', path: 'echo', items: 1 };
	if (before !== 'no token') await sendAll(api, target, credentialId, one);
	if (before === 'revoked again') {
		target.provider.revokeAll();
		await sendAll(api, target, credentialId, one);
	}
	return credentialId;
}

/** Makes a case's calls with a prepared credential. */
export async function makeCalls(
	api: EditorApi,
	target: Target,
	credentialId: string,
	{ before, method, path, options, revokeAfterCalls }: Case,
): Promise<Outcome> {
	const { provider } = target;
	const { counters, requests, settings } = provider;
	if (before.startsWith('revoked')) provider.revokeAll();
	const known = { ...counters, requests: requests.length, violations: counters.violations.length };
	if (revokeAfterCalls !== undefined) settings.revokeAfterCalls = counters.calls + revokeAfterCalls;
	const { status, data } = await sendAll(api, target, credentialId, {
		method,
		path,
		options,
		items: ITEMS,
	});
	settings.revokeAfterCalls = null;
	const all = requests.slice(known.requests).filter(({ asksFor }) => asksFor === undefined);
	const own = all.filter((call) => call.path.endsWith(`/${path}`));
	const sends = own.map(({ query }) => own.filter((call) => call.query.n === query.n).length);
	const items = status === 'success' ? outputsOf(CALL, data)[0] : [];
	const unsent = items.findIndex(
		(_, index) => !own.some(({ query }) => query.n === `${index + 1}`),
	);
	return {
		unsent: unsent < 0 ? '' : JSON.stringify(items[unsent]).slice(0, 300),
		failure: status === 'success' ? '' : `${status}: ${messageIn(data)}`,
		succeeded: items.filter((item) => !('error' in item)).length,
		items: items.length,
		sent: own.length,
		mostSends: Math.max(0, ...sends),
		probes: all.length - own.length,
		logins: counters.logins - known.logins,
		renewals: counters.renewals - known.renewals,
		violations: counters.violations.slice(known.violations),
	};
}
