/**
 * Tests commands with typing errors and other text around them. They are read correctly, or the
 * error says the cure.
 */
import { readCurlLogin } from '../../../../credentials/tokenLogin/curl/curlLogin';

const VALUES = { username: 'u', password: 'p', clientId: 'c', clientSecret: 's', apiKey: 'k' };
const FORM = 'u=${username}&p=${password}';
const read = (command: string) => readCurlLogin(command, VALUES);

it.each([
	['--Data', `curl https://a.example/login --Data '${FORM}'`, /--Data.*Write --data\b/],
	['-x POST', `curl -x POST https://a.example/login -d '${FORM}'`, /-x.*Write -X for the method/],
	['-xPOST', `curl -xPOST https://a.example/login -d '${FORM}'`, /Write -X for the method/],
	['-D', `curl -D '${FORM}' https://a.example/login`, /Write -d for data/],
	['-h', `curl -h 'Accept: a/b' https://a.example/login -d '${FORM}'`, /Write -H for a header/],
	['-U', 'curl -U ${username}:${password} https://a.example/login', /Write -u for user/],
	['-f', `curl -f 'u=\${username}' https://a.example/login`, /Write -F for a field/],
	['-o', `curl -o '\${username}' https://a.example/login`, /placeholder after -o, which sends/],
])('%s is another option than the one that was meant', (_option, command, message) => {
	expect(() => read(command)).toThrow(message);
});

it.each([
	['a proxy', '-x http://p.example', /"Proxy"/],
	['an option that nobody knows', '--Dada x', /--Dada, which is not known here/],
])('%s is refused as before', (_what, option, message) => {
	expect(() => read(`curl ${option} https://a.example/login -d '${FORM}'`)).toThrow(message);
});

it.each([
	['XML', '<response><token>abc</token></response>'],
	['XML with its declaration', '<?xml version="1.0"?><r/>'],
	['JSON', '{"token": "abc"}'],
])('an answer in %s on the command’s own line is no part of it', (_what, answer) => {
	const command = `curl https://a.example/login -d '${FORM}'`;
	expect(read(`${command} ${answer}`)).toEqual(read(command));
});

const KEPT = `curl -c jar https://a.example/login -d '${FORM}'`;

it.each([
	['alone', `${KEPT}\ncurl -b jar https://a.example/api/users`, ''],
	['with a header', `${KEPT}\ncurl -b jar -H 'X-A: 1' https://a.example/api/users`, 'X-A: 1'],
	[
		'with a value of the answer in a header',
		`${KEPT}\ncurl -b jar -H 'X-CSRF: \${step1.csrf}' https://a.example/api/users`,
		'X-CSRF: ${step1.csrf}',
	],
	['with data', `${KEPT}\ncurl -b jar https://a.example/api/orders -d '{"a": 1}'`, ''],
	[
		'after a page that is fetched first',
		`curl -c jar https://a.example/login\ncurl -b jar -c jar https://a.example/login -d '${FORM}'\ncurl -b jar -c jar https://a.example/users`,
		'',
	],
])('a call by the kept cookies is an example: %s', (_what, script, headers) => {
	const { call, callsByCookies, steps } = read(script);
	expect(callsByCookies).toBe(true);
	expect(call).toMatchObject({ name: 'Cookie', template: '${token}', headers });
	expect(steps.every(({ url }) => url.endsWith('/login'))).toBe(true);
});

it.each([
	['for a token', 'curl -b jar https://a.example/client/token'],
	['with a value of the credential', "curl -b jar https://a.example/do -d 'k=${apiKey}'"],
	['with a value of an answer', "curl -b jar https://a.example/do -d 'x=${step1.x}'"],
])('a request by the kept cookies is a step of the login: %s', (_what, command) => {
	const { call, steps } = read(`${KEPT}\n${command}`);
	expect(call).toBeUndefined();
	expect(steps).toHaveLength(1);
});

it.each([
	['echo -n ${clientId}:${clientSecret} | base64', '${clientId}:${clientSecret}'],
	[`printf '%s' "\${clientId}:\${clientSecret}" | base64 -w 0`, '${clientId}:${clientSecret}'],
	['echo -n "$apiKey:" | base64 --wrap=0', '${apiKey}:'],
])('$(%s) is the function base64', (command, text) => {
	const { login } = read(`curl https://a.example/t -H "Authorization: Basic $(${command})" -d a=1`);
	expect(login.command?.headers[0]).toEqual(['Authorization', `Basic \${base64('${text}')}`]);
});

it('a variable of PowerShell takes the output without a bracket', () => {
	const call = `curl.exe https://a.example/users -H "X-A: $answer"`;
	const script = `$answer = curl.exe --silent "https://a.example/login" \`\n --data "${FORM}"`;
	expect(read(`${script}\n${call}`)).toMatchObject({
		login: { command: { body: { text: FORM } } },
		call: { name: 'X-A', template: '${token}' },
	});
});
