import { isHtml, statusAndWords } from '../../answers';
import { commonFailure } from '../../failure/answerWords';
import { discoveryFailed } from '../../errors';
import { maskedWords } from '../../maskedAnswer';
import { quote } from '../../secrets';
import { sendForLogin } from './sendForLogin';
import { originOf } from './loginCall';
import type { LoginCall } from './loginCall';
import type { Discovery, HttpAnswer, TokenFlow } from '../../tokenFlow';

/**
 * Asks the server for the values that the login needs and that no field holds. Sends no secret.
 * Rejects with a `TokenFlowError` that says what to fill in instead.
 */
export async function discover(
	call: LoginCall,
	{ request: build, read, wayOut }: Discovery,
): Promise<Record<string, string>> {
	const { flow } = call;
	const { request, answer } = await sendForLogin(call, build, flow.secrets, 'discovery');
	const failed = (problem: string) =>
		discoveryFailed(flow.provider, originOf(request), quote(problem, flow.secrets), wayOut);
	const problem = maskedWords((each) => problemIn(flow, each), answer, flow.secrets);
	if (problem !== undefined) throw failed(problem);
	try {
		return read(answer);
	} catch (error) {
		throw failed((error as Error).message);
	}
}

function problemIn(flow: TokenFlow, answer: HttpAnswer): string | undefined {
	const failure = flow.failureIn(answer) ?? commonFailure(answer);
	if (failure !== undefined) return statusAndWords(answer.status, failure);
	if (answer.status >= 300) return `a redirect to ${answer.headers.location ?? 'elsewhere'}`;
	return isHtml(answer) ? 'a web page instead of an API answer' : undefined;
}
