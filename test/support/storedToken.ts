import { StoredCredentials } from './storedCredentials';

/** A CCA credential with a permanent token, for tests of calls. They then need no login. */
export function storedToken(baseUrl: string, permanentToken = 'A-1234'): StoredCredentials {
	const stored = new StoredCredentials();
	stored.set('ccaApi', { baseUrl, authMethod: 'permanentToken', permanentToken });
	return stored;
}
