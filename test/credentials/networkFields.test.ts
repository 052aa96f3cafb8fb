import { CREDENTIAL_TYPES } from '../support/credentialTypes';

/**
 * A login never uses a node's network settings. Without fields of its own, a credential could not
 * log in behind a proxy.
 */
it.each(CREDENTIAL_TYPES.map(({ name, properties }) => ({ name, properties })))(
	'$name: proxy and certificates are fields of the credential, and the last that show',
	({ properties }) => {
		const shown = properties.filter(({ type }) => type !== 'hidden').map(({ name }) => name);
		expect(shown.slice(-2)).toEqual(['ignoreSSLIssues', 'proxy']);
	},
);
