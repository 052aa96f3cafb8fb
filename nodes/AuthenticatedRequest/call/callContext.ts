import { isObject } from '../../../credentials/engine/values';
import { type IExecuteFunctions, sleep } from 'n8n-workflow';
import { logCredentialInUse, subjectOf } from '../../../credentials/engine/n8n/subjects';
import type { Clock } from '../../../credentials/engine/tokenFlow';
import { providers } from '../providers';
import { invalidParameter } from './callErrors';
import type { CallContext, SharedByRun } from './callTypes';

/**
 * Reads the credential into what the calls of a run share. Throws errors that name the field.
 *
 * @param run what all calls of the run share, whatever their credential
 * @param itemIndex the item whose expressions the credential's fields may refer to
 */
export async function contextOf(
	execution: IExecuteFunctions,
	type: string,
	run: SharedByRun,
	itemIndex?: number,
): Promise<CallContext> {
	if (type === '')
		throw invalidParameter('API', 'is not chosen. Choose the API to call, then its credential');
	const provider = providers.find((each) => each.type === type);
	if (provider === undefined)
		throw invalidParameter('API', `names an API that is not known: "${type}"`);
	const credentials = await execution.getCredentials(type, itemIndex);
	if (!isObject(credentials))
		throw invalidParameter('Credential', 'was not handed over by n8n. Choose it again in the node');
	const { flow } = subjectOf(provider, credentials);
	const name = execution.getNode().credentials?.[type]?.name ?? type;
	logCredentialInUse(provider, credentials, name);
	return { execution, provider, credentials, flow, itemIndex, ...run };
}

/** The node's clock; the engine's has its own. Pauses go by the steady time, which nobody sets. */
export const clock: Clock = { now: () => Date.now(), steady: () => performance.now(), sleep };
