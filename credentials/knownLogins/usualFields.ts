import type { KnownField } from './definition';

/** What fields with these names are, unless a definition says otherwise. */
export const usualFields: Record<string, KnownField> = {
	address: { kind: 'url', where: 'The address at which you open it in a browser' },
	username: { label: 'Username', where: 'The user that makes the calls' },
	password: { label: 'Password', kind: 'secret', where: 'Its password' },
	clientId: { label: 'Client ID' },
	clientSecret: { label: 'Client Secret', kind: 'secret', where: 'Beside the client ID' },
	privateKey: { label: 'Private Key', kind: 'privateKey' },
	tenantId: { label: 'Tenant ID', where: 'Microsoft Entra ID > Overview (Directory ID)' },
};
