import { redact } from '../secrets';
import type { Attachment, TokenFlow } from '../tokenFlow';

/**
 * Whether what is attached to a call holds a password or key that lasts, rather than a token that ends:
 * a fixed token, a second key beside the token, a password that goes with every call.
 */
export function carriesLogin(flow: TokenFlow, attachment: Attachment): boolean {
	if (flow.source.kind === 'fixed') return true;
	const { headers = {}, query = {} } = attachment;
	const values = [...Object.values(headers), ...Object.values(query)];
	if (attachment.kind === 'parameter') values.push(attachment.value);
	return values.some((value) => holdsAny(value, flow.secrets));
}

function holdsAny(value: string, secrets: string[]): boolean {
	if (redact(value, secrets) !== value) return true;
	// HTTP Basic: a user name before the password changes all its characters.
	return value.split(/\s+/).some((word) => {
		const decoded = Buffer.from(word, 'base64').toString();
		return secrets.some((secret) => secret.length > 0 && decoded.includes(secret));
	});
}
