import type { HttpAnswer } from '../../../credentials/engine/tokenFlow';

const REDIRECTS = [301, 302, 303, 307, 308];

/** True if an answer redirects to another address (RFC 9110 section 15.4). */
export function isRedirect({ status, headers }: Pick<HttpAnswer, 'status' | 'headers'>): boolean {
	return REDIRECTS.includes(status) && headers.location !== undefined;
}
