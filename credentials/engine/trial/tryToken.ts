import { isHtml, statusAndWords } from '../answers';
import { commonFailure } from '../failure/answerWords';
import { attachToken } from '../attach/attach';
import { testCallFailed } from '../errors';
import { networkReason } from '../networkReason';
import { resolveUnderBase } from '../attach/origins';
import { type OutgoingRequest } from '../attach/outgoingRequest';
import { FORM } from '../values';
import { maskedAnswer } from '../maskedAnswer';
import { quote } from '../secrets';
import { sentSecrets } from '../loginSecrets';
import type {
	FlowRequest,
	HttpAnswer,
	Session,
	TestCall,
	TestVerdict,
	TokenFlow,
	Transport,
} from '../tokenFlow';

/**
 * Makes the flow's test call with a token. Rejects with a `TokenFlowError` that says what to
 * correct, unless the API accepts the token.
 */
export async function tryToken(
	flow: TokenFlow,
	testCall: TestCall,
	{ token, values = {} }: Pick<Session, 'token' | 'values'>,
	transport: Transport,
): Promise<void> {
	const secrets = [...flow.secrets, token, ...(flow.sessionSecrets?.(token, values) ?? [])];
	const baseUrl = flow.baseUrlFrom?.(values) ?? flow.baseUrl;
	const shown = new URL(resolveUnderBase({ ...flow, baseUrl }, testCall.shownPath));
	const request = requestFor(flow, testCall, token, values);
	secrets.push(...sentSecrets(request));
	const verdict = await transport(request)
		.then((answer) => {
			const judged = testCall.judge ?? ((each: HttpAnswer) => judge(flow, testCall, each));
			const found = judged(answer);
			return found && { ...found, words: (judged(maskedAnswer(answer, secrets)) ?? found).words };
		})
		.catch((error: unknown) => untried(flow, networkReason(error)));
	if (verdict === undefined) return;
	// The shown path can have `{token}` in place of the token, and a URL encodes the braces.
	const what = `${shown.origin}${decodeURI(shown.pathname)}`;
	throw testCallFailed(flow, what, { ...verdict, words: quote(verdict.words, secrets) });
}

/** Builds the request of a test call, with the token. */
export function requestFor(
	flow: TokenFlow,
	{ path, method = 'GET', body }: TestCall,
	token: string,
	values: Record<string, string>,
): FlowRequest {
	const url = resolveUnderBase(flow, path(token));
	const request: OutgoingRequest = attachToken(
		flow,
		token,
		{
			method,
			url,
			headers: {
				Accept: 'application/json',
				...(body !== undefined && {
					'Content-Type': /^\s*[[{]/.test(body) ? 'application/json' : FORM,
				}),
			},
			...(body !== undefined && { body }),
		},
		values,
	);
	const target = new URL(request.url ?? url);
	for (const [name, value] of Object.entries(request.qs ?? {}))
		target.searchParams.set(name, String(value));
	const headers = request.headers as Record<string, string>;
	const sent = request.body as string | Record<string, unknown> | undefined;
	return {
		method,
		url: target.href,
		headers,
		...(sent !== undefined && { body: typeof sent === 'string' ? sent : JSON.stringify(sent) }),
	};
}

const untried = ({ urlFields }: TokenFlow, words: string): TestVerdict => ({
	outcome: 'untried',
	words,
	advice: `Check ${urlFields} in the credential and that the server is up.`,
});

/** Judges the answer to a test call by the flow's own rules for calls. */
function judge(
	flow: TokenFlow,
	{ advice = 'Check the URL and the rights of this user or key.' }: TestCall,
	answer: HttpAnswer,
): TestVerdict | undefined {
	const failure = flow.failureIn(answer) ?? commonFailure(answer);
	const status = statusAndWords(answer.status, failure ?? '');
	if (flow.provesRejection(answer)) {
		const isFixed = flow.source.kind === 'fixed';
		return {
			outcome: 'rejected',
			words: status,
			advice: isFixed
				? 'Check the token or key in the credential.'
				: [advice, flow.sentAs].filter(Boolean).join(' '),
		};
	}
	if (failure !== undefined || answer.status >= 300)
		return { outcome: 'failed', words: status, advice };
	if (isHtml(answer))
		return { outcome: 'failed', words: 'a web page instead of an API answer', advice };
	return undefined;
}
