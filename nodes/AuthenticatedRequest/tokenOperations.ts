import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { TokenCommand } from '../../credentials/engine/n8n/callNotes';
import { leaving, leavingItem } from '../../credentials/engine/leaving';
import { knownSession } from '../../credentials/engine/n8n/subjects';
import type { Trace } from '../../credentials/engine/trial/trace';
import { clock, contextOf, secretsOf } from './call/callContext';
import { CallError, invalidParameter } from './call/callErrors';
import type { CallContext } from './call/callTypes';
import { apiError, failedItem } from './call/nodeErrors';
import { RunNotes } from './call/runNotes';
import { explainedSteps, failedWithSteps } from './explain/steps';
import { explainedToken } from './explain/token';
import { Pace } from './pace/pace';
import { requireKind } from './parameters/parameterKinds';
import { carryOut } from './send/tokenCommand';
import { shownFixed, shownSession, shownWithout } from './shownToken';
import type { Provider } from '../../credentials/engine/n8n/subjects';

/** Inspects, renews or releases the credential's token, once per execution for all items. */
export async function operateOnToken(
	execution: IExecuteFunctions,
	providers: readonly Provider[],
): Promise<INodeExecutionData[]> {
	const items = execution.getInputData();
	if (items.length === 0) return [];
	const type = execution.getNodeParameter('api', 0) as string;
	const operation = execution.getNodeParameter('tokenOperation', 0) as string;
	try {
		requireKind('tokenOperation', operation);
		const context = await contextOf(
			execution,
			type,
			{ providers, pace: new Pace(clock), notes: new RunNotes() },
			0,
		);
		const isExplained =
			operation === 'inspect' && execution.getNodeParameter('explain', 0, false) === true;
		const secrets = () => secretsOf(context);
		const told = await (isExplained ? explain(context) : operate(context, operation)).catch(
			(error: Error) => {
				throw leaving(error, secrets());
			},
		);
		const json = leavingItem(told, secrets());
		return [{ json, pairedItem: items.map((_, item) => ({ item })) }];
	} catch (error) {
		if (!execution.continueOnFail()) throw apiError(execution, error as Error, 0);
		return [failedItem(execution, error as Error, 0)];
	}
}

async function operate(context: CallContext, operation: string): Promise<IDataObject> {
	switch (operation) {
		case 'inspect':
			return inspect(context);
		case 'renew':
			await command(context, { kind: 'renew', done: false });
			return inspect(context);
		case 'release': {
			const release: TokenCommand = { kind: 'release', done: false };
			await command(context, release);
			return { ...who(context), ...shownWithout(release.endedByProvider ? 'ended' : 'forgotten') };
		}
		default:
			throw invalidParameter('Operation', `has no choice "${operation}". Choose one of the list`);
	}
}

/** Logs in and explains each step. If the login fails, the error has the steps. */
async function explain(context: CallContext): Promise<IDataObject> {
	const { flow, provider } = context;
	if (flow.source.kind === 'fixed') return inspect(context);
	const trace: Trace = { exchanges: [] };
	try {
		await command(context, { kind: 'explain', done: false, trace });
	} catch (error) {
		throw failedWithSteps(error as Error, trace, flow);
	}
	const session = knownSession(provider, context.credentials) ?? trace.login;
	const explained = session === undefined ? {} : explainedToken(trace, session, flow);
	return { ...inspect(context), ...explained, steps: explainedSteps(trace, flow) };
}

/** Carries out a command through the credential's hooks, so that n8n saves the result. */
async function command(context: CallContext, order: TokenCommand): Promise<void> {
	const { flow } = context;
	if (flow.source.kind === 'fixed')
		throw new CallError(
			`${flow.provider}: a key or permanent token can't be renewed or released here`,
			'Make a new one where the API issues it, or choose another authentication method in the credential.',
		);
	context.credentials = await carryOut(context, context.credentials, order);
}

function who({ execution, provider, flow }: CallContext): IDataObject {
	const credential = execution.getNode().credentials?.[provider.type]?.name ?? provider.type;
	return { api: flow.provider, credential };
}

function inspect(context: CallContext): IDataObject {
	const { provider, credentials, flow } = context;
	if (flow.source.kind === 'fixed') return { ...who(context), ...shownFixed() };
	const session = knownSession(provider, credentials);
	const shown =
		session === undefined ? shownWithout('notYet') : shownSession(session, flow, clock.now());
	return { ...who(context), ...shown };
}
