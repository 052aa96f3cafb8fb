/** Tests several commands at once: the requests of a login in order, and an example of a call. */
import { readCurlLogin } from '../../../../credentials/tokenLogin/curl/curlLogin';

const VALUES = { username: 'u', password: 'p', clientId: 'c', clientSecret: 's' };
const LOGIN = `curl -s https://a.example/login -d 'u=\${username}' -d 'p=\${password}'`;
const read = (script: string) => readCurlLogin(script, VALUES);
const call = (script: string) => read(`${LOGIN}\n${script}`).call;

it.each<[string, string, object]>([
	[
		'a header',
		`curl https://a.example/v1/users -H 'X-Auth: \${token}' -H 'X-Version: 2' -H 'Accept: application/json'`,
		{ place: 'header', name: 'X-Auth', template: '${token}', headers: 'X-Version: 2' },
	],
	[
		'a word before it, and a type of its own',
		`curl https://a.example/v1/users -H 'Authorization: Token token="\${token}"' -H 'Content-Type: application/vnd.x+json'`,
		{
			place: 'header',
			name: 'Authorization',
			template: 'Token token="${token}"',
			headers: 'Content-Type: application/vnd.x+json',
		},
	],
	[
		'a cookie, and others of the login',
		`curl https://a.example/v1/users -b 'APIC-cookie=\${token}' -H 'X-CSRF: \${step1.csrf}'`,
		{
			place: 'cookie',
			name: 'APIC-cookie',
			template: '${token}',
			headers: 'X-CSRF: ${step1.csrf}',
		},
	],
	[
		'the query',
		`curl "https://a.example/v1/users?x=1&sid=\${token}"`,
		{ place: 'query', name: 'sid', template: '${token}', headers: '' },
	],
	[
		'HTTP Basic',
		`curl -u '\${token}:session' https://a.example/users`,
		{ place: 'header', name: 'Authorization', template: "Basic ${base64('${token}:session')}" },
	],
	[
		'a field of the body',
		`curl https://a.example/rpc --json '{"sid": "\${token}", "method": "list"}'`,
		{ place: 'body', name: 'sid', template: '${token}' },
	],
	[
		'the server of calls is another',
		`curl https://b.example:8443/v1/users -H 'Authorization: Bearer \${token}'`,
		{ baseUrl: 'https://b.example:8443' },
	],
	[
		'a session in the path',
		`curl 'https://a.example/icws/\${step1.sessionId}/users?a=1' -H 'X: \${token}'`,
		{ baseUrl: 'https://a.example/icws/${step1.sessionId}' },
	],
	[
		'a server that the login names',
		`curl '\${step1.restUrl}/users' -H 'X: \${token}'`,
		{ baseUrl: '${step1.restUrl}' },
	],
	[
		'a variable of such a name',
		`curl https://a.example/ -H "X: $ACCESS_TOKEN"`,
		{ template: '${token}' },
	],
])('an example of a call shows how the token goes: %s', (_title, script, expected) => {
	expect(call(script)).toMatchObject(expected);
});

it('the variable that takes the output is the token, and jq says where it is', () => {
	const { login, steps, call, tokenPath, baseUrl } = read(
		`export T=$(${LOGIN} | jq -r '.data.token')\n$ curl -H "X-Auth: $T" https://b.example/users`,
	);
	expect(login.url).toBe('https://a.example/login');
	expect(steps).toEqual([]);
	expect(call).toMatchObject({ name: 'X-Auth', template: '${token}' });
	expect([tokenPath, baseUrl]).toEqual(['data.token', 'https://b.example']);
});

