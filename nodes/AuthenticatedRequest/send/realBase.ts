import { movedUrl } from '../../../credentials/engine/attach/attach';
import { knownSession } from '../../../credentials/engine/n8n/subjects';
import type { Call, CallContext } from '../call/callTypes';
import { obtainToken } from './obtainToken';

/** The call at the base URL that the login's answer gave, if that is what the credential says. */
export async function atRealBase(context: CallContext, call: Call): Promise<Call> {
	if (context.flow.baseUrlFrom === undefined) return call;
	const { values } = await obtainToken(context, call);
	return moved(context, call, values);
}

/** The same as far as it is known, to be shown. */
export function shownAtRealBase(context: CallContext, call: Call): Call {
	if (context.flow.baseUrlFrom === undefined) return call;
	return moved(context, call, knownSession(context.provider, context.credentials)?.values);
}

function moved(
	{ flow }: CallContext,
	call: Call,
	values: Record<string, string> | undefined,
): Call {
	const base = values && flow.baseUrlFrom?.(values);
	if (base === undefined) return call;
	const url = movedUrl(call.request.url, flow.baseUrl, base);
	return { ...call, request: { ...call.request, url } };
}
