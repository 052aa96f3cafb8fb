import type { Trace } from '../trial/trace';
import type { Session } from '../tokenFlow';

/**
 * What the node wants of the hooks without making a call: `obtain` a usable token, `renew` it in any
 * case, `release` it, `save` the known one again, or `explain` a login by making one.
 */
export interface TokenCommand {
	kind: 'obtain' | 'renew' | 'release' | 'save' | 'explain';
	done: boolean;
	/** After `obtain`: the session to call with. */
	session?: Session;
	/** After `release`: whether the provider ended the session. */
	endedByProvider?: boolean;
	/** For `explain`: what happened, also if it failed. */
	trace?: Trace;
}

/** What one use of a credentials object left for the hook that n8n calls next with it. */
export interface CallNote {
	/**
	 * What became of the call: refused before anything was sent, which says nothing of the token; not
	 * sent because there was no token; or handed to n8n with this token.
	 */
	outcome?: 'refused' | 'tokenNeeded' | { sentWith: string };
	/** How long the node waits for an answer, ms. */
	timeout?: number;
	command?: TokenCommand;
}

/** n8n hands all hooks of one call the same credentials object, and nothing else that is the same. */
const notes = new WeakMap<object, CallNote>();

/** The note of a credentials object; a new one if there is none. */
export function noteOf(credentials: object): CallNote {
	let note = notes.get(credentials);
	if (note === undefined) notes.set(credentials, (note = {}));
	return note;
}
