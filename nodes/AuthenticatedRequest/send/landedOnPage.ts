import { isHtml } from '../../../credentials/engine/answers';
import { CallError } from '../call/callErrors';
import type { Call, SentCall } from '../call/callTypes';
import { nameOfCall } from '../call/shownCall';
import { headerName } from '../../../credentials/engine/values';

/**
 * Returns the error for a call that was redirected to a web page at another path though data was
 * expected; undefined for any other answer. Many servers redirect that way if the session has
 * ended.
 *
 * @param mask masks the secrets in a text
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

/** True unless the response format or the user's own headers ask for a text, a page or a file. */
function expectsData({ request, response }: Call): boolean {
	const { responseFormat = 'autodetect' } = response;
	if (responseFormat !== 'autodetect' && responseFormat !== 'json') return false;
	const accept = headerName(request.headers, 'accept');
	return accept === undefined || !/html/i.test(String(request.headers?.[accept]));
}

function pathOf(url: string): string {
	return new URL(url).pathname.replace(/\/+$/, '');
}
