/**
 * What to do about a failure, by its HTTP status (RFC 9110 section 15.5, RFC 6585). Only statuses
 * that reveal the reason are listed.
 */
const ADVICE: Record<number, string> = {
	304: 'Nothing has changed since what If-None-Match or If-Modified-Since names. To get the answer all the same, remove that header; to go on without one, switch on Never Error.',
	403: 'This user or key lacks the right to do that: have it granted, or use another credential.',
	404: 'Check the URL: path and IDs.',
	405: 'Choose another method: this URL does not take it.',
	406: 'The API has no answer of the type that the header Accept asks for. Set that header.',
	407: 'The proxy asks for a login: write user and password into its URL, http://user:password@host.',
	408: 'The API did not get the request in time; try again.',
	410: 'What was there is gone for good: check the URL.',
	412: 'It is not as If-Match or If-Unmodified-Since says, or not any more: read it again first.',
	413: 'The body is larger than the API takes: send less at once.',
	414: 'The URL is longer than the API takes: send less in the query, or send it in a body.',
	415: 'The API takes another type of body: check Body Content Type, and the header Content-Type.',
	428: 'The API wants a condition: read first, and send the ETag that came as the header If-Match.',
	429: 'The API asks for fewer calls: lower Options > Concurrency.',
	431: 'The headers are longer than the API takes, often the cookies: send fewer.',
	511: 'The network asks for a login before it lets anything through. Ask its administrator.',
};

/** Returns the advice on a failure with this status. */
export function adviceByStatus(status: number): string {
	const own = ADVICE[status];
	if (own !== undefined) return own;
	if (status >= 300 && status < 400)
		return 'Use the new address in the URL, or let Options > Redirects follow it.';
	if (status >= 500) return "The fault is on the provider's side; try again later.";
	return "The login works: compare the call's parameters and body with the API's documentation.";
}
