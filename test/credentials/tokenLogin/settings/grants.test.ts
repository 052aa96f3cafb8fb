/** Tests the requests of OAuth2's grants, for each kind of client and each way to send it. */
import { FieldReader } from '../../../../credentials/engine/vendor/fieldReader';
import { grantPreset, type Grant } from '../../../../credentials/tokenLogin/settings/grants';

const preset = (grant: Grant, fields: Record<string, string>) =>
	grantPreset(grant, new FieldReader('Test API', fields));

const ID = { clientId: 'cid' };
const SECRET = { ...ID, clientSecret: 'sec' };
const BASIC = { user: '${form(clientId)}', password: '${form(clientSecret)}' };
const USER = 'username=${username}\npassword=${password}';
const CLIENT = 'client_id=${clientId}\nclient_secret=${clientSecret}';
const REFRESH = 'refresh_token=${refreshToken}';

it.each<[string, Grant, Record<string, string>, object]>([
	[
		'a client and its secret',
		'oauth2ClientCredentials',
		SECRET,
		{ bodyType: 'form', body: `grant_type=client_credentials\n${CLIENT}` },
	],
	[
		'a client by Basic, with a scope',
		'oauth2ClientCredentials',
		{ ...SECRET, clientSentAs: 'basic', scope: 'read' },
		{ body: 'grant_type=client_credentials\nscope=${scope}', basic: BASIC },
	],
	[
		'a client as JSON',
		'oauth2ClientCredentials',
		{ ...SECRET, clientSentAs: 'json' },
		{
			bodyType: 'json',
			body: '{"grant_type":"client_credentials","client_id":"${clientId}","client_secret":"${clientSecret}"}',
		},
	],
	[
		'a public client, which Basic could not carry',
		'oauth2ClientCredentials',
		{ ...ID, clientSentAs: 'basic' },
		{ body: 'grant_type=client_credentials\nclient_id=${clientId}' },
	],
	[
		'no client, which is asked for then',
		'oauth2ClientCredentials',
		{},
		{ body: 'grant_type=client_credentials\nclient_id=${clientId}' },
	],
	[
		'a user without a client',
		'oauth2Password',
		{},
		{ body: `grant_type=password\n${USER}`, renewBody: `grant_type=refresh_token\n${REFRESH}` },
	],
	[
		'a user, a client and a scope',
		'oauth2Password',
		{ ...SECRET, scope: 'read' },
		{
			body: `grant_type=password\n${CLIENT}\n${USER}\nscope=\${scope}`,
			renewBody: `grant_type=refresh_token\n${CLIENT}\n${REFRESH}`,
		},
	],
	[
		'a user, and a client by Basic',
		'oauth2Password',
		{ ...SECRET, clientSentAs: 'basic' },
		{
			body: `grant_type=password\n${USER}`,
			renewBody: `grant_type=refresh_token\n${REFRESH}`,
			basic: BASIC,
		},
	],
	[
		'a user and a public client, as JSON',
		'oauth2Password',
		{ ...ID, clientSentAs: 'json' },
		{
			bodyType: 'json',
			body: '{"grant_type":"password","client_id":"${clientId}","username":"${username}","password":"${password}"}',
			renewBody:
				'{"grant_type":"refresh_token","client_id":"${clientId}","refresh_token":"${refreshToken}"}',
		},
	],
	[
		'a refresh token',
		'refreshToken',
		SECRET,
		{ body: `grant_type=refresh_token\n${CLIENT}\n${REFRESH}` },
	],
])('%s', (_title, grant, fields, expected) => {
	const isClient = grant === 'oauth2ClientCredentials';
	expect(preset(grant, fields)).toEqual({
		method: 'POST',
		bodyType: 'form',
		refreshTokenPath: isClient ? '' : 'refresh_token',
		renewBody: '',
		...expected,
	});
});
