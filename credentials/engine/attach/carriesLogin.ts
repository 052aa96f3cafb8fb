import { redact } from '../secrets';
import type { Attachment, TokenFlow } from '../tokenFlow';

/**
 * Whether the data attached to a call contains a lasting password or key, rather than a token that
 * expires. Examples are a fixed token, a second key beside the token, or a password that is sent
 * with every call.
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
	// HTTP Basic encodes the password together with a user name, which changes all its characters.
	return value.split(/\s+/).some((word) => {
		const decoded = Buffer.from(word, 'base64').toString();
		return secrets.some((secret) => secret.length > 0 && decoded.includes(secret));
	});
}
