import type { Clock, FlowRequest, LoginSource, TokenFlow, Transport } from '../../tokenFlow';

/** All that is needed to get a token. */
export interface TokenCall {
	flow: TokenFlow;
	fingerprint: string;
	transport: Transport;
	clock: Clock;
	/**
	 * The number of further attempts after a transient failure: 0 to 2. Called when the failure
	 * happens.
	 */
	retries: () => number;
	/** Whether a login with these field values has returned a token before. */
	hasWorked: boolean;
	/**
	 * Whether the provider is known to reject a token. Called each time, because calls in progress
	 * can find out.
	 */
	isRejected: (token: string) => boolean;
}

/** The values that all requests of a login share. */
export interface LoginCall extends TokenCall {
	source: LoginSource;
}

/** Returns the scheme, host and port that a request goes to. */
export function originOf(request: FlowRequest): string {
	return new URL(request.url).origin;
}
