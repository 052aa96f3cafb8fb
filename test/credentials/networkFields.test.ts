import { CREDENTIAL_TYPES } from '../support/credentialTypes';

/** A login goes by no node's settings: a credential without fields of its own could not log in. */
it.each(CREDENTIAL_TYPES.map(({ name, properties }) => ({ name, properties })))(
	'$name: proxy and certificates are fields of the credential, and the last that show',
	({ properties }) => {
		const shown = properties.filter(({ type }) => type !== 'hidden').map(({ name }) => name);
		expect(shown.slice(-2)).toEqual(['ignoreSSLIssues', 'proxy']);
	},
);
