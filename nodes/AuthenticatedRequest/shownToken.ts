import type { IDataObject } from 'n8n-workflow';
import { liveRefreshToken } from '../../credentials/engine/session/state/expiry';
import type { Session, TokenFlow } from '../../credentials/engine/tokenFlow';

/** Why there is no token to show. */
export type NoToken = 'notYet' | 'ended' | 'forgotten';

const NEXT_WITHOUT: Record<NoToken, string> = {
	notYet: 'The next call logs in.',
	ended: 'The API has ended the session. The next call logs in.',
	forgotten:
		'n8n has forgotten the token; this API has no way to end it, so it stays valid there until it expires. The next call logs in.',
};

/** The values shown if nothing is known. Every state has these keys, in this order. */
const NOTHING = {
	live: false as boolean | null,
	obtainedBy: 'not obtained yet',
	obtainedAt: null as string | null,
	expiresAt: null as string | null,
	expiresInSeconds: null as number | null,
	lifetimeSeconds: null as number | null,
	expiryKind: 'unknown',
	expiryFrom: 'unknown',
	next: '',
};

/** The state of a credential without a token. */
export function shownWithout(why: NoToken): IDataObject {
	return { ...NOTHING, next: NEXT_WITHOUT[why] };
}

/** The state of a key or token that a person has made. Only a call reveals whether it is valid. */
export function shownFixed(): IDataObject {
	return {
		...NOTHING,
		live: null,
		obtainedBy: 'made by hand',
		expiryKind: 'when it is rejected',
		next: 'Calls use this token until the API rejects it. Then make a new one where the API issues it.',
	};
}

const KINDS = { absolute: 'at a fixed time', idle: 'after a time without use' };

/** The state of a session, without its tokens. Instants are in ISO 8601, durations in seconds. */
export function shownSession(session: Session, flow: TokenFlow, now: number): IDataObject {
	const { obtainedAt, obtainedBy, lifetime, expiresAt, who } = session;
	const secondsLeft = expiresAt === undefined ? null : Math.round((expiresAt - now) / 1000);
	return {
		...NOTHING,
		live: expiresAt === undefined || now < expiresAt,
		obtainedBy: obtainedBy === 'login' ? 'login' : renewsLive(flow) ? 'renewal' : 'refresh token',
		obtainedAt: instant(obtainedAt),
		expiresAt: instant(expiresAt),
		expiresInSeconds: secondsLeft === null ? null : Math.max(0, secondsLeft),
		lifetimeSeconds: lifetime === undefined ? null : Math.round(lifetime.ms / 1000),
		expiryKind: lifetime === undefined ? 'when it is rejected' : KINDS[lifetime.kind],
		expiryFrom: lifetime?.from ?? NOTHING.expiryFrom,
		next: whatHappensNext(session, flow, now),
		...(who !== undefined && { loggedInAs: who }),
	};
}

function whatHappensNext(session: Session, flow: TokenFlow, now: number): string {
	const { expiresAt, lifetime } = session;
	const isRefreshable =
		flow.source.kind === 'login' &&
		flow.source.renew !== undefined &&
		liveRefreshToken(session, now) !== undefined;
	const how = isRefreshable ? 'by its refresh token' : 'by another login';
	if (expiresAt === undefined)
		return `Calls use this token until the API rejects it. Then it is replaced ${how}.`;
	if (now >= expiresAt) return `The next call replaces it ${how}.`;
	const again = lifetime?.kind === 'idle' ? ' Each call restarts its time.' : '';
	const ahead = renewsLive(flow) ? 'is renewed' : `is replaced ${how}`;
	return `Calls use this token. Shortly before it expires it ${ahead}.${again}`;
}

/** True if a live token is renewed by sending that token itself. */
function renewsLive({ source }: TokenFlow): boolean {
	return source.kind === 'login' && source.renewLive !== undefined;
}

function instant(epochMs: number | undefined): string | null {
	return epochMs === undefined ? null : new Date(epochMs).toISOString();
}
