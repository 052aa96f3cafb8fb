import { isHtml } from '../../../credentials/engine/answers';
import { CallError } from '../call/callErrors';
import type { Call, SentCall } from '../call/callTypes';
import { nameOfCall } from '../call/shownCall';
import { headerName } from '../../../credentials/engine/values';

/**
 * The failure of a call that was led to a web page under another path where an API's answer was
 * expected: what many servers do with a session that has ended. Undefined if it is none.
 *
 * @param mask takes secrets out of a text
 */
export function landedOnPage(
	provider: string,
	call: Call,
	{ answer, landedOn }: SentCall,
	mask: (text: string) => string,
): CallError | undefined {
	if (landedOn === undefined || !expectsData(call)) return undefined;
	const isPage = answer.status < 300 && typeof answer.body === 'string' && isHtml(answer);
	if (!isPage || pathOf(landedOn) === pathOf(call.request.url)) return undefined;
	return new CallError(
		`${provider}: the call was redirected to a web page, ${mask(landedOn)}`,
		`${nameOfCall(call.request)} was answered with a redirect, which ended there. The session has probably ended, or the URL does not belong to the API. If this is how the API rejects a token, enter the redirect's status in "Rejected Statuses" of the credential (Token Login API), so that the node logs in again. If the page is what you want, set Options > Response > Response Format to Text.`,
		String(answer.status),
	);
}

/** Whether neither the response format nor the user's own headers ask for text or a file. */
function expectsData({ request, response }: Call): boolean {
	const { responseFormat = 'autodetect' } = response;
	if (responseFormat !== 'autodetect' && responseFormat !== 'json') return false;
	const accept = headerName(request.headers, 'accept');
	return accept === undefined || !/html/i.test(String(request.headers?.[accept]));
}

function pathOf(url: string): string {
	return new URL(url).pathname.replace(/\/+$/, '');
}
