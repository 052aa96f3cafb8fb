import type { FlowRequest } from './tokenFlow';

/** Headers that hold a secret by their names. */
const SECRET_HEADER = /auth|cookie|token|secret|session|password|api-?key|signature/i;

/** What a request of a login holds that must not show, as it was sent. */
export function sentSecrets({ headers, secrets = [] }: FlowRequest): string[] {
	const values = Object.entries(headers)
		.filter(([name]) => SECRET_HEADER.test(name))
		// A scheme's name before the value is not a secret.
		.map(([, value]) => value.replace(/^[A-Za-z][\w-]* +(?=\S+$)/, ''));
	return [...secrets, ...values.filter(({ length }) => length >= 8)];
}