it('later commands are steps, and send the cookies that earlier ones kept', () => {
	const { login, steps } = read(
		`curl -c jar https://a.example/start\ncurl -b jar -c jar https://a.example/login -d 'csrf=\${between(step1.text, 'csrf" value="', '"')}&u=\${username}'; curl -b jar https://a.example/session`,
	);
	expect(login.command?.method).toBe('GET');
	expect(steps.map(({ label, url }) => [label, url])).toEqual([
		['Step 2', 'https://a.example/login'],
		['Step 3', 'https://a.example/session'],
	]);
	const cookies = steps.map(
		({ command }) => command?.headers.find(([name]) => name === 'Cookie')?.[1],
	);
	expect(cookies).toEqual(['${step1.cookies}', '${step2.cookies}']);
});

it.each<[string, string]>([
	[
		'by the token',
		`curl https://a.example/a -H 'X: \${token}'\ncurl -X DELETE https://a.example/b -H 'X: \${token}'`,
	],
	[
		'and others without it',
		`curl https://a.example/models\ncurl https://a.example/a -H "X: $TOKEN"`,
	],
])('of several examples the first one counts, and none is sent: %s', (_title, script) => {
	const { steps, call } = read(`${LOGIN}\n${script}`);
	expect(steps).toEqual([]);
	expect(call).toMatchObject({ name: 'X', template: '${token}' });
});

it('requests by the kept cookies that create something are no steps of the login', () => {
	const { steps, callsByCookies } = read(
		`curl -c j https://a.example/login -d 'u=\${username}'\ncurl -b j https://a.example/orgs -d a=1\ncurl -b j https://a.example/orgs/1/tasks -d a=1`,
	);
	expect([steps, callsByCookies]).toEqual([[], true]);
});

it('a variable that a further request of the login sends is where jq took it from', () => {
	const { steps, tokenPath } = read(
		`ACCESS_TOKEN=$(${LOGIN} | jq -r '.data.at')\necho done\nTOKEN=$(curl https://a.example/exchange -H "iam: $ACCESS_TOKEN" | jq -r .accessToken)\ncurl https://a.example/users -H "Authorization: Bearer $TOKEN"`,
	);
	expect(steps[0].command?.headers[0]).toEqual(['iam', '${step1.data.at}']);
	expect(tokenPath).toBe('accessToken');
});

it('a backslash before the next command joins nothing', () => {
	const { call } = read(`${LOGIN} \\\n# calls\ncurl https://a.example/users -H 'X: \${token}' \\`);
	expect(call).toMatchObject({ name: 'X' });
});

it.each([
	['date +%s', 'now:epoch'],
	['date +%s%3N', 'now:epochMs'],
	['date -u +"%Y-%m-%dT%H:%M:%SZ"', 'now:YYYY-MM-DDTHH:mm:ssZ'],
	['uuidgen', 'uuid'],
	['uuidgen | tr A-Z a-z', 'uuid'],
])('$(%s) is ${%s}', (command, name) => {
	const { login } = read(`curl https://a.example/t -d "x=$(${command})"`);
	expect(login.command?.body).toEqual({ kind: 'form', text: `x=\${${name}}` });
});

it.each<[string, string, RegExp]>([
	[
		'a call without the token',
		'curl https://a.example/users',
		/an example call must have \$\{token\}/,
	],
	[
		'the token deep in a body',
		`curl https://a.example/rpc --json '{"a": {"b": {"c": "x \${token}"}}}'`,
		/can’t be read from an example/,
	],
	[
		'a key in plain text',
		`curl https://a.example/u -H 'X: \${token}' -H 'X-Api-Key: abc123'`,
		/"X-Api-Key" in plain text/,
	],
	[
		'a value that is not there',
		`curl https://a.example/u -H 'X: \${token}' -H 'Y: \${org}'`,
		/\$\{org\}, but there is no such/,
	],
	[
		'a pipe into the next',
		`${LOGIN} | curl https://b.example -d @-`,
		/sends its output to a second curl/,
	],
])('is told: %s', (_title, script, message) => {
	expect(() => read(script.startsWith(LOGIN) ? script : `${LOGIN}\n${script}`)).toThrow(message);
});
