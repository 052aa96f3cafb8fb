/** The form of a pasted login asks for what the command names, and for nothing else. */
import { NodeHelpers } from 'n8n-workflow';
import { TokenLoginApi } from '../../credentials/TokenLoginApi.credentials';

const { properties } = new TokenLoginApi();

/** Returns the names of the fields that the form shows for these values, without its switches. */
function shownWith(values: Record<string, unknown>): string[] {
	const defaults = Object.fromEntries(properties.map(({ name, default: value }) => [name, value]));
	return properties
		.filter(({ type }) => !['hidden', 'boolean', 'notice'].includes(type))
		.filter((property) =>
			NodeHelpers.displayParameter({ ...defaults, ...values } as never, property, null, null),
		)
		.map(({ name }) => name);
}

const VALUES = ['username', 'password', 'clientId', 'clientSecret', 'scope'];
const withCommand = (curlCommand: string) => shownWith({ loginKind: 'curl', curlCommand });

it('the command comes first, the base URL after the values, and nothing else is asked', () => {
	expect(withCommand('curl -u ${username}:${password} https://a.example')).toEqual([
		'loginKind',
		'curlCommand',
		'username',
		'password',
		'baseUrl',
		'testPath',
		'proxy',
	]);
});

it('the name of a cookie is asked for if the command keeps cookies', () => {
	expect(withCommand('curl -c jar https://a.example')).toContain('cookieName');
	expect(withCommand('curl https://a.example')).not.toContain('cookieName');
});

it.each([
	['nothing', 'curl https://a.example -d username=x', []],
	['a name in braces', "-d 'a=${ clientId }'", ['clientId']],
	['a variable of a shell', '-u "$username:$password"', ['username', 'password']],
	['arguments', '${base64(clientId:clientSecret)}', ['clientId', 'clientSecret']],
	['later arguments', '${hmacSha256(clientSecret, username)}', ['username', 'clientSecret']],
	['names of fields that are no placeholders', '{"scope":"${scope}","password":"x"}', ['scope']],
])('%s', (_title, command, expected) => {
	expect(withCommand(command).filter((name) => VALUES.includes(name))).toEqual(expected);
});

it.each(['json', 'form', 'basic', 'cookie', 'custom', 'oauth2Password', 'signedJwt'])(
	'another kind, %s, has no command and one base URL',
	(loginKind) => {
		const shown = shownWith({ loginKind, curlCommand: '${clientSecret} ${username}' });
		expect(shown).not.toContain('curlCommand');
		expect(shown.filter((name) => name === 'baseUrl')).toHaveLength(1);
		expect(new Set(shown).size).toBe(shown.length);
	},
);
