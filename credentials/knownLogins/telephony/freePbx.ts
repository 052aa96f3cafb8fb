import type { KnownLogin } from '../definition';

/** FreePBX: OAuth2 client credentials, for its API module. */
export const freePbx: KnownLogin = {
	name: 'freePbx',
	label: 'FreePBX',
	alias: ['PBXact', 'Sangoma'],
	fields: {
		address: {
			label: 'FreePBX Address',
			where: 'The address of its web interface, without /admin',
			example: 'https://pbx.example.com',
		},
		clientId: { where: 'Connectivity > API > Applications, a machine-to-machine app' },
		clientSecret: { where: 'Shown once, when the application is added' },
	},
	settings: {
		baseUrl: '${address}/admin/api/api',
		loginUrl: '/token',
		loginBody:
			'grant_type=client_credentials\nclient_id=${clientId}\nclient_secret=${clientSecret}',
	},
	note: 'REST paths begin with /rest, GraphQL is POST /gql.',
	documentation: {
		url: 'https://github.com/FreePBX/api',
		source: 'https://github.com/FreePBX/api',
		checked: '2026-11-27',
	},
};
