import type { Trace } from '../trial/trace';
import type { Session } from '../tokenFlow';

/**
 * A command from the node to the hooks, given without a call: `obtain` a usable token, `renew` it
 * in any case, `release` it, `save` the known one again, or `explain` a login by making one.
 */
export interface TokenCommand {
	kind: 'obtain' | 'renew' | 'release' | 'save' | 'explain';
	done: boolean;
	/** After `obtain`: the session to call with. */
	session?: Session;
	/** After `release`: whether the provider ended the session. */
	endedByProvider?: boolean;
	/** For `explain`: what happened, even if it failed. */
	trace?: Trace;
}

/**
 * What one hook reports to the next one. n8n calls both with the same credentials object.
 */
export interface CallNote {
	/**
	 * What happened to the call. `refused`: we refused it before anything was sent, which says
	 * nothing about the token. `tokenNeeded`: it was not sent, because there was no token.
	 * `sentWith`: it was handed to n8n with this token.
	 */
	outcome?: 'refused' | 'tokenNeeded' | { sentWith: string };
	/** How long the node waits for an answer, in ms. */
	timeout?: number;
	command?: TokenCommand;
}

/**
 * The notes by credentials object. n8n gives all hooks of one call the same object, which is all
 * that they share.
 */
const notes = new WeakMap<object, CallNote>();

/** Returns the note of a credentials object. Creates it if there is none. */
export function noteOf(credentials: object): CallNote {
	let note = notes.get(credentials);
	if (note === undefined) notes.set(credentials, (note = {}));
	return note;
}
