import { isObject } from '../../../credentials/engine/values';
import { type ICredentialDataDecryptedObject, type IExecuteFunctions, sleep } from 'n8n-workflow';
import { asError } from '../../../credentials/engine/errors';
import { leaving } from '../../../credentials/engine/leaving';
import {
	logCredentialInUse,
	type Provider,
	secretsKnown,
	secretsOfCall,
	subjectOf,
} from '../../../credentials/engine/n8n/subjects';
import type { Clock, TokenFlow } from '../../../credentials/engine/tokenFlow';
import { invalidParameter } from './callErrors';
import type { CallContext, SharedByRun } from './callTypes';

/**
 * Reads the credential and returns what the calls of a run share. Throws errors that name the
 * field.
 *
 * @param run what all calls of the run share, whatever their credential
 * @param itemIndex the item that expressions in the credential's fields may refer to
 */
export async function contextOf(
	execution: IExecuteFunctions,
	type: string,
	run: SharedByRun,
	itemIndex?: number,
): Promise<CallContext> {
	if (type === '')
		throw invalidParameter('API', 'is not chosen. Choose the API to call, then its credential');
	const provider = run.providers.find((each) => each.type === type);
	if (provider === undefined)
		throw invalidParameter(
			'API',
			`names an API that the node does not know: "${type}". Choose one of the list`,
		);
	const credentials = await execution.getCredentials(type, itemIndex);
	if (!isObject(credentials))
		throw invalidParameter('Credential', 'was not handed over by n8n. Choose it again in the node');
	const flow = readFlow(provider, credentials);
	const name = execution.getNode().credentials?.[type]?.name ?? type;
	logCredentialInUse(provider, credentials, name);
	return { execution, provider, credentials, flow, itemIndex, ...run };
}

function readFlow(provider: Provider, credentials: ICredentialDataDecryptedObject): TokenFlow {
	try {
		return subjectOf(provider, credentials).flow;
	} catch (error) {
		throw leaving(asError(error), secretsKnown(provider, credentials));
	}
}

/** What must be masked: the credential's secrets, and the token that a call was sent with. */
export function secretsOf({ provider, credentials }: CallContext, sentWith?: string): string[] {
	return secretsOfCall(provider, credentials, sentWith);
}

/** The node's clock. Pauses are measured by the steady time, which ignores clock changes. */
export const clock: Clock = { now: () => Date.now(), steady: () => performance.now(), sleep };
