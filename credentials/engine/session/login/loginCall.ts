import type { Clock, FlowRequest, LoginSource, TokenFlow, Transport } from '../../tokenFlow';

/** What it takes to get a token. */
export interface TokenCall {
	flow: TokenFlow;
	fingerprint: string;
	transport: Transport;
	clock: Clock;
	/** How many further attempts there may be after a transient failure, asked when it happens: 0 to 2. */
	retries: () => number;
	/** Whether a login with these values has brought a token before. */
	hasWorked: boolean;
	/** Whether the provider is known to reject a token. Asked each time, since calls under way can find out. */
	isRejected: (token: string) => boolean;
}

/** What the requests of a login have in common. */
export interface LoginCall extends TokenCall {
	source: LoginSource;
}

/** Scheme, host and port that a request goes to. */
export function originOf(request: FlowRequest): string {
	return new URL(request.url).origin;
}
