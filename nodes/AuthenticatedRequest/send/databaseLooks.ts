import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { clock } from '../call/callContext';
import type { CallContext } from '../call/callTypes';

/** Pauses before each further look, ms; the last one goes on. */
const PAUSES_MS = [100, 300, 600, 1_000];

/** What to look for in a credential as n8n's database has it, and how long. */
export interface Sought {
	isThere: (stored: ICredentialDataDecryptedObject) => boolean;
	/** ms; 0 looks once. Asked after the first look. */
	patienceMs: (stored: ICredentialDataDecryptedObject) => number;
}

/**
 * Looks into n8n's database until something is there. Returns the credential's fields of the last look
 * that it answered; rejects if it does not answer the first.
 */
export async function lookFor(
	context: CallContext,
	{ isThere, patienceMs }: Sought,
): Promise<ICredentialDataDecryptedObject> {
	const { execution, provider, itemIndex } = context;
	const look = async () => await execution.getCredentials(provider.type, itemIndex);
	let stored = await look();
	for (const pauseMs of isThere(stored) ? [] : pausesOf(patienceMs(stored))) {
		await clock.sleep(pauseMs);
		// Another call of this process can have found it. A database that is away for a moment has nothing.
		if (!isThere(stored)) stored = await look().catch(() => stored);
		if (isThere(stored)) break;
	}
	return stored;
}

/** The pauses that add up to a time. */
function pausesOf(patienceMs: number): number[] {
	const pauses: number[] = [];
	for (let left = patienceMs; left > 0; left -= pauses[pauses.length - 1])
		pauses.push(Math.min(left, PAUSES_MS[pauses.length] ?? PAUSES_MS[PAUSES_MS.length - 1]));
	return pauses;
}
