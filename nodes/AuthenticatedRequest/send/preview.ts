import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { attachedNames } from '../../../credentials/engine/attach/attach';
import type { TokenFlow } from '../../../credentials/engine/tokenFlow';
import type { Call, CallContext } from '../call/callTypes';
import { shownRequest } from '../call/shownCall';

/** At most this many calls of a run are shown, because showing one takes longer than sending it. */
const MAX_PREVIEWS = 100;
const HIDDEN = '**hidden**';
/**
 * Headers whose values HTTP Request hides, too (packages/nodes-base GenericFunctions.ts,
 * `sanitizeUiMessage`).
 */
const SECRET_HEADER = /^(x-api-key|x-auth-token|(proxy-)?authorization|cookie)$/i;

/** How many calls of a run were shown. */
const shown = new WeakMap<IExecuteFunctions, number>();

/**
 * Shows a call in the browser's console, as HTTP Request does, when a person runs the workflow in
 * the editor (packages/core base-execute-context.ts, `sendMessageToUI`). The fields that the
 * credential adds are shown with their values hidden. Any secret in the rest is hidden, too.
 */
export function showCall(
	{ execution, flow }: CallContext,
	call: Call,
	secrets: () => string[],
): void {
	if (execution.sendMessageToUI === undefined) return;
	const count = (shown.get(execution) ?? 0) + 1;
	if (count > MAX_PREVIEWS) return;
	shown.set(execution, count);
	// A preview that fails must not fail the call.
	try {
		execution.sendMessageToUI(preview(flow, shownRequest(call, secrets())));
		if (count === MAX_PREVIEWS)
			execution.sendMessageToUI(`The first ${MAX_PREVIEWS} calls of a run are shown.`);
	} catch {
		return;
	}
}

function preview(flow: TokenFlow, { headers, query, ...request }: IDataObject): IDataObject {
	const attachment = attachedNames(flow);
	const { headers: added, query: further } = attachment;
	return {
		...request,
		headers: { ...hideSecrets(headers as IDataObject), ...hidden(added) },
		query: { ...(query as IDataObject), ...hidden(further) },
		...(attachment.kind === 'parameter' && { tokenIn: attachment.name }),
	};
}

function hidden(fields: object = {}): IDataObject {
	return Object.fromEntries(Object.keys(fields).map((name) => [name, HIDDEN]));
}

function hideSecrets(headers: IDataObject = {}): IDataObject {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [
			name,
			SECRET_HEADER.test(name) ? HIDDEN : value,
		]),
	);
}
